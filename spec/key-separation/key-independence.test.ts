import { expect, test } from 'vitest';
import { loadRevision } from '../../src/revision/load.ts';
import { type Epoch, type KeyPurpose, vantageId } from '../language/notation.ts';
import { breachOf } from '../language/statement.ts';
import type { Derivation } from './check.ts';
import {
  type Attempt,
  DISTINCT_KEYS,
  INDEPENDENT_KEYS,
  INDEPENDENT_LEGACY_KEYS,
} from './key-independence.ts';

const revision = loadRevision('draft-00');

function derivation(purpose: KeyPurpose, id: string, epoch: number, key: string): Derivation {
  return {
    purpose,
    vantage: vantageId(id),
    idOctets: Buffer.byteLength(id),
    epoch: epoch as Epoch,
    info: new Uint8Array(0),
    key: Buffer.from(key),
  };
}

function observed(derivations: readonly Derivation[], attempts: readonly Attempt[] = []) {
  return { count: derivations.length, derivations, attempted: attempts.length, attempts };
}

const bfd = derivation('K_BFD_auth', 'v1', 0, 'b');
const epoch = derivation('K_v_epoch', 'v1', 0, 'e');

test('different keys that give nothing away are independent and distinct', () => {
  const attempt = {
    held: bfd,
    wanted: epoch,
    fromOperatorKey: Buffer.from('x'),
    fromExtracted: Buffer.from('y'),
  };
  const one = observed([bfd, epoch, epoch], [attempt]);
  for (const statement of [INDEPENDENT_KEYS, DISTINCT_KEYS, INDEPENDENT_LEGACY_KEYS])
    expect(breachOf(statement, one, revision)).toBeNull();
});

test('one key for both purposes is a breach of all', () => {
  const one = observed([bfd, { ...epoch, key: bfd.key }]);
  for (const statement of [INDEPENDENT_KEYS, DISTINCT_KEYS, INDEPENDENT_LEGACY_KEYS])
    expect(breachOf(statement, one, revision)).toContain('expected different keys');
});

test('one key for two vantages or epochs breaks that each has its own, and not independence', () => {
  for (const other of [derivation('K_v_epoch', 'v2', 0, 'e'), derivation('K_v_epoch', 'v1', 1, 'e')]) {
    expect(breachOf(DISTINCT_KEYS, observed([epoch, other]), revision)).toContain('expected different keys');
    expect(breachOf(INDEPENDENT_KEYS, observed([epoch, other]), revision)).toBeNull();
  }
});

test.each(['fromOperatorKey', 'fromExtracted'] as const)('a key that was computed %s is a breach', (from) => {
  const attempt = {
    held: bfd,
    wanted: epoch,
    fromOperatorKey: bfd.info,
    fromExtracted: bfd.info,
    [from]: epoch.key,
  };
  expect(breachOf(INDEPENDENT_KEYS, observed([bfd, epoch], [attempt]), revision)).toContain(
    'expected unknown',
  );
  expect(breachOf(DISTINCT_KEYS, observed([bfd, epoch], [attempt]), revision)).toBeNull();
});

test('what is left over from another case does not count', () => {
  const leftOver = { count: 1, derivations: [bfd, { ...epoch, key: bfd.key }], attempted: 0, attempts: [] };
  expect(breachOf(INDEPENDENT_KEYS, leftOver, revision)).toBeNull();
});
