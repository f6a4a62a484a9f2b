import type { Microseconds, TickInstant, Vantage } from '../../../spec/language/notation.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import type { Refusals } from '../../../spec/replay-coherence/refusal.ts';
import type { Meter } from '../../cost/meter.ts';
import type { TelemetryCrypto } from '../../crypto/telemetry-crypto.ts';
import type { BfdPush, CwtSnapshot } from '../../messages/packets.ts';
import { Broker } from '../broker/broker.ts';
import { INTERVAL_SHIFT } from '../broker/interval-clock.ts';
import { Entrance } from '../entrance/entrance.ts';
import { type Traffic, tickPairs } from '../entrance/traffic.ts';
import { type Readings, taken } from '../rule-table.ts';

const PAIR = tickPairs(1);

/** One broker behind its entrance. */
interface Instance {
  readonly broker: Broker;
  /** What stands before it; null where only what is behind the limiter is of interest. */
  readonly entrance: Entrance | null;
}

/** How many brokers know nothing of each other, and which of them takes the next packet of a sender. */
interface Balancing {
  readonly instances: number;
  choose(source: Vantage, before: number): number;
}

const BALANCING: Readings<'broker-instances', Balancing> = {
  one: { instances: 1, choose: () => 0 },
  'in-turn': { instances: 2, choose: (_, before) => before % 2 },
  'by-source': { instances: 2, choose: (source) => source % 2 },
};

/**
 * The brokers of a deployment behind a balancer, with or without a limiter in front of each, and their clocks: one by which
 * lifetimes end, which may be set, and one that measures intervals. All share a meter.
 */
export class BalancedBrokers {
  readonly #instances: readonly Instance[];
  readonly #balancing: Balancing;
  readonly #shift: (ahead: number) => number;
  /** What was handed over so far. */
  #handed = 0;
  /** Ticks by which the clock of lifetimes is ahead. */
  #ahead = 0;

  constructor(revision: Revision, crypto: TelemetryCrypto, meter: Meter, limited: boolean) {
    const { rules } = revision;
    this.#balancing = taken(rules, 'broker-instances', BALANCING);
    this.#shift = taken(rules, 'interval-clock', INTERVAL_SHIFT);
    this.#instances = Array.from({ length: this.#balancing.instances }, () => {
      const broker = new Broker(revision, crypto, meter);
      return { broker, entrance: limited ? new Entrance(revision, meter, broker, true) : null };
    });
  }

  /** Starts afresh for ticks of this length; the first that brings tokens is the one after `from`. */
  start(tick: Microseconds, from: TickInstant): void {
    this.#handed = 0;
    this.#ahead = 0;
    for (const { broker, entrance } of this.#instances) {
      broker.acceptance.clear();
      entrance?.start(tick, from);
    }
  }

  /** All of them come up again. */
  restart(): void {
    for (const { broker } of this.#instances) broker.acceptance.restart();
  }

  /** The clock of lifetimes is set so many ticks ahead of the time. */
  setClock(ahead: number): void {
    this.#ahead = ahead;
  }

  /** What the clock of lifetimes shows at a time. */
  wall(time: TickInstant): TickInstant {
    return (time + this.#ahead) as TickInstant;
  }

  /** How many numbers all of them keep. */
  get kept(): number {
    return this.#instances.reduce((sum, { broker }) => sum + broker.acceptance.size, 0);
  }

  /** A number that differs, for small states, whenever anything kept differs. */
  fingerprint(): number {
    let mix = 0;
    for (let index = 0; index < this.#instances.length; index++) {
      const { broker } = this.#instances[index] as Instance;
      mix = (Math.imul(mix, 31) + broker.acceptance.fingerprint()) | 0;
    }
    return mix;
  }

  /** A joint packet of a sender arrives. */
  receive(cwt: CwtSnapshot, bfd: BfdPush, time: TickInstant, source: Vantage): Refusals {
    const { broker, entrance } = this.#next(source);
    const at = this.#at(time);
    if (entrance === null) return broker.receive(cwt, bfd, this.wall(time), 1, at);
    return entrance.receive({ senders: 1, offer: PAIR, cwt, bfd }, this.wall(time), source, at);
  }

  /** Traffic of a sender arrives; without a limiter nothing of it is looked at. */
  receiveTraffic(traffic: Traffic, time: TickInstant, source: Vantage): Refusals {
    const { entrance } = this.#next(source);
    return entrance?.receive(traffic, this.wall(time), source, this.#at(time)) ?? 0;
  }

  /**
   * The rest of a run of joint packets of one vantage, one a tick, that begins after `from`: `length` more, of which the
   * last is shown. The balancer hands it over as a whole. False where the limiter cuts it.
   */
  receiveRun(cwt: CwtSnapshot, bfd: BfdPush, from: TickInstant, length: number): boolean {
    const { broker, entrance } = this.#next(bfd.vantage);
    const at = this.#at(from);
    if (entrance !== null) return entrance.receiveRun(cwt, bfd, at, length);
    broker.receiveRun(cwt, bfd, (at + length) as TickInstant, length);
    return true;
  }

  #at(time: TickInstant): TickInstant {
    return (time + this.#shift(this.#ahead)) as TickInstant;
  }

  #next(source: Vantage): Instance {
    return this.#instances[this.#balancing.choose(source, this.#handed++)] as Instance;
  }
}
