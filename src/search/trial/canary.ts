import { law } from '../../../spec/language/law.ts';
import { ours } from '../../../spec/language/origin.ts';
import { condition } from '../../../spec/language/quantifiers.ts';
import { type StatementId, statement } from '../../../spec/language/statement.ts';
import type { Domain, Scenario, World } from '../case/scenario.ts';
import type { AnyBinding, Binding } from './binding.ts';

/** How many of the promised cases break the canary, about: a search misses all of them once in e^25, some 10^11, times. */
const FALSE_CASES = 25n;

const NAME = /^canary\/([1-9]\d{0,15})$/;
const HALF = 2 ** 26;
const ALL = BigInt(HALF) ** 2n;

/** Where a number was drawn: two halves, since a word has 31 bits. */
class Number52 implements World<number> {
  #drawn = 0;

  open([high = 0, low = 0]: readonly number[]): void {
    this.#drawn = high * HALF + low;
  }
  observe(): number {
    return this.#drawn;
  }
  heard(): readonly string[] {
    return [];
  }
}

const half = (name: string): Domain<void> => ({
  name,
  size: HALF,
  edges: [],
  drawn: 'evenly',
  valueOf: (word) => word,
  nameOf: (value) => value,
  valueNamed: Number,
});

const SCENARIO: Scenario<Number52, number> = {
  subject: 'canary',
  streamVersion: 1,
  setting: [half('high half'), half('low half')],
  steps: [],
  length: { min: 0, max: 0 },
  createWorld: () => new Number52(),
};

/**
 * A statement that is false on about 25 of so many cases, whatever their number. It is searched like all others, in
 * blocks, by the same workers, through the same ledger; a search that does not refute it finds nothing anywhere.
 * `cases` is a positive integer below 2^53.
 */
export function canaryFor(cases: number): AnyBinding {
  const id = canaryId(cases);
  const least = Number((FALSE_CASES * ALL + BigInt(cases) - 1n) / BigInt(cases));
  const canary = statement<number>({
    id,
    clause: '-',
    origin: ours('a search that finds nothing is found out by what is false'),
    sentence: `No number from 0 to 2^52 - 1 that is drawn is below ${least}.`,
    hypotheses: [],
    laws: [
      law(
        'no small number',
        `drawn >= ${least}: false of 25 in ${cases}`,
        condition<number>({
          holds: (drawn) => drawn >= least,
          expected: `at least ${least}`,
          found: (drawn) => `${drawn}`,
        }),
      ),
    ],
  });
  const binding: Binding<Number52, number> = {
    statement: canary,
    scenario: () => SCENARIO,
    level: 'ideal',
    reads: [],
    grants: [],
    isRelevant: () => true,
    reach: [],
    catches: [],
  };
  return binding as AnyBinding;
}

/** What the canary of so many cases is called in addresses. */
export function canaryId(cases: number): StatementId {
  return `canary/${cases}`;
}

/** The canary of this name; undefined where it is no name of one. */
export function canaryNamed(id: StatementId): AnyBinding | undefined {
  const cases = Number(NAME.exec(id)?.[1]);
  return Number.isSafeInteger(cases) ? canaryFor(cases) : undefined;
}
