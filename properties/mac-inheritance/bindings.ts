import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { macInheritance } from './check.ts';
import { preservedRoundTrip, separatePaths } from './mac-composition.ts';

/** Every statement of the subject. */
export const MAC_INHERITANCE: readonly AnyBinding[] = [macInheritance, preservedRoundTrip, separatePaths];
