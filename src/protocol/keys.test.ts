import { hkdfSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Epoch, vantageId } from '../../spec/notation.ts';
import { loadRevision } from '../revision/load.ts';
import { KeySchedule, SEARCHED_OPERATOR_KEY } from './keys.ts';

const { rules } = loadRevision('draft-00');
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
