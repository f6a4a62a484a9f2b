import type { Microseconds, Nanoseconds, VantageCount } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { FloodObservation } from '../../spec/verification-dos/checks.ts';
import { FloodedBroker } from '../../src/protocol/deployment/flooded-broker.ts';
import { tickPairs } from '../../src/protocol/entrance/traffic.ts';
import type { Level, World } from '../../src/search/case/scenario.ts';

/** What a vantage sends at its natural rate, and what one sends that is silent. */
export const NATURAL = tickPairs(1);
export const SILENCE = tickPairs(0);

/** The same flood in three worlds: with H-RL, without it, and at the natural rate. */
export class FloodWorld implements World<FloodObservation> {
  readonly limited: FloodedBroker;
  readonly #unlimited: FloodedBroker;
  readonly #natural: FloodedBroker;
  readonly #naturalInFlood: FloodedBroker;
  K = 1;
  F = 1;
  T_tick = 1 as Microseconds;
  #ticks = 0;
  #floodTicks = 0;

  constructor(revision: Revision, level: Level) {
    this.limited = new FloodedBroker(revision, level, true);
    this.#unlimited = new FloodedBroker(revision, level, false);
    this.#natural = new FloodedBroker(revision, level, false);
    this.#naturalInFlood = new FloodedBroker(revision, level, false);
  }

  open([K = 1, F = 1, T_tick = 1]: readonly number[]): void {
    this.K = K;
    this.F = F;
    this.T_tick = T_tick as Microseconds;
    this.#ticks = 0;
    this.#floodTicks = 0;
    this.limited.open(this.T_tick, false);
    this.#unlimited.open(this.T_tick, false);
    this.#natural.open(this.T_tick, false);
    this.#naturalInFlood.open(this.T_tick, false);
  }

  /** The insiders flood for some ticks. */
  flood(ticks: number): void {
    const flood = tickPairs(this.F);
    this.limited.receive(this.K, flood, ticks);
    this.#unlimited.receive(this.K, flood, ticks);
    this.#natural.receive(this.K, NATURAL, ticks);
    this.#naturalInFlood.receive(this.K, NATURAL, ticks);
    this.#ticks += ticks;
    this.#floodTicks += ticks;
  }

  /** The insiders hold back for some ticks; their baseline goes on. */
  holdBack(ticks: number): void {
    this.limited.receive(this.K, SILENCE, ticks);
    this.#natural.receive(this.K, NATURAL, ticks);
    this.#ticks += ticks;
  }

  observe(): FloodObservation {
    return {
      K: this.K as VantageCount,
      F: this.F,
      T_tick: this.T_tick,
      ticks: this.#ticks,
      floodTicks: this.#floodTicks,
      limited: this.limited.meter.spent(),
      unlimited: this.#unlimited.meter.spent(),
      baseline: this.#natural.meter.spent(),
      floodBaseline: this.#naturalInFlood.meter.spent(),
    };
  }

  heard(): readonly string[] {
    const { limited, unlimited, baseline } = this.observe();
    return [
      `so far: ${inMicroseconds(limited)} with the limit, ${inMicroseconds(unlimited)} without, ${inMicroseconds(baseline)} at the natural rate`,
    ];
  }

  decisions(): readonly number[] {
    return [];
  }
}

/** 8700 ns as "8.7 us". */
export function inMicroseconds(cost: Nanoseconds): string {
  const fraction = (cost % 1000n).toString().padStart(3, '0').replace(/0+$/, '');
  return `${cost / 1000n}${fraction === '' ? '' : `.${fraction}`} us`;
}
