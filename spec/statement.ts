import type { Revision } from './revision.ts';

/**
 * One claim of the draft, as a pure predicate over what was observed. It knows no runner, no generator and no
 * implementation.
 */
export interface Statement<Observation> {
  /** As section 8 of the draft names it. */
  readonly id: CheckId;
  /** The section of the draft that it comes from. */
  readonly clause: string;
  /** The claim in one English sentence. */
  readonly sentence: string;
  /** What the draft assumes for it, by name (section 1.3, 1.4). */
  readonly hypotheses: readonly HypothesisName[];
  /** The rules whose reading decides the claim: where the draft is silent or contradicts itself. */
  readonly formula: string;
  /**
   * Null where the claim holds of this observation; otherwise what was expected and what was found, in protocol
   * terms. Called for every case, so that building the text is left to the failing one.
   */
  breach(observation: Observation, revision: Revision): string | null;
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

/** The hypotheses of sections 1.3 and 1.4, with what this project can do with each. */
export const HYPOTHESES = {
  'H-CWT-TRUST': {
    clause: '1.3',
    sentence: 'the trust hypotheses of CWT section 3 hold (H-TRUST-CWT, H-ADM, H-WIT)',
  },
  'H-BFD-AUTH': { clause: '1.3', sentence: 'the HMAC-SHA256 of Coherence-BFD is unforgeable' },
  'H-DDOS-INV': {
    clause: '1.3',
    sentence: 'the invariants I1, I2, I3 of DDoS-Resilience hold; only I1 is visible in the draft',
  },
  'H-V4': { clause: '1.3', sentence: 'the v4.0 catalogue holds under f < N/2 and MVPS-A4' },
  'H-RL': { clause: '1.4', sentence: 'each vantage is rate-limited before any HMAC is verified' },
  'H-DUAL-MODE': {
    clause: '1.4',
    sentence: 'the collector binds (D_minimax, D_max) into the cosigned checkpoint',
  },
  'H-HKDF-PS': { clause: '1.4', sentence: 'K_BFD_auth is derived under K_op, apart from K_v_epoch' },
} as const;

export type HypothesisName = keyof typeof HYPOTHESES;
