import type { Microseconds, PacketsPerSecond, VantageCount } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { NicBudgetObservation } from '../../spec/nic-sizing/nic-budget.ts';
import type { ReceivedRun } from '../../spec/nic-sizing/received-windows.ts';
import { Meter } from '../../src/cost/meter.ts';
import { FastPath } from '../../src/protocol/entrance/fast-path.ts';
import { NicGate, offeredBy } from '../../src/protocol/entrance/nic-gate.ts';
import type { Admitted } from '../../src/protocol/entrance/traffic.ts';
import { tickPairs } from '../../src/protocol/entrance/traffic.ts';
import { VantageLimiter } from '../../src/protocol/entrance/vantage-limiter.ts';
import type { World } from '../../src/search/case/scenario.ts';

/** One fast path of a broker, and what its NIC took in so far. */
class Front {
  readonly meter: Meter;
  readonly #fastPath: FastPath;
  readonly #limiter: VantageLimiter;

  constructor(revision: Revision) {
    this.meter = new Meter(revision);
    this.#fastPath = new FastPath(revision, this.meter, true);
    this.#limiter = new VantageLimiter(revision);
  }

  open(tick: Microseconds): void {
    this.meter.clear();
    this.#limiter.open(tick);
  }

  receive(vantages: number, pairs: number, ticks: number, afterRun?: (run: Admitted) => void): void {
    const offer = tickPairs(pairs);
    for (const run of this.#fastPath.admit(this.#limiter, offer, ticks)) {
      this.#fastPath.meter(vantages, offer, run);
      afterRun?.(run);
    }
  }
}

/** N alike vantages and strangers outside, three times: attacked, without outside traffic, and with no flood beyond R_L either. */
export class NicBudgetWorld implements World<NicBudgetObservation> {
  readonly #attacked: Front;
  readonly #inside: Front;
  readonly #atLimit: Front;
  readonly #gate: NicGate;
  readonly #R_L: number;
  #runs: ReceivedRun[] = [];
  #passed: ReceivedRun[] = [];
  #received = 0n;
  #N = 1 as VantageCount;
  #tick = 1 as Microseconds;
  #floodTicks = 0;
  #silentTicks = 0;
  #offeredOutside = 0;

  constructor(revision: Revision) {
    this.#attacked = new Front(revision);
    this.#inside = new Front(revision);
    this.#atLimit = new Front(revision);
    this.#gate = new NicGate(revision, revision.rules['nic-gate'], this.#attacked.meter);
    this.#R_L = revision.R_L;
  }

  open([N = 1, tick = 1]: readonly number[]): void {
    this.#N = N as VantageCount;
    this.#tick = tick as Microseconds;
    this.#runs = [];
    this.#passed = [];
    this.#received = 0n;
    this.#floodTicks = 0;
    this.#silentTicks = 0;
    this.#offeredOutside = 0;
    this.#attacked.open(this.#tick);
    this.#inside.open(this.#tick);
    this.#atLimit.open(this.#tick);
  }

  sendNaturally(ticks: number): void {
    this.#send(1, 1, ticks);
  }

  flood(F: number, ticks: number): void {
    this.#send(F, Math.min(F, this.#R_L), ticks);
    this.#floodTicks += ticks;
  }

  beSilent(ticks: number): void {
    this.#send(0, 0, ticks);
    this.#silentTicks += ticks;
  }

  /** A tick of natural traffic, and of traffic from outside at this rate. */
  sendFromOutside(rate: PacketsPerSecond): void {
    const packets = offeredBy(rate, this.#tick);
    this.#gate.beginFlood();
    this.#gate.offer(packets, rate);
    this.#offeredOutside += packets;
    this.#send(1, 1, 1);
  }

  observe(): NicBudgetObservation {
    return {
      N: this.#N,
      T_tick: this.#tick,
      floodTicks: this.#floodTicks,
      silentTicks: this.#silentTicks,
      offeredOutside: this.#offeredOutside,
      runs: this.#runs,
      passed: this.#passed,
      received: this.#attacked.meter.nicPackets,
      receivedInside: this.#inside.meter.nicPackets,
      receivedAtLimit: this.#atLimit.meter.nicPackets,
    };
  }

  heard(): readonly string[] {
    const last = this.#runs.at(-1);
    if (last === undefined) return [];
    return [
      `the NIC took in ${last.packets} packets in the last ${last.ticks} ticks, ${this.#received} so far`,
    ];
  }

  #send(pairs: number, pairsAtLimit: number, ticks: number): void {
    this.#attacked.receive(this.#N, pairs, ticks, this.#record);
    this.#inside.receive(this.#N, pairs, ticks);
    this.#atLimit.receive(this.#N, pairsAtLimit, ticks);
  }

  readonly #record = ({ ticks, snapshots, pushes }: Admitted): void => {
    const total = this.#attacked.meter.nicPackets;
    this.#runs.push({ ticks, packets: total - this.#received });
    this.#passed.push({ ticks, packets: BigInt(this.#N * ticks * (snapshots + pushes)) });
    this.#received = total;
  };
}
