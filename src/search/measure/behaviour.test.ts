import { expect, test } from 'vitest';
import { macInheritance } from '../../../properties/mac-inheritance/check.ts';
import { jointAcceptance } from '../../../properties/replay-coherence/checks.ts';
import { loadRevision } from '../../revision/load.ts';
import { runBlock } from '../block/block.ts';
import type { AnyBinding } from '../trial/binding.ts';
import { Trial } from '../trial/trial.ts';
import { BEHAVIOUR_SAMPLE, behaviourOf, sampledOf } from './behaviour.ts';

test('behaviours differ in the kinds of case, in the decisions and in the order in which these first came up', () => {
  const behaviours = [
    behaviourOf([], []),
    behaviourOf([0], []),
    behaviourOf([], [0]),
    behaviourOf([0, 1], []),
    behaviourOf([], [1, 2]),
    behaviourOf([], [2, 1]),
  ];
  expect(new Set(behaviours).size).toBe(behaviours.length);
  expect(behaviourOf([3], [1, 2, 1, 1, 2])).toBe(behaviourOf([3], [1, 2]));
});

test('are looked at in the first cases of a block', () => {
  expect([sampledOf(7), sampledOf(4096)]).toEqual([7, BEHAVIOUR_SAMPLE]);
  const revision = loadRevision('draft-00');
  for (const binding of [jointAcceptance, macInheritance] as readonly unknown[] as readonly AnyBinding[]) {
    const { behaviours } = runBlock(new Trial(binding, revision, [], 'own'), 1, 0, 1000);
    expect(behaviours).toHaveLength(BEHAVIOUR_SAMPLE);
    const different = new Set(behaviours).size;
    expect(different).toBeGreaterThan(10);
    expect(behaviours.every((one) => one >= 0 && one < 2 ** 53)).toBe(true);
  }
});
