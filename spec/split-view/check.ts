import { fromBreach } from '../language/from-breach.ts';
import type { Statement } from '../language/statement.ts';

/** What an audit comes to: what a consumer was shown, beside what a witness says that it cosigned. */
export const AUDIT = {
  /** The witness cosigned the same body. */
  consistent: 0,
  /** The witness cosigned another body under the same (bundle_id, bundle_seq): the split view is detected. */
  split: 1,
  /** The witness has cosigned nothing under this (bundle_id, bundle_seq). */
  noEvidence: 2,
  /** The answer carries no cosignature of the witness over its body. */
  unproven: 3,
} as const;
export type AuditOutcome = (typeof AUDIT)[keyof typeof AUDIT];

/** How two bodies under one (bundle_id, bundle_seq) differ. All zero and false: they are the same. */
export interface Difference {
  readonly rootDiffers: boolean;
  /** How many binary64 numbers D_minimax and D_max lie apart: 1 is one unit in the last place. */
  readonly minimaxUlps: number;
  readonly maxUlps: number;
}

/** A witness was asked to cosign a body. Known from what was asked of it before, not from what it remembers. */
export interface CosignRequest {
  /** The first that this witness was asked under the (bundle_id, bundle_seq). */
  readonly first: boolean;
  /** The first one under it was for the same body. */
  readonly sameAsFirst: boolean;
  readonly cosigned: boolean;
  /** Whether anything the witness remembers is different from before. */
  readonly stateChanged: boolean;
}

/** A consumer was shown a body with cosignatures. */
export interface Presentation {
  /** Distinct witnesses that have cosigned this very body and whose cosignature over it was shown. */
  readonly witnesses: number;
  readonly q: number;
  /** Cosignatures were shown that no witness made over this body, or one more than once. */
  readonly padded: boolean;
  /** A quorum met here and one met before, over another body under the same (bundle_id, bundle_seq). */
  readonly twoQuorums: boolean;
  readonly quorumMet: boolean;
}

/** An auditor compared what a consumer was shown with an answer. */
export interface Audit {
  /** The consumer was shown something under the (bundle_id, bundle_seq). */
  readonly shown: boolean;
  /** The collector answered in the witness's name. */
  readonly intercepted: boolean;
  /** The cosignature in the answer is the witness's, over the body in the answer. */
  readonly genuine: boolean;
  /** The answer is about the (bundle_id, bundle_seq) that was asked for. */
  readonly sameBundle: boolean;
  /** Whether the answer can be about a body that the witness cosigned under it: the one shown, or another one. */
  readonly cosignedShown: boolean;
  readonly cosignedOther: boolean;
  /** How what it cosigned differs from what was shown. */
  readonly difference: Difference;
  readonly outcome: AuditOutcome;
}

/** Everything asked, shown and audited in one case. Entries from the count on are left over from another case. */
export interface SplitViewObservation {
  readonly requestCount: number;
  readonly requests: readonly CosignRequest[];
  readonly presentationCount: number;
  readonly presentations: readonly Presentation[];
  readonly auditCount: number;
  readonly audits: readonly Audit[];
}

/** A witness cosigns the body that it was asked first, as often as it is asked, and no other. */
export function expectedCosigned({ first, sameAsFirst }: CosignRequest): boolean {
  return first || sameAsFirst;
}

/** What section 5 has an audit come to. A witness that cosigned another view is evidence, whatever else it cosigned. */
export function expectedOutcome(audit: Audit): AuditOutcome {
  if (!audit.shown) return AUDIT.noEvidence;
  if (audit.intercepted && !audit.genuine) return AUDIT.unproven;
  if (!audit.sameBundle) return AUDIT.noEvidence;
  if (audit.cosignedOther) return AUDIT.split;
  return audit.cosignedShown ? AUDIT.consistent : AUDIT.noEvidence;
}

/** T-COMP-SPLIT: section 5, for an auditor that asks a witness which has cosigned the other view. */
export const SPLIT_VIEW: Statement<SplitViewObservation> = fromBreach<SplitViewObservation>({
  id: 'T-COMP-SPLIT',
  clause: '5',
  sentence:
    'A witness cosigns one body under a (bundle_id, bundle_seq), so that an auditor who compares a view with a witness that cosigned another one detects it, and raises no alarm otherwise.',
  hypotheses: ['H-CWT-TRUST', 'H-DUAL-MODE'],
  formula:
    'Under one (bundle_id, bundle_seq): (D_minimax, D_max)_A != (D_minimax, D_max)_B and a witness cosigned B => an audit of A with it reports a split view',
  breach(observation) {
    return brokenRequest(observation) ?? brokenPresentation(observation) ?? brokenAudit(observation);
  },
});

function brokenRequest({ requests, requestCount }: SplitViewObservation): string | null {
  for (let index = 0; index < requestCount; index++) {
    const request = requests[index] as CosignRequest;
    const expected = expectedCosigned(request);
    if (request.cosigned !== expected) {
      const what = request.first ? 'the first body' : expected ? 'the same body again' : 'another body';
      return `request ${index + 1}, ${what} under its (bundle_id, bundle_seq): expected ${describeAnswer(expected)}, found ${describeAnswer(request.cosigned)}`;
    }
    if (!request.cosigned && request.stateChanged) {
      return `request ${index + 1}, refused: expected what the witness remembers unchanged, found it changed`;
    }
  }
  return null;
}

function brokenPresentation({ presentations, presentationCount }: SplitViewObservation): string | null {
  for (let index = 0; index < presentationCount; index++) {
    const { witnesses, q, quorumMet } = presentations[index] as Presentation;
    if (quorumMet !== witnesses >= q) {
      return `presentation ${index + 1}, shown the cosignatures of ${witnesses} where q = ${q}: expected ${describeQuorum(witnesses >= q)}, found ${describeQuorum(quorumMet)}`;
    }
  }
  return null;
}

function brokenAudit({ audits, auditCount }: SplitViewObservation): string | null {
  for (let index = 0; index < auditCount; index++) {
    const audit = audits[index] as Audit;
    const expected = expectedOutcome(audit);
    if (audit.outcome !== expected) {
      return `audit ${index + 1}, ${describeDifference(audit)}: expected ${describeOutcome(expected)}, found ${describeOutcome(audit.outcome)}`;
    }
  }
  return null;
}

function describeAnswer(cosigned: boolean): string {
  return cosigned ? 'a cosignature' : 'a refusal';
}

function describeQuorum(met: boolean): string {
  return met ? 'a quorum' : 'no quorum';
}

/** An outcome for a person. */
export function describeOutcome(outcome: AuditOutcome): string {
  switch (outcome) {
    case AUDIT.consistent:
      return 'the same view';
    case AUDIT.split:
      return 'a split view';
    case AUDIT.noEvidence:
      return 'no evidence';
    case AUDIT.unproven:
      return 'an answer without proof';
  }
}

function describeDifference({ difference, cosignedOther }: Audit): string {
  if (!cosignedOther) return 'with no other view cosigned by the witness';
  const parts = [
    ...(difference.rootDiffers ? ['another root'] : []),
    ...(difference.minimaxUlps > 0 ? [`D_minimax ${difference.minimaxUlps} ulp apart`] : []),
    ...(difference.maxUlps > 0 ? [`D_max ${difference.maxUlps} ulp apart`] : []),
  ];
  return `where the witness cosigned another view (${parts.join(', ')})`;
}
