import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { volumeIndependentNic } from './broker-nic.ts';
import { nicSufficiency } from './check.ts';
import { nicAnyWindow, nicBudget, nicFive, nicIndependent } from './nic-budget.ts';

/** Every statement of the subject. */
export const NIC_SIZING: readonly AnyBinding[] = [
  nicSufficiency,
  nicBudget,
  nicAnyWindow,
  nicFive,
  nicIndependent,
  volumeIndependentNic,
];
