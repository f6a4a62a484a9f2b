import { splitAggregates } from '../../generators/split-view/scenario.ts';
import type { SplitViewWorld } from '../../generators/split-view/world.ts';
import type { Statement } from '../../spec/language/statement.ts';
import { type RuleChoice, wrong } from '../../spec/rules/catalogue.ts';
import { AUDITOR, QUORUM_POLICY, WITNESSES } from '../../spec/rules/parties.ts';
import { AUDIT } from '../../spec/split-view/check.ts';
import {
  DETECTS,
  HIDDEN_LIE,
  isHidden,
  isHiddenFromSome,
  isSplit,
  NO_FALSE_ALARM,
  ONE_BODY,
  type SplitDetectionObservation,
  type ViewAudit,
} from '../../spec/split-view/split-detection.ts';
import type { Binding, Reach } from '../../src/search/trial/binding.ts';

type SplitDetectionBinding = Binding<SplitViewWorld, SplitDetectionObservation>;

const DETECTION_CATCHES = [
  wrong('quorum-condition', 'all-corrupt'),
  wrong('auditor-asks', 'one-short'),
  wrong('quorum-threshold', 'q-minus-one'),
  wrong('quorum-counting', 'cosignatures'),
  wrong('consumer-acceptance', 'any-view'),
  wrong('witness-rule', 'tlog-witness'),
  wrong('witness-memory', 'latest-bundle'),
  wrong('witness-update', 'check-then-store'),
  wrong('witness-durability', 'nothing'),
  wrong('extra-binding', 'none'),
  wrong('extra-encoding', 'sixteen-digits'),
  wrong('auditor-comparison', 'root-only'),
  wrong('auditor-comparison', 'within-tolerance'),
  wrong('auditor-comparison', 'd-max-only'),
  wrong('auditor-verification', 'trusted'),
  wrong('cosignature-coverage', 'tree-head'),
];

/** T-COMP-SPLIT in its full wording: what its statement and Step 3 claim, of one world. */
export const detects = bind(
  DETECTS,
  [
    audited('two consumers took different aggregates', 5, isSplit),
    {
      name: 'a corrupt witness cosigned both views',
      perMille: 20,
      when: ({ corruptSignedBoth }) => corruptSignedBoth > 0,
    },
  ],
  DETECTION_CATCHES,
);

export const oneBody: SplitDetectionBinding = {
  ...bind(
    ONE_BODY,
    [
      {
        name: 'an honest witness asked for both views',
        perMille: 100,
        when: ({ askedBoth }) => askedBoth > 0,
      },
    ],
    [
      wrong('witness-rule', 'tlog-witness'),
      wrong('witness-memory', 'latest-bundle'),
      wrong('witness-update', 'check-then-store'),
      wrong('witness-durability', 'backup'),
      wrong('witness-durability', 'nothing'),
      wrong('extra-binding', 'd-max-only'),
      wrong('extra-binding', 'none'),
      wrong('extra-encoding', 'sixteen-digits'),
      wrong('extra-encoding', 'fixed-decimals'),
      wrong('cosignature-coverage', 'tree-head'),
    ],
  ),
  grants: ['split-view', 'consistent-lie', 'corrupt-witness', 'restore-witness', 'forge-cosignature'],
  isRelevant: ({ honestRequests }) => honestRequests > 0,
};

export const hiddenLie = bind(
  HIDDEN_LIE,
  [
    audited('a consumer took aggregates from which something was left out', 20, isHidden),
    audited('and another took the aggregates as they are', 2, isHiddenFromSome),
  ],
  DETECTION_CATCHES,
);

export const noFalseAlarm = bind(
  NO_FALSE_ALARM,
  [
    audited('one pair of aggregates, audited', 200, ({ onePair }) => onePair),
    audited(
      'an answer that nobody can prove',
      20,
      ({ onePair, outcome }) => onePair && outcome === AUDIT.unproven,
    ),
  ],
  [
    wrong('auditor-missing', 'split'),
    wrong('auditor-scope', 'same-bundle'),
    wrong('auditor-scope', 'same-seq'),
  ],
);

function bind(
  statement: Statement<SplitDetectionObservation>,
  reach: readonly Reach<SplitDetectionObservation>[],
  catches: readonly RuleChoice[],
): SplitDetectionBinding {
  return {
    statement,
    scenario: splitAggregates,
    level: 'ideal',
    reads: [...WITNESSES, ...AUDITOR, ...QUORUM_POLICY],
    grants: [
      'split-view',
      'disjoint-quorums',
      'consistent-lie',
      'corrupt-witness',
      'restore-witness',
      'forge-cosignature',
    ],
    silence: 'open',
    isRelevant: ({ auditCount }) => auditCount > 0,
    reach,
    catches,
  };
}

/** Cases in which some audit is of this kind. */
function audited(
  name: string,
  perMille: number,
  is: (audit: ViewAudit) => boolean,
): Reach<SplitDetectionObservation> {
  return {
    name,
    perMille,
    when({ audits, auditCount }) {
      for (let index = 0; index < auditCount; index++) if (is(audits[index] as ViewAudit)) return true;
      return false;
    },
  };
}
