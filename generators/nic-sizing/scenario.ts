import type { Revision } from '../../spec/language/revision.ts';
import type { BrokerNicObservation } from '../../spec/nic-sizing/broker-nic.ts';
import type { NicObservation } from '../../spec/nic-sizing/check.ts';
import type { NicBudgetObservation } from '../../spec/nic-sizing/observation.ts';
import type { Domain, Scenario, StepKind } from '../../src/search/case/scenario.ts';
import { alikeTicks, integers, oneOf, only } from '../domains.ts';
import { legalValues } from '../operating-points.ts';
import { outsideTraffic } from '../outside-traffic.ts';
import { floodFactor, tickLength } from '../verification-dos/scenario.ts';
import type { View } from '../view.ts';
import { Ceiling, WITHOUT_END } from './ceiling.ts';
import { ReceivedPackets } from './received-packets.ts';
import type { Sent } from './sending.ts';
import { behaving, fallingSilent, flooding, floodingAlone } from './steps.ts';
import { TelemetryAtNic } from './telemetry-at-nic.ts';
import { NicWorld } from './world.ts';

type NicScenario<Observation> = Scenario<NicWorld<Observation>, Observation>;

/** What of the one world of T-NIC-SUFF a statement is searched in, and what of it the statement judges. */
interface Part<Observation> {
  /** Of the cases of this part. */
  readonly streamVersion: number;
  readonly setting: readonly Domain<unknown>[];
  readonly steps: readonly StepKind<NicWorld<unknown>>[];
  createView(): View<Sent, Observation>;
}

function nicScenario<Observation>({
  streamVersion,
  setting,
  steps,
  createView,
}: Part<Observation>): NicScenario<Observation> {
  return {
    subject: 'nic-sizing',
    streamVersion,
    setting,
    steps,
    length: { min: 1, max: 6 },
    createWorld: () => new NicWorld(createView()),
  };
}

/** From the fastest control loops to ticks that the stated window is no multiple of, in microseconds. */
const SHORT_TICKS = [2000, 5000, 10_000, 20_000, 70_000, 100_000, 300_000, 500_000, 2_000_000, 7_000_000];

/**
 * Vantages at the ceiling of their limiters, after any history, all alike: all bursts come at once (T-NIC-SUFF). The
 * check grants no flood but one of which the limiter drops something on every tick, and nobody outside.
 */
export function ceilings(revision: Revision): NicScenario<NicObservation> {
  const ticks = ticksUpTo(2, revision);
  return nicScenario({
    streamVersion: 1,
    setting: [vantages(revision), tickLength(revision, SHORT_TICKS), oneOf('buckets', ['empty', 'full'])],
    steps: [
      flooding(only('F', 'as many as pass', WITHOUT_END), ticks),
      behaving(ticks),
      fallingSilent(ticks, 2),
    ],
    createView: () => new Ceiling(revision),
  });
}

/** In microseconds: ticks that the window of 6.1 is no multiple of, and ticks longer than a bucket can refill for. */
const LONG_TICKS = [7_000_000, 300_000, 2_000_000, 2_000_001, 31_000_000, 59_000_000];

/** Vantages that flood, are silent or behave, and outside traffic of any rate (the claims of T-NIC-SUFF). */
export function receivedPackets(revision: Revision): NicScenario<NicBudgetObservation> {
  const ticks = ticksUpTo(1, revision);
  return nicScenario({
    streamVersion: 1,
    setting: [vantages(revision), tickLength(revision, LONG_TICKS)],
    steps: [
      behaving(ticks),
      flooding(floodFactor(revision), ticks),
      fallingSilent(ticks, 1),
      outsideTraffic(revision, 1),
    ],
    createView: () => new ReceivedPackets(revision),
  });
}

const FEW_TICKS = 20;
const MOST_FACTOR = 1024;

/** Telemetry, strangers and one insider before one NIC (D3). */
export function telemetryAtNic(revision: Revision): NicScenario<BrokerNicObservation> {
  const ticks = integers('ticks', 1, FEW_TICKS);
  return nicScenario({
    streamVersion: 2,
    setting: [legalValues('N', revision), legalValues('T_tick', revision)],
    steps: [
      behaving(ticks),
      outsideTraffic(revision, 1),
      floodingAlone(ticks, integers('F', 2, MOST_FACTOR)),
    ],
    createView: () => new TelemetryAtNic(revision),
  });
}

function vantages({ range: { N } }: Revision): Domain<unknown> {
  return integers('N', N.min, N.max, [10, 1000, 10_000]);
}

/** Ticks of the shortest legal length in the window of 6.1. */
const TICKS_IN_WINDOW = 60_000;

/** Ticks to so many windows of 6.1; a window at the tick of a scale point is drawn often, and so many of them. */
function ticksUpTo(windows: number, revision: Revision): Domain<unknown> {
  const { scalePoints, nicWindow } = revision;
  const whole = scalePoints.map((point) => Math.ceil(nicWindow / point.T_tick));
  const several = windows === 1 ? [] : whole.map((window) => window * windows);
  return alikeTicks(windows * TICKS_IN_WINDOW, [2, ...whole, ...several], revision);
}
