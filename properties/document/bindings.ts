import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { proofStructure } from './statements.ts';

/** Every statement of the subject. */
export const DOCUMENT: readonly AnyBinding[] = [...proofStructure];
