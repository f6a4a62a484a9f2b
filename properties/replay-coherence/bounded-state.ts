import { keptState } from '../../generators/replay-coherence/scenario.ts';
import type { ReplayWorld } from '../../generators/replay-coherence/world.ts';
import { BOUNDED_STATE } from '../../spec/replay-coherence/bounded-state.ts';
import type { KeepingObservation } from '../../spec/replay-coherence/observation.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { BALANCED, BROKER, ENDURING_VANTAGE } from '../../spec/rules/parties.ts';
import type { Binding } from '../../src/search/trial/binding.ts';
import { PAST_LIMITER } from './acceptance.ts';

/** T-RC-1/bounded-state. */
export const boundedState: Binding<ReplayWorld, KeepingObservation> = {
  statement: BOUNDED_STATE,
  scenario: keptState,
  level: 'ideal',
  reads: [...BROKER, ...BALANCED, ...ENDURING_VANTAGE],
  grants: PAST_LIMITER,
  silence: 'open',
  isRelevant: ({ count }) => count > 0,
  reach: [
    { name: 'packets of both vantages accepted', perMille: 100, when: ({ heardOf }) => heardOf >= 2 },
    {
      name: 'as much kept as may be',
      perMille: 100,
      when: ({ kept, heardOf, liveEpochs }) => kept > 0 && kept === heardOf + liveEpochs,
    },
    {
      name: 'two epochs of a vantage live at once',
      perMille: 20,
      when: ({ heardOf, liveEpochs }) => liveEpochs > heardOf,
    },
    {
      name: 'a packet refused of which no HMAC is right',
      perMille: 50,
      when: ({ arrivals, count }) =>
        arrivals.some(
          (arrival, place) =>
            place < count && arrival.refusals !== 0 && !arrival.cwtKeyRight && !arrival.bfdKeyRight,
        ),
    },
  ],
  catches: [
    wrong('old-epoch-counters', 'with-every-packet'),
    wrong('broker-instances', 'in-turn'),
    wrong('broker-instances', 'by-source'),
  ],
};
