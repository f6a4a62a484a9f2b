import { expect, test } from 'vitest';
import { loadRevision } from '../../src/revision/load.ts';
import { type Epoch, type KeyPurpose, vantageId } from '../language/notation.ts';
import { breachOf } from '../language/statement.ts';
import { type Derivation, KEY_SEPARATION } from './check.ts';

const revision = loadRevision('draft-00');

function derivation(name: readonly [KeyPurpose, string, number], info: string, key: string): Derivation {
  const [purpose, id, epoch] = name;
  return {
    purpose,
    vantage: vantageId(id),
    idOctets: Buffer.byteLength(id),
    epoch: epoch as Epoch,
    info: Buffer.from(info),
    key: Buffer.from(key),
  };
}

const breachIn = (...derivations: Derivation[]) =>
  breachOf(KEY_SEPARATION, { count: derivations.length, derivations }, revision);

const first = derivation(['K_v_epoch', 'v', 0], 'info 1', 'key 1');

test('different names with different strings and keys, and the same again, are as they should be', () => {
  const second = derivation(['K_BFD_auth', 'v', 0], 'info 2', 'key 2');
  expect(breachIn(first, second, derivation(['K_v_epoch', 'v', 0], 'info 1', 'key 1'))).toBeNull();
});

test.each([
  ['one key', 'info 2', 'key 1', 'expected different keys, found equal ones'],
  ['two empty keys', 'info 2', '', 'expected different keys, found equal ones'],
])('%s for two names is a breach', (_, info, key, told) => {
  const from = { ...first, key: key === '' ? new Uint8Array(0) : first.key };
  for (const name of [
    ['K_BFD_auth', 'v', 0],
    ['K_v_epoch', 'V', 0],
    ['K_v_epoch', 'v', 1],
  ] as const) {
    expect(breachIn(from, derivation(name, info, key))).toContain(told);
  }
});

test('another key for the same name is a breach', () => {
  const again = ['K_v_epoch', 'v', 0] as const;
  expect(breachIn(first, derivation(again, 'info 1', 'key 2'))).toContain('expected equal keys');
});

test('one info string for two names is none, where their keys differ', () => {
  expect(breachIn(first, derivation(['K_v_epoch', 'w', 0], 'info 1', 'key 2'))).toBeNull();
});

test('a prefix is not equal', () => {
  expect(breachIn(first, derivation(['K_v_epoch', 'v', 1], 'info', 'key'))).toBeNull();
});

test('what looks alike is told by its code points, and a long id by its length', () => {
  const composed = derivation(['K_v_epoch', '\u00e9', 0], 'info 1', 'key 1');
  const decomposed = derivation(['K_v_epoch', 'e\u0301', 0], 'info 1', 'key 1');
  expect(breachIn(composed, decomposed)).toBe(
    'K_v_epoch of id "\\u{e9}" in epoch 0 and K_v_epoch of id "e\\u{301}" in epoch 0: expected different keys, found equal ones',
  );
  const long = derivation(['K_BFD_auth', 'a'.repeat(256), 0], 'info 1', 'key 1');
  expect(breachIn(first, long)).toContain('K_BFD_auth of an id of 256 octets');
});

test('what is left over from another case does not count', () => {
  const leftOver = derivation(['K_v_epoch', 'w', 0], 'info 1', 'key 1');
  expect(breachOf(KEY_SEPARATION, { count: 1, derivations: [first, leftOver] }, revision)).toBeNull();
});
