import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { macInheritance } from './check.ts';
import { preservedRoundTrip, separatePaths } from './mac-composition.ts';
import { parserBounds } from './parser-bounds.ts';

/** Every statement of the subject. */
export const MAC_INHERITANCE: readonly AnyBinding[] = [
  macInheritance,
  preservedRoundTrip,
  separatePaths,
  parserBounds,
];
