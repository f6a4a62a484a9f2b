import type { Bundles, PacketsPerSecond, Ticks } from '../../spec/language/notation.ts';
import type { OperatingPoint } from '../../spec/language/revision.ts';
import type { TelemetryForm } from '../../src/protocol/deployment/deployment.ts';
import { type Offer, PACKETS_PER_PAIR, tickPairs } from '../../src/protocol/entrance/traffic.ts';
import type { World } from '../../src/search/case/scenario.ts';
import { pointOf } from '../operating-points.ts';
import type { View } from '../view.ts';
import { NATURAL, NO_EXCESS, NOBODY, type Operation, type Phase, SILENCE } from './phases.ts';

/** The longest step of a case that counts in bundle periods. */
const MOST_TICKS = 100_000;

/** Which paths a flood is of. */
export type FloodedPaths = 'both' | 'A' | 'B';

const FLOODS: Readonly<Record<FloodedPaths, (F: number) => Offer>> = {
  both: tickPairs,
  A: (F) => ({ snapshots: PACKETS_PER_PAIR * F, pushes: 0, order: 'in-turn' }),
  B: (F) => ({ snapshots: 0, pushes: PACKETS_PER_PAIR * F, order: 'in-turn' }),
};

/**
 * A deployment at one operating point, and what its vantages, its collector and strangers do for some ticks, or until
 * some time on a wall clock. The world is what they do; every deployment that goes through it belongs to a view.
 */
export class DeploymentWorld<Observation> implements World<Observation>, Operation {
  readonly #view: View<Operation, Observation>;
  readonly phases: Phase[] = [];
  point: OperatingPoint = pointOf([]);
  form: TelemetryForm | undefined;
  #ticks = 0;
  #time = 0;
  #paths: FloodedPaths = 'both';

  constructor(view: View<Operation, Observation>) {
    this.#view = view;
  }

  /** An operating point, then jitter, segments and octets of the form that telemetry has where the rules allow it. */
  open(setting: readonly number[]): void {
    const [jitter, segments = 1, octets = 1] = setting.slice(5);
    this.point = pointOf(setting);
    this.form = jitter === undefined ? undefined : { jitter, segments, octets };
    this.phases.length = 0;
    this.#ticks = 0;
    this.#time = 0;
    this.#paths = 'both';
  }

  run(ticks: number): void {
    this.#pass(ticks);
  }

  /** Runs to the end of the bundle period; from the end of one, to that of the next. */
  finishPeriod(): void {
    const { bundle_period } = this.point;
    this.#pass(bundle_period - (this.#ticks % bundle_period));
  }

  /** Runs to `before` ticks before the next bundle is due if bundles are evenly spread; one tick at least. */
  approachBundle(before: number): void {
    const { cells_k, bundle_period } = this.point;
    const emitted = Math.floor((this.#ticks * cells_k) / bundle_period);
    const due = Math.ceil(((emitted + 1) * bundle_period) / cells_k);
    this.#pass(Math.max(1, due - before - this.#ticks));
  }

  /** Runs with bundles that carry more cosignatures than q. */
  overCosign(ticks: number, further: number, copies: number): void {
    this.#pass(ticks, NATURAL, { further, copies, bundles: NO_EXCESS.bundles });
  }

  /** Bundles beyond the schedule, and ticks in which they are verified. */
  overPublish(bundles: number, ticks: number): void {
    this.#pass(ticks, NATURAL, { further: 0, copies: 0, bundles: bundles as Bundles });
  }

  /** From here on a flood is of both paths, or of one alone. */
  choosePaths(paths: FloodedPaths): void {
    this.#paths = paths;
  }

  /** Nothing is sent, and tokens are saved up. */
  beSilent(ticks: number): void {
    this.#pass(ticks, SILENCE);
  }

  /** Every vantage sends F tick pairs a tick, or as many packets of one path. */
  flood(F: number, ticks: number): void {
    const isOfOnePath = this.#paths !== 'both';
    this.#pass(ticks, { kind: 'flood', offer: FLOODS[this.#paths](F), F, isOfOnePath });
  }

  /** A tick in which strangers offer packets at this rate. */
  sendFromOutside(rate: number): void {
    this.#pass(1, NATURAL, NO_EXCESS, rate as PacketsPerSecond);
  }

  /** Vantages emit at the end of each tick. */
  wait(time: number): void {
    this.#time += time;
    const due = Math.floor(this.#time / this.point.T_tick);
    this.#note(due - this.#ticks);
  }

  /** To so many microseconds before the end of a tick; from there, to that of the next. */
  finishTick(before = 0): void {
    const { T_tick } = this.point;
    this.wait(T_tick - ((this.#time + before) % T_tick));
  }

  passPeriods(periods: number): void {
    const { T_tick, bundle_period } = this.point;
    this.wait(Math.min(periods * bundle_period, MOST_TICKS) * T_tick);
  }

  observe(): Observation {
    return this.#view.observe(this);
  }

  heard(): readonly string[] {
    return this.#view.heard(this.observe());
  }

  #pass(ticks: number, conduct = NATURAL, excess = NO_EXCESS, outside = NOBODY): void {
    this.#time += ticks * this.point.T_tick;
    this.#note(ticks, conduct, excess, outside);
  }

  #note(ticks: number, conduct = NATURAL, excess = NO_EXCESS, outside = NOBODY): void {
    this.#ticks += ticks;
    this.phases.push({ ticks: ticks as Ticks, until: this.#time, conduct, excess, outside });
  }
}
