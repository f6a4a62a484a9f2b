import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { keySeparation } from './check.ts';
import { distinctKeys, independentKeys, independentLegacyKeys } from './key-independence.ts';

/** Every statement of the subject. */
export const KEY_SEPARATION: readonly AnyBinding[] = [
  keySeparation,
  independentKeys,
  distinctKeys,
  independentLegacyKeys,
];
