import { type ReachError, ReachTest, type ReachVerdict } from '../measure/reach-test.ts';
import { shareOf } from '../measure/share.ts';
import type { AnyBinding } from './binding.ts';
import type { Reached } from './verdict.ts';

/** What became of the kinds of case that a search must reach. */
export class ReachedKinds {
  readonly #reach: AnyBinding['reach'];
  /** One for each kind that is required of a search which samples. */
  readonly #tests: readonly (ReachTest | null)[];

  /** Where all cases of a space are run, shares are what they are, and nothing is tested. */
  constructor(reach: AnyBinding['reach'], isExhausted: boolean, error: ReachError) {
    this.#reach = reach;
    this.#tests = reach.map(({ perMille }) =>
      isExhausted || perMille === 0 ? null : new ReachTest(perMille, error),
    );
  }

  /** Looks at all relevant cases so far, and how many there are of each kind, in the order of the reach table. */
  look(cases: number, counts: readonly number[]): void {
    this.#tests.forEach((test, row) => {
      test?.look(counts[row] ?? 0, cases);
    });
  }

  /** What is told of each kind after so many relevant cases. */
  tell(cases: number, counts: readonly number[]): readonly Reached[] {
    return this.#reach.map(({ name, perMille }, row) => {
      const count = counts[row] ?? 0;
      const test = this.#tests[row];
      const verdict = test?.verdict ?? verdictOfAll(count, cases, perMille);
      const casesToDecide = test?.casesToDecide(count, cases) ?? null;
      const share = shareOf(count, cases);
      return { name, count, share, required: shareOf(perMille, 1000), verdict, casesToDecide };
    });
  }
}

function verdictOfAll(count: number, cases: number, perMille: number): ReachVerdict {
  if (perMille === 0) return 'reached';
  return count > 0 && count * 1000 >= perMille * cases ? 'reached' : 'starved';
}
