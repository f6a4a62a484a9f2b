import type { Nanoseconds } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import {
  computeLimitedSaturation,
  computeUnlimitedSaturation,
  type FloodObservation,
  type SaturationObservation,
  type TickLoad,
} from '../../spec/verification-dos/checks.ts';
import { isSaturated } from '../../src/cost/saturation.ts';
import { FloodedBroker } from '../../src/protocol/deployment/flooded-broker.ts';
import { tickPairs } from '../../src/protocol/entrance/traffic.ts';
import type { Level } from '../../src/search/case/scenario.ts';
import type { View } from '../view.ts';
import { AS_SENT, type Flood, receiveFlood, spentNaturally } from './flood.ts';
import { inMicroseconds } from './microseconds.ts';

/** From an empty bucket, whatever the revision has. */
const STARTS_FULL = false;

/** What a flood costs with H-RL and without it, and what the same insiders cost at their natural rate. */
export class FloodCosts implements View<Flood, FloodObservation> {
  readonly #limited: FloodedBroker;
  readonly #unlimited: FloodedBroker;

  constructor(revision: Revision, level: Level) {
    this.#limited = new FloodedBroker(revision, level, true);
    this.#unlimited = new FloodedBroker(revision, level, false);
  }

  observe(flood: Flood): FloodObservation {
    const { K, F, T_tick, sent } = flood;
    let ticks = 0;
    let floodTicks = 0;
    for (const sending of sent) {
      ticks += sending.ticks;
      if (sending.kind === 'flood') floodTicks += sending.ticks;
    }
    return {
      K,
      F,
      T_tick,
      ticks,
      floodTicks,
      limited: spentOn(this.#limited, flood),
      unlimited: spentOn(this.#unlimited, flood),
      baseline: spentNaturally(this.#unlimited, flood, ticks),
      floodBaseline: spentNaturally(this.#unlimited, flood, floodTicks),
    };
  }

  heard({ limited, unlimited, baseline }: FloodObservation): readonly string[] {
    return [
      `so far: ${inMicroseconds(limited)} with the limit, ${inMicroseconds(unlimited)} without, ${inMicroseconds(baseline)} at the natural rate`,
    ];
  }
}

function spentOn(broker: FloodedBroker, flood: Flood): Nanoseconds {
  receiveFlood(broker, flood, AS_SENT, STARTS_FULL);
  return broker.meter.spent();
}

/** The same, and one tick at the F at which the closed forms have the broker saturate, and one below. */
export class SaturationLoads implements View<Flood, SaturationObservation> {
  readonly #revision: Revision;
  readonly #costs: FloodCosts;
  readonly #limited: FloodedBroker;
  readonly #unlimited: FloodedBroker;

  constructor(revision: Revision, level: Level) {
    this.#revision = revision;
    this.#costs = new FloodCosts(revision, level);
    this.#limited = new FloodedBroker(revision, level, true);
    this.#unlimited = new FloodedBroker(revision, level, false);
  }

  observe(flood: Flood): SaturationObservation {
    // Field by field: a spread of this many fields costs more than all the rest of the case.
    const { K, F, T_tick, ticks, floodTicks, limited, unlimited, baseline, floodBaseline } =
      this.#costs.observe(flood);
    const unlimitedF = computeUnlimitedSaturation(this.#revision, K, T_tick);
    const limitedF = computeLimitedSaturation(this.#revision, K, T_tick);
    return {
      K,
      F,
      T_tick,
      ticks,
      floodTicks,
      limited,
      unlimited,
      baseline,
      floodBaseline,
      unlimitedBelow: this.#tickAt(this.#unlimited, flood, unlimitedF - 1),
      unlimitedAt: this.#tickAt(this.#unlimited, flood, unlimitedF),
      limitedBelow: this.#tickAt(this.#limited, flood, limitedF - 1),
      limitedAt: this.#tickAt(this.#limited, flood, limitedF),
      bucketHoldsRefill: this.#limited.holdsRefill,
    };
  }

  heard(observation: SaturationObservation): readonly string[] {
    const { unlimitedAt, limitedAt } = observation;
    return [
      ...this.#costs.heard(observation),
      `saturated in a tick: at F = ${unlimitedAt.F} without the limit, at F = ${limitedAt.F} with it`,
    ];
  }

  #tickAt(broker: FloodedBroker, { K, T_tick }: Flood, F: number): TickLoad {
    broker.open(T_tick, STARTS_FULL);
    broker.receive(K, tickPairs(F), 1);
    const work = broker.meter.spent();
    return { F, work, saturated: isSaturated(this.#revision, work, T_tick) };
  }
}
