import { describe, expect, test } from 'vitest';
import type { Revision } from '../language/revision.ts';
import { breachOf } from '../language/statement.ts';
import {
  AUDIT,
  type Audit,
  type CosignRequest,
  type Presentation,
  SPLIT_VIEW,
  type SplitViewObservation,
} from './check.ts';

const printed = { wordings: {}, formulas: {} } as unknown as Revision;
const REQUEST: CosignRequest = { first: true, sameAsFirst: false, cosigned: true, stateChanged: true };
const PRESENTATION: Presentation = {
  witnesses: 2,
  q: 2,
  padded: false,
  twoQuorums: false,
  quorumMet: true,
};
const AUDITED: Audit = {
  shown: true,
  intercepted: false,
  genuine: true,
  sameBundle: true,
  cosignedShown: true,
  cosignedOther: false,
  difference: { rootDiffers: false, minimaxUlps: 0, maxUlps: 0 },
  outcome: AUDIT.consistent,
};

/** What breaks where one thing was asked, shown or audited. */
function breach(
  of: Partial<Pick<SplitViewObservation, 'requests' | 'presentations' | 'audits'>>,
): string | null {
  const { requests = [], presentations = [], audits = [] } = of;
  const observation = {
    requests,
    requestCount: requests.length,
    presentations,
    presentationCount: presentations.length,
    audits,
    auditCount: audits.length,
  };
  return breachOf(SPLIT_VIEW, observation, printed);
}

describe('a request', () => {
  test('is granted the first time, and again for the same body', () => {
    expect(breach({ requests: [REQUEST] })).toBeNull();
    expect(breach({ requests: [{ ...REQUEST, first: false, sameAsFirst: true }] })).toBeNull();
    expect(breach({ requests: [{ ...REQUEST, cosigned: false }] })).toMatch(/expected a cosignature/);
  });

  test('for another body is refused without a trace', () => {
    const other = { ...REQUEST, first: false };
    expect(breach({ requests: [other] })).toMatch(/another body .*expected a refusal/);
    expect(breach({ requests: [{ ...other, cosigned: false }] })).toMatch(/unchanged, found it changed/);
    expect(breach({ requests: [{ ...other, cosigned: false, stateChanged: false }] })).toBeNull();
  });
});

test.each([
  [1, 2, false],
  [2, 2, true],
  [3, 2, true],
  [0, 1, false],
])('%i witnesses where q = %i: a quorum is %s', (witnesses, q, quorumMet) => {
  expect(breach({ presentations: [{ ...PRESENTATION, witnesses, q, quorumMet }] })).toBeNull();
  expect(breach({ presentations: [{ ...PRESENTATION, witnesses, q, quorumMet: !quorumMet }] })).toMatch(
    /expected (a|no) quorum/,
  );
});

test.each([
  ['the witness cosigned what was shown', {}, AUDIT.consistent],
  ['it cosigned another view', { cosignedShown: false, cosignedOther: true }, AUDIT.split],
  ['it cosigned both', { cosignedOther: true }, AUDIT.split],
  ['it cosigned neither', { cosignedShown: false }, AUDIT.noEvidence],
  ['nothing was shown', { shown: false, cosignedOther: true }, AUDIT.noEvidence],
  ['the answer is about another bundle', { intercepted: true, sameBundle: false }, AUDIT.noEvidence],
  ['the collector made the answer up', { intercepted: true, genuine: false }, AUDIT.unproven],
] as const)('an audit where %s', (_, over, expected) => {
  const audit = { ...AUDITED, ...over };
  for (const outcome of Object.values(AUDIT)) {
    const found = breach({ audits: [{ ...audit, outcome }] });
    if (outcome === expected) expect(found).toBeNull();
    else expect(found).toMatch(/^audit 1/);
  }
});

test('a split view that is missed is told by what differs', () => {
  const difference = { rootDiffers: false, minimaxUlps: 0, maxUlps: 1 };
  const missed = { ...AUDITED, cosignedShown: false, cosignedOther: true, difference };
  expect(breach({ audits: [missed] })).toBe(
    'audit 1, where the witness cosigned another view (D_max 1 ulp apart): expected a split view, found the same view',
  );
});

test('entries beyond the count are left over from another case', () => {
  const bad = { ...REQUEST, cosigned: false };
  const observation = {
    requests: [bad],
    requestCount: 0,
    presentations: [],
    presentationCount: 0,
    audits: [],
    auditCount: 0,
  };
  expect(breachOf(SPLIT_VIEW, observation, printed)).toBeNull();
});
