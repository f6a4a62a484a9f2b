import type { Progress } from '../search/run-checks.ts';

/** How far one check, or all of them, have come. */
export interface Advance {
  readonly done: number;
  readonly expected: number;
  /** Cases a second, of those that were run and not kept from before; null before any was. */
  readonly rate: number | null;
  /** At that rate; null where it is not known. */
  readonly secondsLeft: number | null;
}

/** Adds up how far the checks have come. A check that has not reported yet counts as large as the mean of the others. */
export class ProgressSum {
  readonly checks: number;
  readonly #latest = new Map<string, Progress>();
  readonly #clock: () => number;
  readonly #start: number;

  /** `clock` tells milliseconds from any origin. */
  constructor(checks: number, clock: () => number) {
    this.checks = checks;
    this.#clock = clock;
    this.#start = clock();
  }

  add(progress: Progress): void {
    this.#latest.set(progress.check, progress);
  }

  get finished(): number {
    return [...this.#latest.values()].filter(({ done, expected }) => done >= expected).length;
  }

  get whole(): Advance {
    const all = [...this.#latest.values()];
    const sum = (of: (each: Progress) => number): number => all.reduce((total, each) => total + of(each), 0);
    const expected = sum(({ done, expected }) => Math.max(done, expected));
    return this.#advance({
      done: sum(({ done }) => done),
      kept: sum(({ kept }) => kept),
      expected: Math.ceil((expected * this.checks) / Math.max(1, all.length)),
    });
  }

  /** The checks that are not finished, those that take longest first. */
  unfinished(most: number): readonly (Advance & { readonly check: string })[] {
    return [...this.#latest.values()]
      .filter(({ done, expected }) => done < expected)
      .map((each) => ({ check: each.check, ...this.#advance(each) }))
      .sort((left, right) => (right.secondsLeft ?? 0) - (left.secondsLeft ?? 0))
      .slice(0, most);
  }

  #advance({ done, kept, expected }: Pick<Progress, 'done' | 'kept' | 'expected'>): Advance {
    const seconds = (this.#clock() - this.#start) / 1000;
    const rate = done > kept && seconds > 0 ? (done - kept) / seconds : null;
    return { done, expected, rate, secondsLeft: rate === null ? null : (expected - done) / rate };
  }
}
