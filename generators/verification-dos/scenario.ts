import type { Revision } from '../../spec/language/revision.ts';
import type { FloodObservation, SaturationObservation } from '../../spec/verification-dos/checks.ts';
import type { InsiderObservation } from '../../spec/verification-dos/cost-ratio.ts';
import type { LimiterObservation } from '../../spec/verification-dos/rate-limiter.ts';
import type { Domain, Level, Scenario, StepKind } from '../../src/search/case/scenario.ts';
import { integers } from '../domains.ts';
import type { View } from '../view.ts';
import type { Flood } from './flood.ts';
import { FloodCosts, SaturationLoads } from './flood-costs.ts';
import { InsiderCosts } from './insider-costs.ts';
import { LimiterRuns } from './limiter-runs.ts';
import { BEYOND_F, behaving, type Flooding, FORGERIES_AND_CLOCKS, flooding } from './steps.ts';
import { FloodWorld } from './world.ts';

type FloodScenario<Observation> = Scenario<FloodWorld<Observation>, Observation>;

/** What of the one world of T-VDOS-1 a statement is searched in, and what of it the statement judges. */
interface Part<Observation> {
  readonly steps: readonly StepKind<Flooding>[];
  readonly K: Domain<unknown>;
  readonly notableF?: readonly number[];
  readonly notableTicks: readonly number[];
  createView(level: Level): View<Flood, Observation>;
}

function floodScenario<Observation>(
  revision: Revision,
  { steps, K, notableF, notableTicks, createView }: Part<Observation>,
): FloodScenario<Observation> {
  return {
    subject: 'verification-dos',
    streamVersion: 4,
    setting: [K, floodFactor(revision, notableF), tickLength(revision, notableTicks)],
    steps,
    length: { min: 1, max: 6 },
    createWorld: (level) => new FloodWorld(createView(level)),
  };
}

/** In a check of section 8 there are insiders from the first tick, and they hold back by being silent. */
function checked(revision: Revision): readonly StepKind<Flooding>[] {
  return flooding(['silent'], revision);
}

function claimed(revision: Revision): readonly StepKind<Flooding>[] {
  return [...behaving(revision), ...flooding(['silent', 'natural'], revision), ...FORGERIES_AND_CLOCKS];
}

/** What K insiders cost at flood factor F, from an empty bucket (T-VDOS-1). */
export function floodCosts(revision: Revision): FloodScenario<FloodObservation> {
  return floodScenario(revision, {
    steps: checked(revision),
    K: insiders(revision),
    notableTicks: ticksFilledExactly(revision),
    createView: (level) => new FloodCosts(revision, level),
  });
}

/** The same floods, and the F at which a tick of them is too much for the broker (T-VDOS-NEG). */
export function saturatingFloods(revision: Revision): FloodScenario<SaturationObservation> {
  return floodScenario(revision, {
    steps: checked(revision),
    K: insiders(revision),
    notableTicks: ticksFilledExactly(revision),
    createView: (level) => new SaturationLoads(revision, level),
  });
}

/** In microseconds: ticks longer than a bucket holds the refill of, and ticks for which it holds no packet. */
const LONG_TICKS = [2_000_000, 2_000_001, 16_000_000, 16_000_001];

/** Insiders that flood, hold back and split their flood as they like (the claims of T-VDOS-1). */
export function insiderCosts(revision: Revision): FloodScenario<InsiderObservation> {
  const { R_L, c_path, cost } = revision;
  // From there on the lookups of a flood outweigh what R_L admits.
  const outweighed = cost.c_xdp === 0n ? 0 : Math.floor((R_L * Number(c_path)) / Number(cost.c_xdp));
  return floodScenario(revision, {
    steps: claimed(revision),
    K: insiders(revision),
    notableF: [outweighed, outweighed + 1],
    notableTicks: LONG_TICKS,
    createView: (level) => new InsiderCosts(revision, level),
  });
}

/** In microseconds: bursts that are no whole number of packets. */
const UNEVEN_TICKS = [3000, 7_000_000, 300_000, 3_000_000];

/** One vantage that offers anything at any time (T-VDOS-1/limiter). */
export function limiterRuns(revision: Revision): FloodScenario<LimiterObservation> {
  return floodScenario(revision, {
    steps: [...claimed(revision), ...BEYOND_F],
    K: integers('K', 1, 1),
    notableTicks: [...UNEVEN_TICKS, ...LONG_TICKS],
    createView: (level) => new LimiterRuns(revision, level),
  });
}

function insiders({ range: { N } }: Revision): Domain<unknown> {
  return integers('K', N.min, N.max, [10, 100, 1000, 10_000]);
}

/** F from no flood at all; the factors that the draft names and those around R_L are drawn often. */
export function floodFactor(
  { R_L, floodFactors, range }: Revision,
  notable: readonly number[] = [],
): Domain<unknown> {
  return integers('F', range.F.min, range.F.max, [
    ...floodFactors,
    Math.floor(R_L) - 1,
    Math.floor(R_L),
    Math.floor(R_L) + 1,
    1023,
    1025,
    ...notable,
  ]);
}

/** Every legal tick; those of the scale points are drawn often. */
export function tickLength({ range, scalePoints }: Revision, notable: readonly number[]): Domain<unknown> {
  const { min, max } = range.T_tick;
  return integers('T_tick in us', min, max, [...scalePoints.map((point) => point.T_tick), ...notable]);
}

/** Tick lengths that a whole number of tick pairs fills to the nanosecond: c_path times a power of ten. */
function ticksFilledExactly({ c_path, range }: Revision): number[] {
  const lengths: number[] = [];
  for (let length = Number(c_path); length <= range.T_tick.max; length *= 10) {
    if (length >= range.T_tick.min) lengths.push(length);
  }
  return lengths;
}
