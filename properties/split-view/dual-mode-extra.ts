import { type ExtraWorld, extraScenario } from '../../generators/split-view/dual-mode-extra.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { EXTRA_FIELD } from '../../spec/rules/parties.ts';
import {
  areEqualPairs,
  type ExtraObservation,
  INJECTIVE_EXTRA,
  REFUSED,
} from '../../spec/split-view/dual-mode-extra.ts';
import type { Binding } from '../../src/search/trial/binding.ts';

/** Step 2 of T-COMP-SPLIT: the octets of the extra field. */
export const injectiveExtra: Binding<ExtraWorld, ExtraObservation> = {
  statement: INJECTIVE_EXTRA,
  scenario: extraScenario,
  level: 'ideal',
  reads: EXTRA_FIELD,
  grants: [],
  silence: 'open',
  isRelevant: () => true,
  reach: [
    { name: 'equal pairs', perMille: 1, when: ({ left, right }) => areEqualPairs(left, right) },
    {
      name: 'one of the two numbers the same',
      perMille: 50,
      when: ({ left, right }) => (left.dMinimax === right.dMinimax) !== (left.dMax === right.dMax),
    },
    {
      name: 'numbers that differ in the last bit',
      perMille: 2,
      when: ({ left, right }) => left.dMinimax === 1 && right.dMinimax === 1 + Number.EPSILON,
    },
    {
      name: 'the two numbers exchanged',
      perMille: 1,
      when: ({ left, right }) => left.dMinimax === right.dMax && left.dMax === right.dMinimax,
    },
    { name: 'a pair that is refused', perMille: 50, when: ({ leftExtra }) => leftExtra === REFUSED },
  ],
  catches: [
    wrong('extra-encoding', 'sixteen-digits'),
    wrong('extra-encoding', 'fixed-decimals'),
    wrong('extra-encoding', 'binary32'),
    wrong('extra-binding', 'd-max-only'),
    wrong('extra-binding', 'none'),
    wrong('extra-binding', 'unordered'),
    wrong('extra-zero', 'sign-kept'),
    wrong('extra-range', 'not-negative'),
  ],
};
