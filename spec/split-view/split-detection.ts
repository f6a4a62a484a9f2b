import { law, type SideConditions } from '../language/law.ts';
import { implied, ours, printed } from '../language/origin.ts';
import { type Condition, condition, every, type List } from '../language/quantifiers.ts';
import { statement } from '../language/statement.ts';
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
  /** How many honest witnesses were asked. */
  readonly honestAsked: number;
  /** The answer was given in the name of an honest witness that did not make the cosignature in it. */
  readonly forged: boolean;
  readonly outcome: AuditOutcome;
}

/** What came of the bundles of one case, each by itself. Entries from the count on are left over from another case. */
export interface SplitDetectionObservation {
  readonly auditCount: number;
  readonly audits: readonly ViewAudit[];
  /** Honest witnesses that were asked for a cosignature over a view of a bundle, once for each bundle. */
  readonly honestRequests: number;
  /** How many of them were asked for cosignatures over two views with different aggregates. */
  readonly askedBoth: number;
  /** How many of them gave cosignatures that verify over two views with different aggregates. */
  readonly signedBoth: number;
  /** Corrupt witnesses that gave cosignatures over two views with different aggregates, once for each bundle. */
  readonly corruptSignedBoth: number;
  /** Views of one bundle with different aggregates that were taken by some consumer; the most of all bundles. */
  readonly viewsTaken: number;
}

/** The premise of section 5: two consumers took different aggregates, and an honest witness was asked. */
export function isSplit(audit: ViewAudit): boolean {
  return audit.taken && audit.otherTaken && asksHonest(audit);
}

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

const AUDITS: List<SplitDetectionObservation, ViewAudit> = {
  of: ({ audits }) => audits,
  count: ({ auditCount }) => auditCount,
  name: (_, number) => `audit ${number}`,
};
const DETECTED = describeOutcome(AUDIT.split);
const foundIn = ({ outcome }: ViewAudit): string => describeOutcome(outcome);

/** Honest witnesses that answer give away what an auditor is to find. */
function detected(given: (audit: ViewAudit) => boolean) {
  return every(
    AUDITS,
    condition<ViewAudit>({
      given: (audit) => !audit.forged && given(audit),
      holds: ({ outcome }) => outcome === AUDIT.split,
      at: ({ honestAsked }) => `answered by ${honestAsked} honest witness${honestAsked === 1 ? '' : 'es'}`,
      expected: DETECTED,
      found: foundIn,
    }),
  );
}

/** Of an answer in the name of a witness no more is asked than that it is not believed. */
function notBelieved(given: (audit: ViewAudit) => boolean) {
  return every(
    AUDITS,
    condition<ViewAudit>({
      given: (audit) => audit.forged && given(audit),
      holds: ({ outcome }) => outcome !== AUDIT.consistent,
      at: 'with a forged answer',
      expected: DETECTED,
      found: foundIn,
    }),
  );
}

/** T-COMP-SPLIT: its statement. */
export const DETECTS = statement<SplitDetectionObservation>({
  id: 'T-COMP-SPLIT/detects',
  clause: '5',
  origin: printed('5', 'is detected by any auditor querying any honest witness', 'the statement'),
  sentence:
    'Any collector that publishes inconsistent aggregates to two consumers under one (bundle_id, bundle_seq) is detected by any auditor who asks any honest witness, and no answer that is forged in the name of one is believed.',
  hypotheses: ['H-CWT-TRUST', 'H-DUAL-MODE'],
  laws: [
    law(
      'every honest witness gives the split away',
      '(D_minimax, D_max)_A != (D_minimax, D_max)_B, each with q cosignatures => for every honest witness: an audit of A with it reports a split view',
      detected(isSplit),
    ),
    law(
      'no forged answer is believed',
      '(D_minimax, D_max)_A != (D_minimax, D_max)_B, each with q cosignatures, and the answer is not that of the witness => the audit does not report the same view',
      notBelieved(isSplit),
    ),
  ],
});

/** T-COMP-SPLIT: the end of Step 3. */
export const ONE_BODY = statement<SplitDetectionObservation>({
  id: 'T-COMP-SPLIT/one-body',
  clause: '5',
  origin: printed('5', 'cosigns at most one body', 'Step 3 as it stands'),
  sentence:
    'No honest witness cosigns two views with different aggregates under the same (bundle_id, bundle_seq).',
  hypotheses: ['H-CWT-TRUST', 'H-DUAL-MODE'],
  laws: [
    law(
      'one body',
      'for every honest witness: |{(D_minimax, D_max) : it cosigned them under (bundle_id, bundle_seq)}| <= 1',
      condition<SplitDetectionObservation>({
        holds: ({ signedBoth }) => signedBoth === 0,
        at: 'honest witnesses with cosignatures over both views',
        expected: 'none',
        found: ({ signedBoth }) => `${signedBoth}`,
      }),
    ),
  ],
});

const FROM_SOME: SideConditions<Condition<ViewAudit>> = {
  'hidden-from-some': {
    premise: {
      words: 'the collector shows the aggregates as they are to some consumer',
      formula: '(D_minimax, D_max)_B are those of the bundle',
      given: isHiddenFromSome,
    },
  },
};

/** T-COMP-SPLIT: what Step 3 says is closed. */
export const HIDDEN_LIE = statement<SplitDetectionObservation>({
  id: 'T-COMP-SPLIT/d2-case-2',
  clause: '5',
  origin: implied('5', 'D2 Case 2', 'the end of Step 3 has this failure mode closed'),
  sentence:
    'Perfect Byzantine hiding together with a compromised collector is detected: a consumer that took aggregates without the Byzantine vantage learns of it from any honest witness, and no answer that is forged in the name of one is believed.',
  hypotheses: ['H-CWT-TRUST', 'H-DUAL-MODE'],
  laws: [
    law(
      'every honest witness gives the lie away',
      '(D_minimax, D_max)_A are not the aggregates of the bundle => for every honest witness: an audit of A with it reports a split view',
      detected(isHidden),
      FROM_SOME,
    ),
    law(
      'no forged answer is believed',
      '(D_minimax, D_max)_A are not the aggregates of the bundle, and the answer is not that of the witness => the audit does not report the same view',
      notBelieved(isHidden),
      FROM_SOME,
    ),
  ],
});

/** T-COMP-SPLIT: what detection is worth nothing without. */
export const NO_FALSE_ALARM = statement<SplitDetectionObservation>({
  id: 'T-COMP-SPLIT/no-false-alarm',
  clause: '5',
  origin: ours('an auditor that always cries detects everything: what is detected must be there'),
  sentence: 'No audit reports a split view of a collector that publishes one pair of aggregates.',
  hypotheses: ['H-CWT-TRUST', 'H-DUAL-MODE'],
  laws: [
    law(
      'no false alarm',
      '(D_minimax, D_max)_A = (D_minimax, D_max)_B for all consumers => no audit reports a split view',
      every(
        AUDITS,
        condition<ViewAudit>({
          given: ({ onePair }) => onePair,
          holds: ({ outcome }) => outcome !== AUDIT.split,
          at: 'of a collector that published one pair of aggregates',
          expected: 'no alarm',
          found: foundIn,
        }),
      ),
    ),
  ],
});
