import { hkdfSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Epoch, vantageId } from '../../spec/language/notation.ts';
import { type RuleChoice, wrong } from '../../spec/rules/catalogue.ts';
import { withRules } from '../revision/build.ts';
import { loadRevision } from '../revision/load.ts';
import { KeySchedule, SEARCHED_OPERATOR_KEY } from './keys.ts';

const revision = loadRevision('draft-00');
const { rules } = revision;
const keys = new KeySchedule(SEARCHED_OPERATOR_KEY, rules);

/** HKDF-SHA256 by another implementation, over an info string written out by hand. */
function derived(infoHex: string): Uint8Array {
  const info = Buffer.from(infoHex.replaceAll(' ', ''), 'hex');
  return new Uint8Array(hkdfSync('sha256', SEARCHED_OPERATOR_KEY, 'mvps-perfsec-coupling-00', info, 32));
}

test('K_op has 32 octets', () => {
  expect(SEARCHED_OPERATOR_KEY).toHaveLength(32);
});

describe('as node:crypto derives them', () => {
  test('K_v_epoch', () => {
    const expected = derived('00000009 4b5f765f65706f6368 00000002 7631 00000008 0000000000000007');
    expect(Uint8Array.from(keys.epochKey(vantageId('v1'), 7 as Epoch))).toEqual(expected);
  });

  test('K_BFD_auth, of no epoch', () => {
    const expected = derived('0000000a 4b5f4246445f61757468 00000002 7631 00000008 0000000000000000');
    expect(Uint8Array.from(keys.bfdKey(vantageId('v1')))).toEqual(expected);
  });
});

test('another K_op gives other keys', () => {
  const other = SEARCHED_OPERATOR_KEY.slice() as typeof SEARCHED_OPERATOR_KEY;
  other[31] = (other[31] as number) ^ 1;
  const changed = new KeySchedule(other, rules);
  expect(changed.bfdKey(vantageId('v1'))).not.toEqual(keys.bfdKey(vantageId('v1')));
});

describe('rules', () => {
  const id = vantageId('v1');
  const schedule = (...choices: RuleChoice[]) =>
    new KeySchedule(SEARCHED_OPERATOR_KEY, withRules(revision, choices).rules);
  const legacy = wrong('bfd-key-derivation', 'legacy');

  test('a vantage id as the salt is padded with zeros (RFC 2104), so that two ids are one', () => {
    const salted = schedule(wrong('hkdf-salt', 'vantage-id'));
    const zero = vantageId('v1\0');
    expect(salted.bfdKey(id)).toEqual(salted.bfdKey(zero));
    expect(keys.bfdKey(id)).not.toEqual(keys.bfdKey(zero));
  });

  test.each([
    ['16-octets', 16],
    ['1-octet', 1],
    ['none', 0],
  ] as const)('a key of %s', (take, octets) => {
    const short = schedule(wrong('key-octets', take)).epochKey(id, 7 as Epoch);
    expect(Uint8Array.from(short)).toEqual(
      Uint8Array.from(keys.epochKey(id, 7 as Epoch)).subarray(0, octets),
    );
  });

  test('the legacy derivation gives one key to all, or K_op', () => {
    expect(schedule(legacy).bfdKey(id)).toBe(schedule(legacy).bfdKey(vantageId('v2')));
    expect(schedule(legacy, wrong('legacy-bfd-key', 'operator-key')).bfdKey(id)).toEqual(
      SEARCHED_OPERATOR_KEY,
    );
  });

  test('what HKDF extracts is as good as K_op to whoever holds it', () => {
    const extracted = schedule(legacy, wrong('legacy-bfd-key', 'extracted-key')).bfdKey(id);
    expect(keys.epochKeyExpandedFrom(extracted, id, 7 as Epoch)).toEqual(keys.epochKey(id, 7 as Epoch));
  });
});
