import type { RuleChoices } from '../../../spec/rules/catalogue.ts';
import { AUDIT, type AuditOutcome } from '../../../spec/split-view/check.ts';
import type { WitnessCrypto } from '../../crypto/witness-crypto.ts';
import type { Checkpoint } from '../../messages/checkpoints.ts';
import type { WitnessAnswer } from './witness.ts';

/** One part in so many: below that, `within-tolerance` takes two aggregates for one. */
const TOLERANCE_PARTS = 1e9;

/** Compares what a consumer was shown with what a witness says it cosigned (section 5, Step 3). */
export class Auditor {
  readonly #crypto: WitnessCrypto;
  readonly #verifies: boolean;
  readonly #wantsBothSignatures: boolean;
  readonly #comparesIds: boolean;
  readonly #comparesSequences: boolean;
  /** What it makes of a witness that has cosigned nothing. */
  readonly #missing: AuditOutcome;
  readonly #isSame: (left: Checkpoint, right: Checkpoint) => boolean;

  constructor(rules: RuleChoices, crypto: WitnessCrypto) {
    this.#crypto = crypto;
    this.#verifies = rules['auditor-verification'] === 'verified';
    this.#wantsBothSignatures = rules['auditor-evidence'] === 'both-signatures';
    this.#comparesIds = rules['auditor-scope'] !== 'same-seq';
    this.#comparesSequences = rules['auditor-scope'] !== 'same-bundle';
    this.#missing = rules['auditor-missing'] === 'split' ? AUDIT.split : AUDIT.noEvidence;
    this.#isSame = comparisonOf(rules['auditor-comparison'], crypto);
  }

  /**
   * What a view and an answer come to; either may be missing. Only a verified cosignature over another body is
   * evidence.
   */
  compare(view: Checkpoint | undefined, answer: WitnessAnswer | undefined): AuditOutcome {
    if (view === undefined) return AUDIT.noEvidence;
    if (answer === undefined) return this.#missing;
    const { checkpoint, cosignature } = answer;
    if (this.#verifies && !this.#crypto.isRight(cosignature, checkpoint)) return AUDIT.unproven;
    if (this.#wantsBothSignatures && !checkpoint.signed) return AUDIT.unproven;
    if (this.#comparesIds && checkpoint.bundleId !== view.bundleId) return AUDIT.noEvidence;
    if (this.#comparesSequences && checkpoint.bundleSeq !== view.bundleSeq) return AUDIT.noEvidence;
    return this.#isSame(view, checkpoint) ? AUDIT.consistent : AUDIT.split;
  }

  /**
   * What a view and the answers of several witnesses come to: a split view where any of them is evidence of one, and
   * else no more than that an answer is unproven where one is: it may hide the evidence.
   */
  compareWithEach(
    view: Checkpoint | undefined,
    answers: readonly (WitnessAnswer | undefined)[],
  ): AuditOutcome {
    let found: AuditOutcome = AUDIT.noEvidence;
    for (let index = 0; index < answers.length; index++) {
      const outcome = this.compare(view, answers[index]);
      if (outcome === AUDIT.split) return outcome;
      if (outcome === AUDIT.unproven || found === AUDIT.noEvidence) found = outcome;
    }
    return found;
  }
}

function comparisonOf(
  comparison: RuleChoices['auditor-comparison'],
  crypto: WitnessCrypto,
): (left: Checkpoint, right: Checkpoint) => boolean {
  switch (comparison) {
    case 'every-octet':
      return (left, right) => crypto.isSameBody(left, right);
    case 'root-only':
      return (left, right) => crypto.isSameRoot(left, right);
    case 'd-max-only':
      return (left, right) => crypto.isSameRoot(left, right) && left.dMax === right.dMax;
    case 'within-tolerance':
      return (left, right) =>
        crypto.isSameRoot(left, right) &&
        isClose(left.dMinimax, right.dMinimax) &&
        isClose(left.dMax, right.dMax);
  }
}

function isClose(left: number, right: number): boolean {
  return Math.abs(left - right) <= Math.max(left, right) / TOLERANCE_PARTS;
}
