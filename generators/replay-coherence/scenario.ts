import type { Revision } from '../../spec/language/revision.ts';
import type { KeepingObservation } from '../../spec/replay-coherence/observation.ts';
import type { Scenario } from '../../src/search/case/scenario.ts';
import { numbers } from '../domains.ts';
import { floodSteps, replaySteps } from './steps.ts';
import { ReplayWorld } from './world.ts';

type ReplayScenario = Scenario<ReplayWorld, KeepingObservation>;

/** What of the one world of T-RC-1 a statement is searched in. */
interface Part {
  /** Honest vantages; the insider is one more. */
  readonly vantages: number;
  /** Whether the limiter of T-VDOS-1 stands in front of the broker. */
  readonly limited: boolean;
  /** Steps that the statement turns on, drawn four times as often. */
  readonly often: readonly string[];
  readonly mostSteps: number;
}

const EMPHASIS = 4;

/** Around the wrap of 32 bits, the closest first. */
const DRAWN = [0, 2 ** 32 - 1, 2 ** 32 - 2, 2 ** 32 - 3, 2 ** 32 - 9, 2 ** 31 - 1, 7];

function replayScenario(revision: Revision, { vantages, limited, often, mostSteps }: Part): ReplayScenario {
  const steps = limited ? [...replaySteps(vantages), ...floodSteps(vantages)] : replaySteps(vantages);
  return {
    subject: 'replay-coherence',
    streamVersion: 4,
    setting: [numbers('first BFD sequence drawn', DRAWN)],
    steps: steps.map((step) =>
      often.includes(step.name) ? { ...step, weight: EMPHASIS * step.weight } : step,
    ),
    length: { min: 1, max: mostSteps },
    createWorld: (level) => new ReplayWorld(revision, level, vantages, limited),
  };
}

/** What a check of section 8 is searched in. Three vantages: a third must not disturb what two do. */
const CHECKED = { vantages: 3, limited: false, mostSteps: 60 };
const PAST_LIMITER = { vantages: 2, limited: false, mostSteps: 36 };
const AT_LIMITER = { ...PAST_LIMITER, limited: true };

/** Honest parties, and an adversary that replays, forges, joins and delays (T-RC-1.A). */
export function checkedPackets(revision: Revision): ReplayScenario {
  return replayScenario(revision, { ...CHECKED, often: ['hold', 'deliver-held', 'join'] });
}

/** Vantages that move from one epoch to the next (T-RC-1.B). */
export function epochBoundaries(revision: Revision): ReplayScenario {
  return replayScenario(revision, { ...CHECKED, often: ['hold', 'deliver-held', 'enter-epoch'] });
}

/** Every packet that reaches a broker behind the limiter (T-RC-1/accepts-honest). */
export function honestPackets(revision: Revision): ReplayScenario {
  return replayScenario(revision, { ...AT_LIMITER, often: ['transmit', 'lose', 'enter-epoch'] });
}

/** What gets past the limiter, with many copies (T-RC-1/rejects-replays). */
export function replayedPackets(revision: Revision): ReplayScenario {
  const often = ['replay', 'replay-across-epochs', 'enter-epoch', 'fall-silent', 'set-clock'];
  return replayScenario(revision, { ...PAST_LIMITER, often });
}

/** The same with many packets that no vantage sent (T-RC-1/rejects-forgeries). */
export function forgedPackets(revision: Revision): ReplayScenario {
  return replayScenario(revision, { ...PAST_LIMITER, often: ['lose', 'hold', 'join'] });
}

/** The same with many late packets (T-RC-1/rejects-stale). */
export function latePackets(revision: Revision): ReplayScenario {
  const often = ['hold', 'deliver-held', 'fall-silent', 'set-clock'];
  return replayScenario(revision, { ...PAST_LIMITER, often });
}

/** Replays past the limiter, condition by condition (T-RC-1, Step 3). */
export function replayedConditions(revision: Revision): ReplayScenario {
  const often = ['replay', 'replay-across-epochs', 'enter-epoch', 'fall-silent', 'transmit-for-years'];
  return replayScenario(revision, { ...PAST_LIMITER, often });
}

/** What honest packets carry (T-RC-1, Step 2). */
export function honestNumbers(revision: Revision): ReplayScenario {
  return replayScenario(revision, { ...PAST_LIMITER, often: ['transmit', 'lose', 'enter-epoch'] });
}

/** Every stage of a broker behind the limiter, counted (T-RC-1, Steps 1 to 4). */
export function refusalStages(revision: Revision): ReplayScenario {
  const often = ['join', 'lose', 'hold', 'deliver-held', 'replay', 'fall-silent'];
  return replayScenario(revision, { ...AT_LIMITER, often });
}

/** Vantages that go from epoch to epoch, and what a broker keeps of that (T-RC-1/bounded-state). */
export function keptState(revision: Revision): ReplayScenario {
  const often = ['transmit', 'enter-epoch', 'fall-silent', 'forge-cwt'];
  return replayScenario(revision, { ...PAST_LIMITER, often });
}
