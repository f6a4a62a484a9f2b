import { describe, expect, test } from 'vitest';
import type { BundleId, BundleSequence, Seconds, Witness } from '../../../spec/language/notation.ts';
import type { RuleChoices } from '../../../spec/rules/catalogue.ts';
import { AUDIT } from '../../../spec/split-view/check.ts';
import { createWitnessCrypto } from '../../crypto/create-witness-crypto.ts';
import type { WitnessCrypto } from '../../crypto/witness-crypto.ts';
import type { Checkpoint, Cosignature } from '../../messages/checkpoints.ts';
import { loadRevision } from '../../revision/load.ts';
import { Auditor } from './auditor.ts';
import { Collector, type Padding } from './collector.ts';
import { Consumer } from './consumer.ts';

const { rules } = loadRevision('draft-00');
const NOW = 1_767_139_200 as Seconds;
const W = 4;

const witness = (number: number): Witness => number as Witness;

function write(crypto: WitnessCrypto, dMax: number, seq = 0): Checkpoint {
  return crypto.write(1 as BundleId, seq as BundleSequence, 0, 1, dMax);
}

describe.each(['ideal', 'noble'] as const)('a quorum on the %s level', (level) => {
  const isQuorum = (q: number, cosigners: readonly number[], over: Partial<RuleChoices> = {}): boolean => {
    const chosen = { ...rules, ...over };
    const crypto = createWitnessCrypto(chosen, level);
    const checkpoint = write(crypto, 1);
    const cosignatures = cosigners.map((one) => crypto.cosign(witness(one), checkpoint, NOW));
    return new Consumer(chosen, crypto).receive(checkpoint, cosignatures, q);
  };

  test('is q distinct witnesses, and no fewer', () => {
    expect(isQuorum(2, [0])).toBe(false);
    expect(isQuorum(2, [0, 0, 0])).toBe(false);
    expect(isQuorum(2, [0, 3])).toBe(true);
    expect(isQuorum(3, [0, 0, 3])).toBe(false);
    expect(isQuorum(1, [])).toBe(false);
  });

  test('is another number where a rule says so', () => {
    expect(isQuorum(2, [0], { 'quorum-threshold': 'q-minus-one' })).toBe(true);
    expect(isQuorum(2, [0, 1], { 'quorum-threshold': 'above-q' })).toBe(false);
    expect(isQuorum(2, [0, 0], { 'quorum-counting': 'cosignatures' })).toBe(true);
  });
});

test('a consumer takes what a quorum has cosigned, or anything where a rule says so', () => {
  const taken = (cosigners: readonly number[], over: Partial<RuleChoices> = {}): boolean => {
    const chosen = { ...rules, ...over };
    const crypto = createWitnessCrypto(chosen, 'ideal');
    const checkpoint = write(crypto, 1);
    const cosignatures = cosigners.map((one) => crypto.cosign(witness(one), checkpoint, NOW));
    const consumer = new Consumer(chosen, crypto);
    return consumer.takes(consumer.receive(checkpoint, cosignatures, 2));
  };
  expect(taken([0, 1])).toBe(true);
  expect(taken([0])).toBe(false);
  expect(taken([0], { 'consumer-acceptance': 'any-view' })).toBe(true);
});

describe.each(['ideal', 'noble'] as const)('padding on the %s level', (level) => {
  /** Which of the cosignatures shown are right, where w1 cosigned the view and w2 the other one. */
  const right = (padding: Padding, over: Partial<RuleChoices> = {}): boolean[] => {
    const crypto = createWitnessCrypto({ ...rules, ...over }, level);
    const collector = new Collector(crypto);
    const view = collector.prepare(write(crypto, 1));
    const other = collector.prepare(write(crypto, 1 + Number.EPSILON));
    view.cosignatures.push(crypto.cosign(witness(0), view.checkpoint, NOW));
    other.cosignatures.push(crypto.cosign(witness(1), other.checkpoint, NOW));
    return collector.pad(view, padding, W).map((one) => crypto.isRight(one, view.checkpoint));
  };

  test('makes nothing right but what is', () => {
    expect(right('repeated')).toEqual([true, true, true, true]);
    expect(right('borrowed')).toEqual([true, false]);
    expect(right('forged')).toEqual([true, false, false, false, false]);
    expect(right('relabelled')).toEqual([true, false, false, false]);
  });

  test('borrows what does not cover the extra field', () => {
    expect(right('borrowed', { 'cosignature-coverage': 'tree-head' })).toEqual([true, true]);
  });
});

test('on real octets a name and key ID are not enough, unless a rule says so', () => {
  const verifies = (take: RuleChoices['cosignature-verification']): boolean => {
    const crypto = createWitnessCrypto({ ...rules, 'cosignature-verification': take }, 'noble');
    return crypto.isRight(crypto.forge(witness(0)), write(crypto, 1));
  };
  expect(verifies('signature')).toBe(false);
  expect(verifies('key-id')).toBe(true);
});

describe('an audit', () => {
  const outcome = (
    shown: readonly [dMax: number, seq: number] | undefined,
    answered: readonly [dMax: number, seq: number] | undefined,
    over: Partial<RuleChoices> = {},
    isForged = false,
  ): number => {
    const chosen = { ...rules, ...over };
    const crypto = createWitnessCrypto(chosen, 'ideal');
    const checkpoint = answered && write(crypto, ...answered);
    const cosign = (body: Checkpoint): Cosignature =>
      isForged ? crypto.forge(witness(0)) : crypto.cosign(witness(0), body, NOW);
    const answer = checkpoint && { checkpoint, cosignature: cosign(checkpoint) };
    return new Auditor(chosen, crypto).compare(shown && write(crypto, ...shown), answer);
  };

  test('finds one unit in the last place', () => {
    expect(outcome([1, 0], [1, 0])).toBe(AUDIT.consistent);
    expect(outcome([1, 0], [1 + Number.EPSILON, 0])).toBe(AUDIT.split);
    expect(outcome([0, 0], [5e-324, 0])).toBe(AUDIT.split);
  });

  test('raises no alarm without evidence', () => {
    expect(outcome([1, 0], undefined)).toBe(AUDIT.noEvidence);
    expect(outcome(undefined, [1, 0])).toBe(AUDIT.noEvidence);
    expect(outcome([1, 0], [2, 1])).toBe(AUDIT.noEvidence);
    expect(outcome([1, 0], [2, 0], {}, true)).toBe(AUDIT.unproven);
  });

  test('comes to something else under other rules', () => {
    expect(outcome([1, 0], [2, 0], { 'auditor-comparison': 'root-only' })).toBe(AUDIT.consistent);
    expect(outcome([1, 0], [1 + 1e-10, 0], { 'auditor-comparison': 'within-tolerance' })).toBe(
      AUDIT.consistent,
    );
    expect(outcome([1, 0], [1 + 1e-8, 0], { 'auditor-comparison': 'within-tolerance' })).toBe(AUDIT.split);
    expect(outcome([1, 0], [1, 1], { 'auditor-scope': 'same-bundle' })).toBe(AUDIT.split);
    expect(outcome([1, 0], [2, 0], { 'auditor-verification': 'trusted' }, true)).toBe(AUDIT.split);
  });
});
