import { expect, test } from 'vitest';
import { load } from '../revision/load.ts';
import { unevenRevision } from './uneven-revision.ts';

const draft = load('draft-00');
const uneven = unevenRevision(draft.document);
const numbersOf = ({ R_L, B_F, M, wrapperLifetime, witnesses, corruptWitnesses, cost }: typeof uneven) =>
  [R_L, B_F, M, wrapperLifetime, witnesses, corruptWitnesses, ...Object.values(cost)].map(Number);

test('no two of its numbers are alike, and none is that of the draft', () => {
  const numbers = numbersOf(uneven);
  expect(new Set(numbers).size).toBe(numbers.length);
  const before = numbersOf(draft.revision);
  expect(numbers.filter((number, index) => number === before[index])).toEqual([]);
});

test('its rules are those of the draft', () => {
  expect(uneven.rules).toEqual(draft.revision.rules);
});
