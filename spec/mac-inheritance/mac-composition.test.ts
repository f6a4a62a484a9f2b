import { expect, test } from 'vitest';
import { loadRevision } from '../../src/revision/load.ts';
import { breachOf } from '../language/statement.ts';
import type { Alteration, Verification } from './check.ts';
import { PRESERVED_ROUND_TRIP, SEPARATE_PATHS } from './mac-composition.ts';

const revision = loadRevision('draft-00');

function altered(what: Alteration['what'], outcome: Verification['outcome']): Verification {
  const alteration = { what, field: '', isFirstBit: false, isLastBit: false };
  return {
    path: 'A',
    key: 'K_v_epoch',
    wellFormed: true,
    altered: alteration,
    outcome,
    fieldsKept: false,
  };
}

const breaches = (one: Verification) =>
  [PRESERVED_ROUND_TRIP, SEPARATE_PATHS].map(
    (statement) => breachOf(statement, { count: 1, verifications: [one] }, revision) !== null,
  );

test.each<[Alteration['what'], boolean]>([
  ['bit flipped', false],
  ['octets cut off', false],
  ['made with the K_BFD_auth of an insider', false],
  ['tag of the other path', true],
  ['sent on the other path', true],
  ['built around what the other path tagged', true],
])('%s: authentic is a breach of the round trip, across the paths of both', (what, isAcross) => {
  expect(breaches(altered(what, 'authentic'))).toEqual([true, isAcross]);
  expect(breaches(altered(what, 'wrong tag'))).toEqual([false, false]);
});

test('a key that stands in for the other breaks the round trip', () => {
  const crossed: Verification = {
    path: 'A',
    key: 'K_BFD_auth',
    wellFormed: true,
    altered: null,
    outcome: 'authentic',
    fieldsKept: true,
  };
  expect(breaches(crossed)).toEqual([true, false]);
});
