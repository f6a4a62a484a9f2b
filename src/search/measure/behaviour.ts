import { fingerprintOf } from './distinct.ts';

/** Behaviours are told apart for this many relevant cases of a block, the first ones: a sixteenth of a full block. */
export const BEHAVIOUR_SAMPLE = 256;

/** How many relevant cases of a block are in the sample. */
export function sampledOf(cases: number): number {
  return Math.min(cases, BEHAVIOUR_SAMPLE);
}

/**
 * A hash of how a case went: the kinds of case that it is of, by their rows in the reach table, and the different
 * decisions in it in the order in which each first came up.
 */
export function behaviourOf(kinds: readonly number[], decisions: readonly number[]): number {
  return fingerprintOf([kinds.length, ...kinds, ...new Set(decisions)]);
}
