import type { Closeness, Share } from './closeness.ts';
import type { HypothesisName } from './hypotheses.ts';
import type { Revision } from './revision.ts';
import type { Violation } from './violation.ts';

export { HYPOTHESES, type HypothesisName } from './hypotheses.ts';

/**
 * One claim of the draft, as a pure predicate over what was observed. It knows no runner, no generator and no
 * implementation.
 */
export interface Statement<Observation> {
  /** A check as section 8 of the draft names it, or a claim as its theorem words it: `T-RC-1/accepts-honest`. */
  readonly id: StatementId;
  /** The section of the draft that it comes from. */
  readonly clause: string;
  /** The claim in one English sentence. */
  readonly sentence: string;
  /** What the draft assumes for it, by name (section 1.3, 1.4). */
  readonly hypotheses: readonly HypothesisName[];
  /** The claim as a formula, in the symbols of section 1.1. */
  readonly formula: string;
  /**
   * Null where the claim holds of this observation; otherwise what was expected and what was found, in protocol
   * terms. Called for every case, so that building the text is left to the failing one.
   */
  breach(observation: Observation, revision: Revision): string | null;
  /** Its laws by name, each with its formula. */
  readonly laws?: readonly { readonly name: string; readonly formula: string }[];
  /** The same as `breach`, as data: which law, and where. */
  violation?(observation: Observation, revision: Revision): Violation | null;
  /**
   * Of an inequality, in the wording that the revision takes: what was found and what is allowed at the place of this
   * case where the largest share of it was found. Beyond what is allowed only where there is a breach. Null where the
   * case says nothing, and where it need not be looked for, as nothing is closer than `beyond`.
   */
  closeness?(observation: Observation, revision: Revision, beyond: Share | null): Closeness | null;
}

export const CHECK_IDS = [
  'T-JCOST-1.A',
  'T-JCOST-1.B',
  'T-JCOST-1.C',
  'T-VDOS-1',
  'T-VDOS-NEG',
  'T-RC-1.A',
  'T-RC-1.B',
  'T-HKDF-PS',
  'T-COMP-SPLIT',
  'T-VOLINV',
  'T-AUTH-INHERIT',
  'T-NIC-SUFF',
] as const;

/** One of the twelve checks of section 8. */
export type CheckId = (typeof CHECK_IDS)[number];
/** A claim of a theorem in its full wording: the theorem, and which of its claims. */
export type ClaimId = `${string}/${string}`;
/** What a verdict is about. */
export type StatementId = CheckId | ClaimId;
