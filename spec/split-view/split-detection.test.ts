import { describe, expect, it } from 'vitest';
import type { Revision } from '../language/revision.ts';
import { breachOf } from '../language/statement.ts';
import { AUDIT } from './check.ts';
import {
  DETECTS,
  HIDDEN_LIE,
  NO_FALSE_ALARM,
  ONE_BODY,
  type SplitDetectionObservation,
  type ViewAudit,
} from './split-detection.ts';

const printed = { wordings: {}, formulas: {} } as unknown as Revision;
const reworded = { wordings: { [HIDDEN_LIE.id]: 'hidden-from-some' }, formulas: {} } as unknown as Revision;

/** An auditor asked an honest witness about the lie that one of two consumers took. */
const split: ViewAudit = {
  taken: true,
  isLie: true,
  otherTaken: true,
  onePair: false,
  honestAsked: 1,
  forged: false,
  outcome: AUDIT.split,
};

function observed(...audits: readonly ViewAudit[]): SplitDetectionObservation {
  return {
    auditCount: audits.length,
    audits,
    honestRequests: 1,
    askedBoth: 0,
    signedBoth: 0,
    corruptSignedBoth: 0,
    viewsTaken: 2,
  };
}

describe('T-COMP-SPLIT/detects', () => {
  const broken = (audit: Partial<ViewAudit>) => breachOf(DETECTS, observed({ ...split, ...audit }), printed);

  it('asks for a split view and nothing less', () => {
    expect(broken({})).toBeNull();
    expect(broken({ outcome: AUDIT.consistent })).toBe(
      'audit 1, answered by 1 honest witness: expected a split view, found the same view',
    );
    expect(broken({ outcome: AUDIT.noEvidence, honestAsked: 2 })).toContain('2 honest witnesses');
    expect(broken({ outcome: AUDIT.unproven })).not.toBeNull();
  });

  it('asks for nothing outside its premise', () => {
    const outcome = AUDIT.consistent;
    expect(broken({ outcome, taken: false })).toBeNull();
    expect(broken({ outcome, otherTaken: false })).toBeNull();
    expect(broken({ outcome, honestAsked: 0 })).toBeNull();
  });

  it('has a forged answer not believed', () => {
    const forged = { honestAsked: 0, forged: true };
    expect(broken({ ...forged, outcome: AUDIT.unproven })).toBeNull();
    expect(broken({ ...forged, outcome: AUDIT.consistent })).toContain('with a forged answer');
  });

  it('judges every audit, and none that is left over', () => {
    const missed = { ...split, outcome: AUDIT.consistent };
    expect(breachOf(DETECTS, observed(split, missed), printed)).toContain('audit 2');
    expect(breachOf(DETECTS, { ...observed(split, missed), auditCount: 1 }, printed)).toBeNull();
  });
});

describe('T-COMP-SPLIT/d2-case-2', () => {
  const missed = { ...split, outcome: AUDIT.consistent };

  it('as printed asks for the detection of every lie', () => {
    expect(breachOf(HIDDEN_LIE, observed(missed), printed)).not.toBeNull();
    expect(breachOf(HIDDEN_LIE, observed({ ...missed, otherTaken: false }), printed)).not.toBeNull();
    expect(breachOf(HIDDEN_LIE, observed({ ...missed, isLie: false }), printed)).toBeNull();
  });

  it('reworded asks for it where another consumer took the truth', () => {
    expect(breachOf(HIDDEN_LIE, observed(missed), reworded)).not.toBeNull();
    expect(breachOf(HIDDEN_LIE, observed({ ...missed, otherTaken: false }), reworded)).toBeNull();
  });
});

describe('T-COMP-SPLIT/one-body', () => {
  it('lets no honest witness sign both', () => {
    expect(breachOf(ONE_BODY, observed(), printed)).toBeNull();
    expect(breachOf(ONE_BODY, { ...observed(), signedBoth: 1 }, printed)).toContain('found 1');
  });
});

describe('T-COMP-SPLIT/no-false-alarm', () => {
  it('minds an alarm where one pair was published, and no other outcome', () => {
    const alarm = { ...split, onePair: true };
    expect(breachOf(NO_FALSE_ALARM, observed(alarm), printed)).toContain('expected no alarm');
    expect(breachOf(NO_FALSE_ALARM, observed(split), printed)).toBeNull();
    expect(breachOf(NO_FALSE_ALARM, observed({ ...alarm, outcome: AUDIT.unproven }), printed)).toBeNull();
  });
});
