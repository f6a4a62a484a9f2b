import { law } from '../language/law.ts';
import { printed } from '../language/origin.ts';
import { condition, every, type List } from '../language/quantifiers.ts';
import { statement } from '../language/statement.ts';

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

const REQUESTS: List<SplitViewObservation, CosignRequest> = {
  of: ({ requests }) => requests,
  count: ({ requestCount }) => requestCount,
  name: (_, number) => `request ${number}`,
};
const PRESENTATIONS: List<SplitViewObservation, Presentation> = {
  of: ({ presentations }) => presentations,
  count: ({ presentationCount }) => presentationCount,
  name: (_, number) => `presentation ${number}`,
};
const AUDITS: List<SplitViewObservation, Audit> = {
  of: ({ audits }) => audits,
  count: ({ auditCount }) => auditCount,
  name: (_, number) => `audit ${number}`,
};

/** For the body that its witness was asked first under the (bundle_id, bundle_seq). */
export function isForFirstBody({ first, sameAsFirst }: CosignRequest): boolean {
  return first || sameAsFirst;
}

/** What was shown can be held against what the witness itself says of the same (bundle_id, bundle_seq). */
export function isProven(audit: Audit): boolean {
  return audit.shown && !isUnproven(audit) && audit.sameBundle;
}

/** The collector answered, without the cosignature of the witness. */
function isUnproven({ intercepted, genuine }: Audit): boolean {
  return intercepted && !genuine;
}

/** A law of an audit: what it reports where its premise is met. */
function reports(outcome: AuditOutcome, given: (audit: Audit) => boolean) {
  return every(
    AUDITS,
    condition<Audit>({
      given,
      holds: (audit) => audit.outcome === outcome,
      at: describeDifference,
      expected: describeOutcome(outcome),
      found: (audit) => describeOutcome(audit.outcome),
    }),
  );
}

/** T-COMP-SPLIT: section 5, for an auditor that asks a witness which has cosigned the other view. */
export const SPLIT_VIEW = statement<SplitViewObservation>({
  id: 'T-COMP-SPLIT',
  clause: '5',
  origin: printed(
    '8',
    'dual-mode cosig detects split-view',
    'the witness of that name; that there is no alarm otherwise, how a quorum is counted and that a refusal changes nothing, this project asks',
  ),
  sentence:
    'Under one (bundle_id, bundle_seq) a witness cosigns the body that it was asked first, as often as it is asked, and no other, and what it refuses leaves its memory as it was; a consumer finds a quorum exactly where q witnesses have cosigned what it is shown; and an audit reports a split view where the witness cosigned another body, the same view where it cosigned this one only, an answer without proof where the answer lacks its cosignature, and no evidence where there is nothing to compare.',
  hypotheses: ['H-CWT-TRUST', 'H-DUAL-MODE'],
  laws: [
    law(
      'one body',
      'cosigned(r) <=> body(r) is the one that was asked first under its (bundle_id, bundle_seq)',
      every(
        REQUESTS,
        condition<CosignRequest>({
          holds: (request) => request.cosigned === isForFirstBody(request),
          at: (request) => `${describeBody(request)} under its (bundle_id, bundle_seq)`,
          expected: (request) => describeAnswer(isForFirstBody(request)),
          found: ({ cosigned }) => describeAnswer(cosigned),
        }),
      ),
    ),
    law(
      'a refusal changes nothing',
      'not cosigned(r) => the memory of the witness after r = before r',
      every(
        REQUESTS,
        condition<CosignRequest>({
          given: ({ cosigned }) => !cosigned,
          holds: ({ stateChanged }) => !stateChanged,
          at: 'refused',
          expected: 'what the witness remembers unchanged',
          found: 'it changed',
        }),
      ),
    ),
    law(
      'quorum',
      'quorum(p) <=> |witnesses that cosigned what p shows| >= q',
      every(
        PRESENTATIONS,
        condition<Presentation>({
          holds: ({ quorumMet, witnesses, q }) => quorumMet === witnesses >= q,
          at: ({ witnesses, q }) => `shown the cosignatures of ${witnesses} where q = ${q}`,
          expected: ({ witnesses, q }) => describeQuorum(witnesses >= q),
          found: ({ quorumMet }) => describeQuorum(quorumMet),
        }),
      ),
    ),
    law(
      'a split view is detected',
      '(D_minimax, D_max)_A != (D_minimax, D_max)_B and a witness cosigned B => an audit of A with it reports a split view',
      reports(AUDIT.split, (audit) => isProven(audit) && audit.cosignedOther),
    ),
    law(
      'the same view is no alarm',
      'a witness cosigned A only => an audit of A with it reports the same view',
      reports(AUDIT.consistent, (audit) => isProven(audit) && audit.cosignedShown && !audit.cosignedOther),
    ),
    law(
      'no proof without a cosignature',
      'the answer lacks the cosignature of the witness => the audit reports an answer without proof',
      reports(AUDIT.unproven, (audit) => audit.shown && isUnproven(audit)),
    ),
    law(
      'nothing to compare is no evidence',
      'nothing was shown, or the witness cosigned nothing under the (bundle_id, bundle_seq) => the audit reports no evidence',
      reports(AUDIT.noEvidence, hasNothingToCompare),
    ),
  ],
});

function hasNothingToCompare(audit: Audit): boolean {
  if (!audit.shown) return true;
  if (isUnproven(audit)) return false;
  return !audit.sameBundle || (!audit.cosignedOther && !audit.cosignedShown);
}

function describeBody(request: CosignRequest): string {
  if (request.first) return 'the first body';
  return request.sameAsFirst ? 'the same body again' : 'another body';
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
