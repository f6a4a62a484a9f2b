import { describe, expect, test } from 'vitest';
import type {
  BundleId,
  BundleSequence,
  Seconds,
  Witness as WitnessNumber,
} from '../../../spec/language/notation.ts';
import type { RuleChoices } from '../../../spec/rules/catalogue.ts';
import { createWitnessCrypto } from '../../crypto/create-witness-crypto.ts';
import type { WitnessCrypto } from '../../crypto/witness-crypto.ts';
import type { Checkpoint } from '../../messages/checkpoints.ts';
import { loadRevision } from '../../revision/load.ts';
import { Witness } from './witness.ts';

const { rules } = loadRevision('draft-00');
const NOW = 1_767_139_200 as Seconds;
const FIRST = 0 as WitnessNumber;

interface Body {
  readonly id?: number;
  readonly seq?: number;
  readonly root?: number;
  readonly dMinimax?: number;
  readonly dMax?: number;
}

function write(
  crypto: WitnessCrypto,
  { id = 1, seq = 0, root = 0, dMinimax = 1, dMax = 1 }: Body,
): Checkpoint {
  return crypto.write(id as BundleId, seq as BundleSequence, root, dMinimax, dMax);
}

/** Whether a new witness cosigns each of some bodies, one after the other. */
function answersTo(
  bodies: readonly Body[],
  over: Partial<RuleChoices> = {},
  level: 'ideal' | 'noble' = 'ideal',
): boolean[] {
  const chosen = { ...rules, ...over };
  const crypto = createWitnessCrypto(chosen, level);
  const witness = new Witness(FIRST, chosen, crypto);
  return bodies.map((body) => witness.cosign(write(crypto, body), NOW) !== null);
}

const ONE_ULP_MORE = 1 + Number.EPSILON;

describe.each(['ideal', 'noble'] as const)('on the %s level', (level) => {
  test('the first body wins, whatever the other one differs in', () => {
    const others: readonly Body[] = [
      { root: 1 },
      { dMinimax: ONE_ULP_MORE },
      { dMax: ONE_ULP_MORE },
      { dMinimax: 0, dMax: 0 },
    ];
    for (const other of others) {
      expect(answersTo([{}, other, {}, other], {}, level)).toEqual([true, false, true, false]);
    }
  });

  test('bundles of another id or seq are bundles of their own, in any order', () => {
    const bodies = [{ seq: 2 }, { seq: 0 }, { seq: 1 }, { id: 2 }, { seq: 2, root: 5 }];
    expect(answersTo(bodies, {}, level)).toEqual([true, true, true, true, false]);
  });
});

test('a refusal leaves what is remembered as it was', () => {
  const crypto = createWitnessCrypto(rules, 'ideal');
  const witness = new Witness(FIRST, rules, crypto);
  const first = write(crypto, {});
  witness.cosign(first, NOW);
  const before = witness.answer(first.bundleId, first.bundleSeq);
  expect(witness.cosign(write(crypto, { dMax: 2 }), NOW)).toBeNull();
  expect(witness.answer(first.bundleId, first.bundleSeq)).toBe(before);
  expect(before?.checkpoint).toBe(first);
  expect(witness.remembered).toBe(1);
});

test('it knows of nothing that it was not asked, and of nothing once cleared', () => {
  const crypto = createWitnessCrypto(rules, 'ideal');
  const witness = new Witness(FIRST, rules, crypto);
  const { bundleId, bundleSeq } = write(crypto, {});
  expect(witness.answer(bundleId, bundleSeq)).toBeUndefined();
  witness.cosign(write(crypto, {}), NOW);
  expect(witness.answer(bundleId, (bundleSeq + 1) as BundleSequence)).toBeUndefined();
  witness.clear();
  expect(witness.answer(bundleId, bundleSeq)).toBeUndefined();
});

test('one that answers late has nothing to say within the checkpoint window, and cosigns no other body for that', () => {
  const late: RuleChoices = { ...rules, 'witness-answer': 'late' };
  const crypto = createWitnessCrypto(late, 'ideal');
  const witness = new Witness(FIRST, late, crypto);
  const { bundleId, bundleSeq } = write(crypto, {});
  expect(witness.cosign(write(crypto, {}), NOW)).not.toBeNull();
  expect(witness.answer(bundleId, bundleSeq)).toBeUndefined();
  expect(witness.cosign(write(crypto, { dMax: ONE_ULP_MORE }), NOW)).toBeNull();
});

describe('what the rules change', () => {
  const split = { dMinimax: ONE_ULP_MORE };

  test('a tlog-witness cosigns another extra field under one root, and no smaller tree', () => {
    const take = { 'witness-rule': 'tlog-witness' } as const;
    expect(answersTo([{}, split, { root: 1 }], take)).toEqual([true, true, false]);
    expect(answersTo([{ seq: 1 }, { seq: 0 }, { seq: 2 }, { id: 2 }], take)).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });

  test('one that keeps bundle_id alone refuses the next bundle', () => {
    expect(answersTo([{}, { seq: 1 }], { 'witness-key': 'bundle-only' })).toEqual([true, false]);
  });

  test('one that forgets cosigns the other view once a later bundle has come', () => {
    const bodies = [{}, split, { seq: 1 }, split];
    expect(answersTo(bodies, { 'witness-memory': 'latest-bundle' })).toEqual([true, false, true, true]);
  });
});

describe('two requests at once', () => {
  function together(take: RuleChoices['witness-update']): boolean[] {
    const chosen = { ...rules, 'witness-update': take };
    const crypto = createWitnessCrypto(chosen, 'ideal');
    const witness = new Witness(FIRST, chosen, crypto);
    const bodies = [write(crypto, {}), write(crypto, { dMax: 2 })] as const;
    return witness.cosignTogether(...bodies, NOW).map((answer) => answer !== null);
  }

  test('only one is cosigned, unless checking and storing are two steps', () => {
    expect(together('atomic')).toEqual([true, false]);
    expect(together('check-then-store')).toEqual([true, true]);
  });
});

test.each([
  ['durable', [false, false]],
  ['backup', [false, true]],
  ['nothing', [true, true]],
] as const)(
  'after a restart with %s, another body of the bundle before the last and of the last',
  (take, expected) => {
    const chosen = { ...rules, 'witness-durability': take };
    const crypto = createWitnessCrypto(chosen, 'ideal');
    const witness = new Witness(FIRST, chosen, crypto);
    for (const seq of [0, 1]) witness.cosign(write(crypto, { seq }), NOW);
    witness.restart();
    const answers = [0, 1].map((seq) => witness.cosign(write(crypto, { seq, dMax: 2 }), NOW) !== null);
    expect(answers).toEqual(expected);
  },
);
