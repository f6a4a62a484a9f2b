import type { Microseconds, Packets, PacketsPerSecond } from '../../../spec/language/notation.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { Meter } from '../../cost/meter.ts';
import { createEmissionSchedule, type EmissionSchedule } from '../vantage/emission.ts';
import { NicGate, offeredBy } from './nic-gate.ts';
import { PACKETS_PER_PAIR } from './traffic.ts';

/** The NIC of a broker: it takes in what admitted vantages send, in whatever number, and what its gate lets pass. */
export class BrokerNic {
  readonly #meter: Meter;
  readonly #gate: NicGate;
  readonly #schedule: EmissionSchedule;
  #vantages = 1;
  #interval = 1 as Microseconds;
  #ticks = 0;
  #emitted = 0;

  constructor(revision: Revision) {
    this.#meter = new Meter(revision);
    this.#gate = new NicGate(revision, revision.rules['nic-gate'], this.#meter);
    this.#schedule = createEmissionSchedule(revision.rules);
  }

  /** Starts afresh with so many vantages that emit in each interval. */
  start(vantages: number, interval: Microseconds): void {
    this.#vantages = vantages;
    this.#interval = interval;
    this.#ticks = 0;
    this.#emitted = 0;
    this.#meter.clear();
  }

  /**
   * So many ticks pass, in which strangers offer packets at this rate and one vantage sends so many tick pairs more than
   * its own. Says how many packets the strangers offered.
   */
  pass(ticks: number, rate: PacketsPerSecond, extraPairs: number): Packets {
    this.#ticks += ticks;
    const due = this.#schedule(this.#ticks, this.#interval);
    const pairs = BigInt(due - this.#emitted) * BigInt(this.#vantages) + BigInt(extraPairs);
    this.#emitted = due;
    this.#meter.nicPackets += BigInt(PACKETS_PER_PAIR) * pairs;
    const offered = offeredBy(rate, (ticks * this.#interval) as Microseconds);
    this.#gate.beginFlood();
    this.#gate.offer(offered, rate);
    return offered;
  }

  /** Packets so far. */
  get taken(): bigint {
    return this.#meter.nicPackets;
  }
}
