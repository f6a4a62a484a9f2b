import type { Revision } from '../../spec/language/revision.ts';
import {
  computeLimitedSaturation,
  computeUnlimitedSaturation,
  type SaturationObservation,
  type TickLoad,
} from '../../spec/verification-dos/checks.ts';
import { isSaturated } from '../../src/cost/saturation.ts';
import { FloodedBroker } from '../../src/protocol/deployment/flooded-broker.ts';
import { tickPairs } from '../../src/protocol/entrance/traffic.ts';
import type { Level, World } from '../../src/search/case/scenario.ts';
import { FloodWorld } from './flood-world.ts';

/** A flood, and beside it one tick at the F at which the closed forms have the broker saturate, and one below. */
export class SaturationWorld implements World<SaturationObservation> {
  readonly #revision: Revision;
  readonly #flood: FloodWorld;
  readonly #withLimit: FloodedBroker;
  readonly #withoutLimit: FloodedBroker;

  constructor(revision: Revision, level: Level) {
    this.#revision = revision;
    this.#flood = new FloodWorld(revision, level);
    this.#withLimit = new FloodedBroker(revision, level, true);
    this.#withoutLimit = new FloodedBroker(revision, level, false);
  }

  open(setting: readonly number[]): void {
    this.#flood.open(setting);
  }

  flood(ticks: number): void {
    this.#flood.flood(ticks);
  }

  holdBack(ticks: number): void {
    this.#flood.holdBack(ticks);
  }

  observe(): SaturationObservation {
    // Field by field: a spread of this many fields costs more than all the rest of the case.
    const { K, F, T_tick, ticks, floodTicks, limited, unlimited, baseline, floodBaseline } =
      this.#flood.observe();
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
      unlimitedBelow: this.#tickAt(this.#withoutLimit, unlimitedF - 1),
      unlimitedAt: this.#tickAt(this.#withoutLimit, unlimitedF),
      limitedBelow: this.#tickAt(this.#withLimit, limitedF - 1),
      limitedAt: this.#tickAt(this.#withLimit, limitedF),
      bucketHoldsRefill: this.#withLimit.holdsRefill,
    };
  }

  heard(): readonly string[] {
    const { unlimitedAt, limitedAt } = this.observe();
    return [
      ...this.#flood.heard(),
      `saturated in a tick: at F = ${unlimitedAt.F} without the limit, at F = ${limitedAt.F} with it`,
    ];
  }

  decisions(): readonly number[] {
    return [];
  }

  #tickAt(broker: FloodedBroker, F: number): TickLoad {
    const tick = this.#flood.T_tick;
    broker.open(tick, false);
    broker.receive(this.#flood.K, tickPairs(F), 1);
    const work = broker.meter.spent();
    return { F, work, saturated: isSaturated(this.#revision, work, tick) };
  }
}
