import { type AuditOutcome, describeOutcome } from '../../spec/split-view/check.ts';

export const CONSUMERS = 2;

/** Decisions as numbers: outcomes of audits below these two, then what consumers took, then answers by witness. */
const FIRST_PRESENTATION = 4;
const FIRST_REQUEST = FIRST_PRESENTATION + 2 * CONSUMERS;

/** A consumer was shown a view and took it, or did not. */
export function shownTo(consumer: number, taken: boolean): number {
  return FIRST_PRESENTATION + 2 * consumer + (taken ? 1 : 0);
}

/** A witness was asked for a cosignature and gave it, or did not. */
export function answered(witness: number, cosigned: boolean): number {
  return FIRST_REQUEST + 2 * witness + (cosigned ? 1 : 0);
}

/** A decision for a person. */
export function describeDecision(decision: number): string {
  if (decision < FIRST_PRESENTATION) return `the auditor: ${describeOutcome(decision as AuditOutcome)}`;
  const yes = decision % 2 === 1;
  if (decision < FIRST_REQUEST) {
    return `c${((decision - FIRST_PRESENTATION) >> 1) + 1}: ${yes ? 'taken' : 'not taken, no quorum'}`;
  }
  return `w${((decision - FIRST_REQUEST) >> 1) + 1}: ${yes ? 'cosigned' : 'refused'}`;
}
