import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBeyond } from './closeness.ts';
import { atLeast, atMost, between, equal, lessThan, moreThan } from './comparisons.ts';
import type { Form, Judge } from './law.ts';
import type { Revision } from './revision.ts';

const revision = {} as Revision;

/** What was found, the bound or bounds, and what may come on top. */
interface Amounts {
  readonly found: bigint;
  readonly bound: bigint;
  readonly other: bigint;
}
const sides = {
  unit: 'ns',
  found: ({ found }: Amounts) => found,
  allowed: ({ bound }: Amounts) => bound,
};
const onTop = ({ other }: Amounts): bigint => other;
const amounts = fc.record({
  found: fc.bigInt(-3n, 12n),
  bound: fc.bigInt(0n, 9n),
  other: fc.bigInt(0n, 9n),
});

function judgeBy<Parts>({ parts, judgeBy: by }: Form<Amounts, Parts>): Judge<Amounts> {
  return by(parts, '');
}

const range = between<Amounts>({
  unit: 'ns',
  least: ({ bound }) => bound,
  found: ({ found }) => found,
  most: ({ bound, other }) => bound + other,
  says: ({ least, most, found }) => ({ expected: `${least} to ${most}`, found: `${found}` }),
});

const FORMS: readonly (readonly [string, Judge<Amounts>, (amounts: Amounts) => boolean])[] = [
  ['at most', judgeBy(atMost(sides)), ({ found, bound }) => found <= bound],
  ['less than', judgeBy(lessThan(sides)), ({ found, bound }) => found < bound],
  ['at least', judgeBy(atLeast(sides)), ({ found, bound }) => found >= bound],
  ['more than', judgeBy(moreThan(sides)), ({ found, bound }) => found > bound],
  [
    'at most, with something on top',
    judgeBy(atMost({ ...sides, onTop })),
    ({ found, bound, other }) => found <= bound + other,
  ],
  [
    'equal, to less than so much',
    judgeBy(equal({ unit: 'ns', found: sides.found, due: sides.allowed, onTop })),
    ({ found, bound, other }) => found === bound || (found - bound < other && bound - found < other),
  ],
  ['between', judgeBy(range), ({ found, bound, other }) => bound <= found && found <= bound + other],
];

describe.each(FORMS)('%s', (_, judge, holds) => {
  test('verdict and slack agree', () => {
    fc.assert(
      fc.property(amounts, (given) => {
        const isViolated = judge.fault(given, revision, null) !== null;
        expect(isViolated).toBe(!holds(given));
        const slack = judge.slack?.(given, revision, null, null) ?? null;
        expect(slack !== null && isBeyond(slack)).toBe(isViolated);
      }),
    );
  });
});

test('an equality has no slack', () => {
  expect(judgeBy(equal({ unit: 'ns', found: sides.found, due: sides.allowed })).slack).toBeUndefined();
  const ends = { least: sides.allowed, most: sides.allowed };
  expect(judgeBy(between({ ...range.parts, ...ends })).slack).toBeUndefined();
});

test('what is found and allowed is told in whole units, and in its own words where there are any', () => {
  const given = { found: 25n, bound: 20n, other: 0n };
  const scaled = atMost<Amounts>({ ...sides, scale: () => 10n });
  expect(judgeBy(scaled).fault(given, revision, null)).toEqual({
    at: '',
    expected: 'at most 2 ns',
    found: '2 ns',
  });
  const worded = atMost<Amounts>({
    ...sides,
    at: 'here',
    says: ({ allowed }, { found }) => ({ expected: `${allowed} or less`, found: `${found}` }),
  });
  expect(judgeBy(worded).fault(given, revision, null)).toEqual({
    at: 'here',
    expected: '20 or less',
    found: '25',
  });
});

test('nothing is said where the premise is not met', () => {
  const given = { found: 25n, bound: 20n, other: 0n };
  const judge = judgeBy(atMost({ ...sides, given: () => false }));
  expect(judge.fault(given, revision, null)).toBeNull();
  expect(judge.slack?.(given, revision, null, null)).toBeNull();
});
