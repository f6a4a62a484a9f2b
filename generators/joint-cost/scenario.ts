import type { BrokerLoadObservation } from '../../spec/joint-cost/broker-load.ts';
import type { DecompositionObservation } from '../../spec/joint-cost/checks.ts';
import type { StageObservation } from '../../spec/joint-cost/stage-metering.ts';
import type { WallClockObservation } from '../../spec/joint-cost/wall-clock-cost.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { Domain, Scenario, StepKind } from '../../src/search/case/scenario.ts';
import { integers, numbers } from '../domains.ts';
import { operatingPoint } from '../operating-points.ts';
import { PUSH_JITTER, SNAPSHOT_FORM, TELEMETRY_FORM } from '../telemetry-form.ts';
import type { View } from '../view.ts';
import { BrokerLoads } from './broker-loads.ts';
import { ClockReadings } from './clock-readings.ts';
import { CostReadings } from './cost-readings.ts';
import type { Operation } from './phases.ts';
import { StageCounts } from './stage-counts.ts';
import { flooding, publishing, running, sendingFromOutside, WAITING } from './steps.ts';
import { DeploymentWorld } from './world.ts';

type DeploymentScenario<Observation> = Scenario<DeploymentWorld<Observation>, Observation>;

/** What of the one deployment of T-JCOST-1 a statement is searched in, and what of it the statement judges. */
interface Part<Observation> {
  /** The form of telemetry; nothing of it is open to a check, which takes the form that is farthest from section 2. */
  readonly form: readonly Domain<unknown>[];
  readonly steps: readonly StepKind<DeploymentWorld<unknown>>[];
  readonly mostSteps: number;
  createView(): View<Operation, Observation>;
}

function deploymentScenario<Observation>(
  revision: Revision,
  { form, steps, mostSteps, createView }: Part<Observation>,
): DeploymentScenario<Observation> {
  return {
    subject: 'joint-cost',
    streamVersion: 2,
    setting: [...operatingPoint(revision), ...form],
    steps,
    length: { min: 1, max: mostSteps },
    createWorld: () => new DeploymentWorld(createView()),
  };
}

/** For any legal N and bundle period every count stays below 2^53, of so many long steps or of more short ones. */
const LONG = { ticks: integers('ticks', 1, 100_000, [10, 1000]), mostSteps: 4 };
const SHORT = { ticks: integers('ticks', 1, 2000, [3, 10, 20]), mostSteps: 6 };

const RUNNING = running(SHORT.ticks);
const PUBLISHING = publishing(SHORT.ticks);

/** What each path costs, read at the ends of ticks (T-JCOST-1.B). */
export function pathCosts(revision: Revision): DeploymentScenario<DecompositionObservation> {
  return deploymentScenario(revision, {
    form: [],
    steps: running(LONG.ticks),
    mostSteps: LONG.mostSteps,
    createView: () => new CostReadings(revision),
  });
}

/** A deployment that is left alone, and read at any time (T-JCOST-1/exact-in-each-second). */
export function wallClockCosts(revision: Revision): DeploymentScenario<WallClockObservation> {
  return deploymentScenario(revision, {
    form: TELEMETRY_FORM,
    steps: WAITING,
    mostSteps: 5,
    createView: () => new ClockReadings(revision),
  });
}

/** One whose collector and strangers may do more than they should; pushes leave on the tick (T-JCOST-1/stage-metering). */
export function stageCounts(revision: Revision): DeploymentScenario<StageObservation> {
  return deploymentScenario(revision, {
    form: [numbers(PUSH_JITTER, [0]), ...SNAPSHOT_FORM],
    steps: [...RUNNING, ...PUBLISHING, sendingFromOutside(revision)],
    mostSteps: SHORT.mostSteps,
    createView: () => new StageCounts(revision),
  });
}

function brokerLoads(
  revision: Revision,
  steps: Part<BrokerLoadObservation>['steps'],
  attacks: boolean,
): DeploymentScenario<BrokerLoadObservation> {
  return deploymentScenario(revision, {
    form: TELEMETRY_FORM,
    steps,
    mostSteps: SHORT.mostSteps,
    createView: () => new BrokerLoads(revision, attacks),
  });
}

/** A deployment that is left alone. */
export function quietLoads(revision: Revision): DeploymentScenario<BrokerLoadObservation> {
  return brokerLoads(revision, RUNNING, false);
}

/** One whose collector may present more than is due. */
export function publishedLoads(revision: Revision): DeploymentScenario<BrokerLoadObservation> {
  return brokerLoads(revision, [...RUNNING, ...PUBLISHING], false);
}

/** One under attacks of any rate, from inside and from outside. */
export function attackedLoads(revision: Revision): DeploymentScenario<BrokerLoadObservation> {
  return brokerLoads(revision, [...RUNNING, ...attacking(revision)], true);
}

/** One of which everything may be more than is due. */
export function budgetedLoads(revision: Revision): DeploymentScenario<BrokerLoadObservation> {
  return brokerLoads(revision, [...RUNNING, ...PUBLISHING, ...attacking(revision)], true);
}

function attacking(revision: Revision): Part<BrokerLoadObservation>['steps'] {
  return [...flooding(revision, SHORT.ticks), sendingFromOutside(revision)];
}
