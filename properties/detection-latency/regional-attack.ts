import { type RegionalWorld, regionalScenario } from '../../generators/detection-latency/regional-attack.ts';
import {
  breakdownOf,
  REGIONAL_DETECTION,
  type RegionalObservation,
} from '../../spec/detection-latency/regional-attack.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { CELLS } from '../../spec/rules/parties.ts';
import type { Binding } from '../../src/search/trial/binding.ts';

/** D2/breakdown. What is attacked is the subject of the claim: no choice is left open but how a middle is found. */
export const regionalDetection: Binding<RegionalWorld, RegionalObservation> = {
  statement: REGIONAL_DETECTION,
  scenario: regionalScenario,
  level: 'ideal',
  reads: CELLS,
  grants: [],
  silence: 'open',
  isRelevant: () => true,
  reach: [
    {
      name: 'as many attacked as claimed',
      perMille: 200,
      when: ({ k, attacked }) => attacked === breakdownOf(k),
    },
    { name: 'one less', perMille: 100, when: ({ k, attacked }) => attacked === breakdownOf(k) - 1 },
    { name: '3 of 8 attacked', perMille: 10, when: ({ k, attacked }) => k === 8 && attacked === 3 },
    { name: 'none attacked', perMille: 100, when: ({ attacked }) => attacked === 0 },
    { name: 'an even number of cells', perMille: 300, when: ({ k }) => k % 2 === 0 },
    {
      name: 'larger regions attacked',
      perMille: 300,
      when: ({ isUneven, attacked }) => isUneven && attacked > 0,
    },
  ],
  catches: [
    wrong('cell-aggregate', 'mean'),
    wrong('cell-aggregate', 'one-below-median'),
    wrong('cell-vote', 'per-vantage'),
    wrong('cell-alarm', 'at'),
  ],
};
