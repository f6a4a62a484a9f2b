import { splitBodies } from '../../generators/split-view/scenario.ts';
import type { SplitViewWorld } from '../../generators/split-view/world.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { AUDITOR, QUORUM_POLICY, WITNESSES } from '../../spec/rules/parties.ts';
import {
  AUDIT,
  type Audit,
  type CosignRequest,
  isForFirstBody,
  type Presentation,
  SPLIT_VIEW,
  type SplitViewObservation,
} from '../../spec/split-view/check.ts';
import type { Binding, Reach } from '../../src/search/trial/binding.ts';

/** T-COMP-SPLIT, with real signatures in its twin. */
export const splitView: Binding<SplitViewWorld, SplitViewObservation> = {
  statement: SPLIT_VIEW,
  scenario: splitBodies,
  level: 'ideal',
  reads: [...WITNESSES, ...AUDITOR, ...QUORUM_POLICY],
  grants: ['split-view', 'disjoint-quorums', 'forge-cosignature'],
  isRelevant: ({ requestCount, presentationCount, auditCount }) =>
    requestCount + presentationCount + auditCount > 0,
  reach: [
    audited('detected: D_minimax alone apart by one ulp', 2, (audit) => isApart(audit, 1, 0)),
    audited('detected: D_max alone apart by one ulp', 2, (audit) => isApart(audit, 0, 1)),
    audited('detected: both apart by one ulp', 2, (audit) => isApart(audit, 1, 1)),
    audited('the same view', 20, (audit) => isOfWitness(audit) && audit.outcome === AUDIT.consistent),
    audited(
      'a witness that cosigned the other view',
      50,
      (audit) => isOfWitness(audit) && audit.cosignedOther,
    ),
    audited(
      'a witness that cosigned neither',
      50,
      (audit) => isOfWitness(audit) && audit.shown && audit.outcome === AUDIT.noEvidence,
    ),
    audited('a forged answer', 20, (audit) => audit.outcome === AUDIT.unproven),
    audited(
      'a genuine answer about another bundle',
      2,
      (audit) => audit.intercepted && audit.genuine && !audit.sameBundle,
    ),
    requested('the same body cosigned again', 50, (request) => request.sameAsFirst && request.cosigned),
    requested('another body refused', 50, (request) => !isForFirstBody(request)),
    presented(
      'a quorum met with none to spare',
      50,
      (shown) => shown.quorumMet && shown.witnesses === shown.q,
    ),
    presented('one cosignature short of a quorum', 50, (shown) => shown.witnesses === shown.q - 1),
    presented('one short, made up for with cosignatures that are none', 10, isPaddedShort),
    presented('quorums of different witnesses for two views', 1, (shown) => shown.twoQuorums),
  ],
  catches: [
    wrong('witness-rule', 'tlog-witness'),
    wrong('witness-key', 'bundle-only'),
    wrong('witness-memory', 'latest-bundle'),
    wrong('witness-update', 'check-then-store'),
    wrong('witness-update', 'store-then-check'),
    wrong('extra-binding', 'd-max-only'),
    wrong('extra-binding', 'none'),
    wrong('extra-encoding', 'sixteen-digits'),
    wrong('extra-encoding', 'fixed-decimals'),
    wrong('auditor-comparison', 'within-tolerance'),
    wrong('auditor-comparison', 'root-only'),
    wrong('auditor-scope', 'same-bundle'),
    wrong('auditor-verification', 'trusted'),
    wrong('cosignature-coverage', 'tree-head'),
    wrong('quorum-threshold', 'q-minus-one'),
    wrong('quorum-threshold', 'above-q'),
    wrong('quorum-counting', 'cosignatures'),
  ],
  twin: {
    cases: 2000,
    catches: [wrong('cosignature-verification', 'key-id'), wrong('cosignature-coverage', 'tree-head')],
  },
};

function isOfWitness({ intercepted }: Audit): boolean {
  return !intercepted;
}

/** Found by an auditor who asked the witness, where nothing but the aggregates differs. */
function isApart(audit: Audit, minimaxUlps: number, maxUlps: number): boolean {
  const { difference, outcome } = audit;
  return (
    isOfWitness(audit) &&
    outcome === AUDIT.split &&
    !difference.rootDiffers &&
    difference.minimaxUlps === minimaxUlps &&
    difference.maxUlps === maxUlps
  );
}

function isPaddedShort({ padded, witnesses, q }: Presentation): boolean {
  return padded && witnesses === q - 1;
}

/** Cases in which some audit, request or presentation is of this kind. */
function audited(name: string, perMille: number, is: (audit: Audit) => boolean): Reach<SplitViewObservation> {
  return { name, perMille, when: ({ audits, auditCount }) => hasAny(audits, auditCount, is) };
}

function requested(
  name: string,
  perMille: number,
  is: (request: CosignRequest) => boolean,
): Reach<SplitViewObservation> {
  return { name, perMille, when: ({ requests, requestCount }) => hasAny(requests, requestCount, is) };
}

function presented(
  name: string,
  perMille: number,
  is: (presentation: Presentation) => boolean,
): Reach<SplitViewObservation> {
  return {
    name,
    perMille,
    when: ({ presentations, presentationCount }) => hasAny(presentations, presentationCount, is),
  };
}

/** Whether any of the first `count` entries is of a kind. */
function hasAny<Entry>(entries: readonly Entry[], count: number, is: (entry: Entry) => boolean): boolean {
  for (let index = 0; index < count; index++) if (is(entries[index] as Entry)) return true;
  return false;
}
