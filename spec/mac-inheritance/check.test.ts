import { describe, expect, test } from 'vitest';
import { loadRevision } from '../../src/revision/load.ts';
import { breachOf } from '../language/statement.ts';
import { type Alteration, describeVerification, MAC_INHERITANCE, type Verification } from './check.ts';

const revision = loadRevision('draft-00');
const asSent: Verification = {
  path: 'A',
  key: 'K_v_epoch',
  wellFormed: true,
  altered: null,
  outcome: 'authentic',
  fieldsKept: true,
};
const crossed: Verification = { ...asSent, key: 'K_BFD_auth', outcome: 'wrong tag' };
const bit: Alteration = { what: 'bit flipped', field: 'epoch', isFirstBit: true, isLastBit: false };
const altered: Verification = { ...asSent, altered: bit, outcome: 'malformed', fieldsKept: false };

const breachIn = (...verifications: Verification[]) =>
  breachOf(MAC_INHERITANCE, { count: verifications.length, verifications }, revision);

test('what was sent passes under its own key, not under the other, and altered not at all', () => {
  const onB: Verification = { ...asSent, path: 'B', key: 'K_BFD_auth' };
  expect(
    breachIn(asSent, crossed, altered, onB, { ...onB, key: 'K_v_epoch', outcome: 'wrong tag' }),
  ).toBeNull();
});

describe('a breach', () => {
  test.each<[string, Verification, string]>([
    ['what was sent is refused', { ...asSent, outcome: 'wrong tag' }, 'expected authentic, found wrong tag'],
    ['what was sent is changed', { ...asSent, fieldsKept: false }, 'expected the fields that were sent'],
    ['the other key verifies', { ...crossed, outcome: 'authentic' }, 'expected wrong tag, found authentic'],
    [
      'the other key is not even tried',
      { ...crossed, outcome: 'malformed' },
      'expected wrong tag, found malformed',
    ],
    ['altered octets pass', { ...altered, outcome: 'authentic' }, 'expected a refusal, found it authentic'],
    [
      'altered octets pass with the fields that were sent',
      { ...altered, outcome: 'authentic', fieldsKept: true },
      'expected a refusal, found it authentic',
    ],
  ])('%s', (_, verification, told) => {
    expect(breachIn(asSent, verification)).toContain(told);
    expect(breachIn(asSent, verification)).toContain('verification 2, ');
  });
});

test.each(['malformed', 'unknown vantage', 'wrong tag'] as const)(
  'altered octets may be refused as %s',
  (outcome) => {
    expect(breachIn({ ...altered, outcome })).toBeNull();
  },
);

test('a verification is told in protocol terms', () => {
  expect(describeVerification(asSent)).toBe('path A under K_v_epoch, as sent');
  expect(describeVerification(altered)).toBe('path A under K_v_epoch, first bit of epoch flipped');
  const last = { ...altered, altered: { ...bit, isFirstBit: false, isLastBit: true } };
  expect(describeVerification(last)).toBe('path A under K_v_epoch, last bit of epoch flipped');
});
