import type { Revision } from '../../spec/language/revision.ts';
import type { AcceptanceObservation } from '../../spec/replay-coherence/acceptance.ts';
import type { Scenario } from '../../src/search/case/scenario.ts';
import type { AcceptanceWorld } from './acceptance-world.ts';
import { acceptanceScenario } from './packet-acceptance.ts';

/** Replays past the limiter, condition by condition (T-RC-1, Step 3). */
export function replayedConditions(revision: Revision): Scenario<AcceptanceWorld, AcceptanceObservation> {
  const emphasis = ['replay', 'replay-across-epochs', 'enter-epoch', 'fall-silent', 'transmit-for-years'];
  return acceptanceScenario(revision, false, emphasis);
}

/** What honest packets carry (T-RC-1, Step 2). */
export function honestNumbers(revision: Revision): Scenario<AcceptanceWorld, AcceptanceObservation> {
  return acceptanceScenario(revision, false, ['transmit', 'lose', 'enter-epoch']);
}

/** Every stage of a broker behind the limiter, counted (T-RC-1, Steps 1 to 4). */
export function refusalStages(revision: Revision): Scenario<AcceptanceWorld, AcceptanceObservation> {
  const emphasis = ['join', 'lose', 'hold', 'deliver-held', 'replay', 'fall-silent'];
  return acceptanceScenario(revision, true, emphasis);
}
