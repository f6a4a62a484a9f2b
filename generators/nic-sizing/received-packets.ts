import type { Revision } from '../../spec/language/revision.ts';
import type { NicBudgetObservation } from '../../spec/nic-sizing/observation.ts';
import type { ReceivedRun } from '../../spec/nic-sizing/received-windows.ts';
import { Meter } from '../../src/cost/meter.ts';
import { createLimiter } from '../../src/protocol/entrance/create-limiter.ts';
import { FastPath } from '../../src/protocol/entrance/fast-path.ts';
import { NicGate, offeredBy } from '../../src/protocol/entrance/nic-gate.ts';
import { type Admitted, type Limiter, tickPairs } from '../../src/protocol/entrance/traffic.ts';
import type { View } from '../view.ts';
import type { Sending, Sent } from './sending.ts';

/** One fast path of a broker, and what its NIC took in so far. */
class Front {
  readonly meter: Meter;
  readonly #fastPath: FastPath;
  readonly #limiter: Limiter;

  constructor(revision: Revision) {
    this.meter = new Meter(revision);
    this.#fastPath = new FastPath(revision, this.meter, true);
    this.#limiter = createLimiter(revision);
  }

  open({ T_tick, startsFull }: Sent): void {
    this.meter.clear();
    this.#limiter.open(T_tick, startsFull);
  }

  receive(vantages: number, pairs: number, ticks: number, afterRun?: (run: Admitted) => void): void {
    const offer = tickPairs(pairs);
    for (const run of this.#fastPath.admit(this.#limiter, offer, ticks)) {
      this.#fastPath.meter(vantages, offer, run);
      afterRun?.(run);
    }
  }
}

/** What a NIC takes in, run by run; without outside traffic; and with no flood beyond R_L either. */
export class ReceivedPackets implements View<Sent, NicBudgetObservation> {
  readonly #attacked: Front;
  readonly #inside: Front;
  readonly #atLimit: Front;
  readonly #gate: NicGate;
  /** The most whole tick pairs that are no more than R_L. */
  readonly #mostAtLimit: number;
  #N = 1;
  #runs: ReceivedRun[] = [];
  #passed: ReceivedRun[] = [];
  #received = 0n;

  constructor(revision: Revision) {
    this.#attacked = new Front(revision);
    this.#inside = new Front(revision);
    this.#atLimit = new Front(revision);
    this.#gate = new NicGate(revision, revision.rules['nic-gate'], this.#attacked.meter);
    this.#mostAtLimit = Math.floor(revision.R_L);
  }

  observe(sent: Sent): NicBudgetObservation {
    const { N, T_tick, sendings } = sent;
    let floodTicks = 0;
    let silentTicks = 0;
    let offeredOutside = 0;
    this.#open(sent);
    for (const sending of sendings) {
      const { ticks, pairs } = sending;
      if (pairs === 0) silentTicks += ticks;
      else if (pairs !== 1) floodTicks += ticks;
      offeredOutside += this.#offerFromOutside(sending, sent);
      this.#receive(pairs, ticks);
    }
    return {
      N,
      T_tick,
      floodTicks,
      silentTicks,
      offeredOutside,
      runs: this.#runs,
      passed: this.#passed,
      received: this.#attacked.meter.nicPackets,
      receivedInside: this.#inside.meter.nicPackets,
      receivedAtLimit: this.#atLimit.meter.nicPackets,
    };
  }

  heard({ runs, received }: NicBudgetObservation): readonly string[] {
    const last = runs.at(-1);
    if (last === undefined) return [];
    return [`the NIC took in ${last.packets} packets in the last ${last.ticks} ticks, ${received} so far`];
  }

  #open(sent: Sent): void {
    this.#N = sent.N;
    this.#runs = [];
    this.#passed = [];
    this.#received = 0n;
    this.#attacked.open(sent);
    this.#inside.open(sent);
    this.#atLimit.open(sent);
  }

  #offerFromOutside({ outside, ticks }: Sending, { T_tick }: Sent): number {
    if (outside === null) return 0;
    const packets = offeredBy(outside, (ticks * T_tick) as typeof T_tick);
    this.#gate.beginFlood();
    this.#gate.offer(packets, outside);
    return packets;
  }

  #receive(pairs: number, ticks: number): void {
    this.#attacked.receive(this.#N, pairs, ticks, this.#record);
    this.#inside.receive(this.#N, pairs, ticks);
    this.#atLimit.receive(this.#N, Math.min(pairs, this.#mostAtLimit), ticks);
  }

  readonly #record = ({ ticks, snapshots, pushes }: Admitted): void => {
    const total = this.#attacked.meter.nicPackets;
    this.#runs.push({ ticks, packets: total - this.#received });
    this.#passed.push({ ticks, packets: BigInt(this.#N * ticks * (snapshots + pushes)) });
    this.#received = total;
  };
}
