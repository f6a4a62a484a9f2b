import type {
  BfdSequence,
  Epoch,
  Microseconds,
  Nanoseconds,
  Vantage,
  VantageCount,
} from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { FloodObservation } from '../../spec/verification-dos/checks.ts';
import { Meter } from '../../src/cost/meter.ts';
import { createTelemetryCrypto } from '../../src/crypto/create-telemetry-crypto.ts';
import { Broker } from '../../src/protocol/broker/broker.ts';
import { Ingress, tickPairs } from '../../src/protocol/entrance/ingress.ts';
import { type Admitted, type Offer, VantageLimiter } from '../../src/protocol/entrance/vantage-limiter.ts';
import { VantageAgent } from '../../src/protocol/vantage/vantage.ts';
import type { Level, World } from '../../src/search/case/scenario.ts';

/** What a vantage sends at its natural rate, and what one sends that is silent. */
export const NATURAL = tickPairs(1);
export const SILENCE = tickPairs(0);

/** One broker that alike insiders send to, with a meter of its own. */
export class FloodedBroker {
  readonly meter: Meter;
  readonly limiter: VantageLimiter;
  readonly #broker: Broker;
  readonly #ingress: Ingress;
  readonly #agent: VantageAgent;

  constructor(revision: Revision, level: Level, limited: boolean) {
    const crypto = createTelemetryCrypto(revision, level);
    this.meter = new Meter(revision);
    this.limiter = new VantageLimiter(revision);
    this.#broker = new Broker(revision, crypto, this.meter);
    this.#ingress = new Ingress(revision, this.meter, this.#broker, limited);
    this.#agent = new VantageAgent(0 as Vantage, crypto, revision.rules);
  }

  /** Starts afresh, with full or empty buckets; unless told which, as the revision has it. */
  open(tick: Microseconds, full?: boolean): void {
    this.meter.clear();
    this.limiter.open(tick, full);
    this.#broker.acceptance.clear();
    this.#agent.start(0 as BfdSequence, 0 as Epoch);
  }

  /** The same from each insider on each tick; `afterRun` is called after each run of alike ticks. */
  receive(insiders: number, offer: Offer, ticks: number, afterRun?: (run: Admitted) => void): void {
    this.#ingress.offer(this.#agent, this.limiter, insiders, offer, ticks, afterRun);
  }
}

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
