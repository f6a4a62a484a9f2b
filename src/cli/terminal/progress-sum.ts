import type { Progress } from '../../search/run/run-checks.ts';

/** How far one check, or all of them, have come. */
export interface Advance {
  readonly done: number;
  readonly expected: number;
  /** Cases a second while they were run, of those that were not kept from before; null before enough were. */
  readonly rate: number | null;
  /** How long the rest takes, once its turn comes; null where the rate is not known. */
  readonly secondsLeft: number | null;
}

/** A check that has run less of its cases than one in so many has no pace of its own yet. */
const TELLING_SHARE = 100;

/** What a check reported last, and how long it was run. */
interface Standing extends Progress {
  /** Checks take turns: the time since any of them reported is that of the one that reports, if it ran something. */
  readonly seconds: number;
}

/** Adds up how far the checks have come. A check that has not reported yet counts as large as the mean of the others. */
export class ProgressSum {
  readonly checks: number;
  readonly #standings = new Map<string, Standing>();
  readonly #clock: () => number;
  #reportedAt: number;

  /** `clock` tells milliseconds from any origin. */
  constructor(checks: number, clock: () => number) {
    this.checks = checks;
    this.#clock = clock;
    this.#reportedAt = clock();
  }

  add(progress: Progress): void {
    const now = this.#clock();
    const before = this.#standings.get(progress.check) ?? { done: 0, kept: 0, seconds: 0 };
    const sinceThen = runOf(progress) > runOf(before) ? (now - this.#reportedAt) / 1000 : 0;
    this.#standings.set(progress.check, { ...progress, seconds: before.seconds + sinceThen });
    this.#reportedAt = now;
  }

  get finished(): number {
    return this.#all.filter(({ done, expected }) => done >= expected).length;
  }

  /** Of all checks together, at the pace of each where it has one and at that of the whole where it has none. */
  get whole(): Advance {
    const all = this.#all;
    const sum = (of: (each: Standing) => number): number => all.reduce((total, each) => total + of(each), 0);
    const done = sum((each) => each.done);
    const known = sum((each) => Math.max(each.done, each.expected));
    const expected = Math.ceil((known * this.checks) / Math.max(1, all.length));
    const rate = rateOf(
      sum(runOf),
      sum(({ seconds }) => seconds),
    );
    if (rate === null) return { done, expected, rate, secondsLeft: null };
    const secondsLeft = sum((each) => advanceOf(each).secondsLeft ?? leftOf(each) / rate);
    return { done, expected, rate, secondsLeft: secondsLeft + (expected - known) / rate };
  }

  /** The checks that are not finished, those that take longest first. */
  unfinished(most: number): readonly (Advance & { readonly check: string })[] {
    return this.#all
      .filter((each) => leftOf(each) > 0)
      .map((each) => ({ check: each.check, ...advanceOf(each) }))
      .sort((left, right) => (right.secondsLeft ?? 0) - (left.secondsLeft ?? 0))
      .slice(0, most);
  }

  get #all(): readonly Standing[] {
    return [...this.#standings.values()];
  }
}

function advanceOf(standing: Standing): Advance {
  const { done, kept, expected, seconds } = standing;
  const run = runOf(standing);
  const rate = run * TELLING_SHARE >= expected - kept ? rateOf(run, seconds) : null;
  return { done, expected, rate, secondsLeft: rate === null ? null : leftOf(standing) / rate };
}

/** Null where nothing was run, or in no time. */
function rateOf(cases: number, seconds: number): number | null {
  return cases > 0 && seconds > 0 ? cases / seconds : null;
}

function runOf({ done, kept }: Pick<Progress, 'done' | 'kept'>): number {
  return done - kept;
}

function leftOf({ done, expected }: Progress): number {
  return Math.max(0, expected - done);
}
