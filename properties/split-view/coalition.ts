import type { CoalitionWorld } from '../../generators/split-view/coalition-world.ts';
import { coalitionScenario } from '../../generators/split-view/quorum-probability.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { AUDITOR, QUORUM_POLICY, WITNESSES } from '../../spec/rules/parties.ts';
import { COALITION, type CoalitionObservation } from '../../spec/split-view/coalition.ts';
import type { Binding } from '../../src/search/trial/binding.ts';

/** T-COAL-1, over every pair of quorums of every small pool. */
export const coalition: Binding<CoalitionWorld, CoalitionObservation> = {
  statement: COALITION,
  scenario: coalitionScenario,
  level: 'ideal',
  reads: [...WITNESSES, ...AUDITOR, ...QUORUM_POLICY],
  grants: ['corrupt-witness'],
  silence: 'open',
  isRelevant: () => true,
  reach: [
    { name: 'both consumers took their view', perMille: 100, when: ({ taken }) => taken > 0 },
    {
      name: 'with corrupt witnesses in the coalition',
      perMille: 50,
      when: ({ taken, corrupt }) => taken > 0 && corrupt > 0,
    },
    { name: 'not every witness asked', perMille: 100, when: ({ w, asked }) => asked < w },
  ],
  catches: [
    wrong('auditor-asks', 'one-short'),
    wrong('quorum-condition', 'all-corrupt'),
    wrong('quorum-threshold', 'q-minus-one'),
    wrong('witness-answer', 'late'),
    wrong('witness-operators', 'two-of-one'),
    wrong('extra-encoding', 'sixteen-digits'),
    wrong('auditor-comparison', 'root-only'),
  ],
};
