import { fromBreach } from '../language/from-breach.ts';
import type { Statement } from '../language/statement.ts';
import { PRINTED } from '../language/wording.ts';
import { AUDIT, type AuditOutcome, describeOutcome } from './check.ts';

/**
 * An auditor held the view that a consumer was shown last against the answers of some witnesses. A consumer takes a
 * view where it finds a quorum, and only what was taken counts as published to it.
 */
export interface ViewAudit {
  /** The consumer took the view. */
  readonly taken: boolean;
  /** Its aggregates are not those of the bundle. */
  readonly isLie: boolean;
  /** Another consumer took other aggregates under the same (bundle_id, bundle_seq). */
  readonly otherTaken: boolean;
  /** The collector has published one pair of aggregates under it so far, taken or not. */
  readonly onePair: boolean;
  /** How many honest witnesses were asked and answered. */
  readonly honestAsked: number;
  /** The answer was given in the name of an honest witness that did not make the cosignature in it. */
  readonly forged: boolean;
  readonly outcome: AuditOutcome;
}

/** What came of one (bundle_id, bundle_seq). Entries from the count on are left over from another case. */
export interface SplitDetectionObservation {
  readonly auditCount: number;
  readonly audits: readonly ViewAudit[];
  /** Honest witnesses that were asked for a cosignature over a view of the bundle. */
  readonly honestRequests: number;
  /** How many of them were asked for cosignatures over two views with different aggregates. */
  readonly askedBoth: number;
  /** How many of them gave cosignatures that verify over two views with different aggregates. */
  readonly signedBoth: number;
  /** Views with different aggregates that were taken by some consumer. */
  readonly viewsTaken: number;
}

/** The premise of section 5: two consumers took different aggregates, and an honest witness was asked. */
export function isSplit(audit: ViewAudit): boolean {
  return audit.taken && audit.otherTaken && asksHonest(audit);
}

/** T-COMP-SPLIT: its statement. */
export const DETECTS: Statement<SplitDetectionObservation> = fromBreach<SplitDetectionObservation>({
  id: 'T-COMP-SPLIT/detects',
  clause: '5',
  sentence:
    'Any collector that publishes inconsistent aggregates to two consumers under one (bundle_id, bundle_seq) is detected by any auditor who asks any honest witness.',
  hypotheses: ['H-CWT-TRUST', 'H-DUAL-MODE'],
  formula:
    '(D_minimax, D_max)_A != (D_minimax, D_max)_B, each with q cosignatures => for every honest witness: an audit of A with it reports a split view',
  breach: ({ audits, auditCount }) => undetected(audits, auditCount, isSplit),
});

/** T-COMP-SPLIT: the end of Step 3. */
export const ONE_BODY: Statement<SplitDetectionObservation> = fromBreach<SplitDetectionObservation>({
  id: 'T-COMP-SPLIT/one-body',
  clause: '5',
  sentence:
    'No honest witness cosigns two views with different aggregates under the same (bundle_id, bundle_seq).',
  hypotheses: ['H-CWT-TRUST', 'H-DUAL-MODE'],
  formula:
    'for every honest witness: |{(D_minimax, D_max) : it cosigned them under (bundle_id, bundle_seq)}| <= 1',
  breach({ signedBoth }) {
    if (signedBoth === 0) return null;
    return `honest witnesses with cosignatures over both views: expected none, found ${signedBoth}`;
  },
});

/** T-COMP-SPLIT: what Step 3 says is closed. */
export const HIDDEN_LIE: Statement<SplitDetectionObservation> = fromBreach<SplitDetectionObservation>({
  id: 'T-COMP-SPLIT/d2-case-2',
  clause: '5',
  sentence:
    'Perfect Byzantine hiding together with a compromised collector is detected: a consumer that took aggregates without the Byzantine vantage learns of it from any honest witness.',
  hypotheses: ['H-CWT-TRUST', 'H-DUAL-MODE'],
  formula:
    '(D_minimax, D_max)_A are not the aggregates of the bundle => for every honest witness: an audit of A with it reports a split view',
  breach({ audits, auditCount }, { wordings }) {
    const wording = wordings['T-COMP-SPLIT/d2-case-2'] ?? PRINTED;
    return undetected(audits, auditCount, wording === PRINTED ? isHidden : isHiddenFromSome);
  },
});

/** T-COMP-SPLIT: what detection is worth nothing without. */
export const NO_FALSE_ALARM: Statement<SplitDetectionObservation> = fromBreach<SplitDetectionObservation>({
  id: 'T-COMP-SPLIT/no-false-alarm',
  clause: '5',
  sentence: 'No audit reports a split view of a collector that publishes one pair of aggregates.',
  hypotheses: ['H-CWT-TRUST', 'H-DUAL-MODE'],
  formula: '(D_minimax, D_max)_A = (D_minimax, D_max)_B for all consumers => no audit reports a split view',
  breach({ audits, auditCount }) {
    for (let index = 0; index < auditCount; index++) {
      const { onePair, outcome } = audits[index] as ViewAudit;
      if (onePair && outcome === AUDIT.split) {
        return `audit ${index + 1}, of a collector that published one pair of aggregates: expected no alarm, found ${describeOutcome(outcome)}`;
      }
    }
    return null;
  },
});

/** The consumer took aggregates from which something was left out. */
export function isHidden(audit: ViewAudit): boolean {
  return audit.taken && audit.isLie && asksHonest(audit);
}

/** The same, where another consumer took the aggregates as they are. */
export function isHiddenFromSome(audit: ViewAudit): boolean {
  return isHidden(audit) && audit.otherTaken;
}

/** An honest witness was asked, whoever answered. */
function asksHonest({ honestAsked, forged }: ViewAudit): boolean {
  return honestAsked > 0 || forged;
}

/**
 * The first audit that should have found a split view and did not. Of an answer in the name of a witness no more is
 * asked than that it is not believed.
 */
function undetected(
  audits: readonly ViewAudit[],
  auditCount: number,
  isMeant: (audit: ViewAudit) => boolean,
): string | null {
  for (let index = 0; index < auditCount; index++) {
    const audit = audits[index] as ViewAudit;
    const { outcome, forged, honestAsked } = audit;
    if (!isMeant(audit) || outcome === AUDIT.split) continue;
    if (forged && outcome !== AUDIT.consistent) continue;
    const asked = forged
      ? 'with a forged answer'
      : `answered by ${honestAsked} honest witness${honestAsked === 1 ? '' : 'es'}`;
    return `audit ${index + 1}, ${asked}: expected ${describeOutcome(AUDIT.split)}, found ${describeOutcome(outcome)}`;
  }
  return null;
}
