import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { exactAtEveryTick, exactCost, pathCCost } from './broker-load.ts';
import { abstractReference, monotoneCost, pathDecomposition } from './checks.ts';
import {
  cpuBudget,
  cpuBudgetAtEveryTick,
  independentOfInsiders,
  independentOfOutside,
  nicBudgetOfJoint,
  volumeIndependent,
} from './load-budget.ts';
import { stageMetering } from './stage-metering.ts';
import { exactInEachSecond } from './wall-clock-cost.ts';

/** Every statement of the subject. */
export const JOINT_COST: readonly AnyBinding[] = [
  monotoneCost,
  pathDecomposition,
  abstractReference,
  exactCost,
  exactAtEveryTick,
  pathCCost,
  independentOfOutside,
  independentOfInsiders,
  volumeIndependent,
  cpuBudget,
  cpuBudgetAtEveryTick,
  nicBudgetOfJoint,
  stageMetering,
  exactInEachSecond,
];
