import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { acceptsHonest, rejectsForgeries, rejectsReplays, rejectsStale } from './acceptance.ts';
import { boundedState } from './bounded-state.ts';
import { epochBoundary, jointAcceptance } from './checks.ts';
import { conditionsIndependent, honestStep, refusalReasons } from './conditions.ts';

/** Every statement of the subject. */
export const REPLAY_COHERENCE: readonly AnyBinding[] = [
  jointAcceptance,
  epochBoundary,
  acceptsHonest,
  rejectsReplays,
  rejectsForgeries,
  rejectsStale,
  conditionsIndependent,
  honestStep,
  refusalReasons,
  boundedState,
];
