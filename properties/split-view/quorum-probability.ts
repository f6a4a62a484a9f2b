import { quorumProbabilityScenario } from '../../generators/split-view/quorum-probability.ts';
import type { QuorumProbabilityWorld } from '../../generators/split-view/quorum-probability-world.ts';
import { isAtBound } from '../../spec/language/statement.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { QUORUM_POLICY, WITNESSES } from '../../spec/rules/parties.ts';
import {
  pairsOfQuorums,
  QUORUM_BOUND,
  type QuorumProbabilityObservation,
} from '../../spec/split-view/quorum-probability.ts';
import type { Binding } from '../../src/search/trial/binding.ts';

/** The bound of Step 1 of T-COMP-SPLIT, over every pair of quorums of every small pool. */
export const quorumBound: Binding<QuorumProbabilityWorld, QuorumProbabilityObservation> = {
  statement: QUORUM_BOUND,
  scenario: quorumProbabilityScenario,
  level: 'ideal',
  reads: [...WITNESSES, ...QUORUM_POLICY, 'quorum-choice'],
  grants: ['corrupt-witness'],
  silence: 'open',
  isRelevant: () => true,
  reach: [
    {
      name: 'at the bound',
      perMille: 5,
      when: (observed, revision) => isAtBound(QUORUM_BOUND, observed, revision),
    },
    {
      name: 'two quorums without a witness in common',
      perMille: 5,
      when: ({ w, q, detected }) => 2 * q <= w && detected < pairsOfQuorums({ w, q }),
    },
  ],
  catches: [
    wrong('quorum-choice', 'adversarial'),
    wrong('quorum-threshold', 'q-minus-one'),
    wrong('witness-rule', 'tlog-witness'),
    wrong('extra-encoding', 'sixteen-digits'),
    wrong('extra-binding', 'none'),
  ],
};
