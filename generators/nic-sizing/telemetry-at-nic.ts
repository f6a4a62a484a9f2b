import type { PacketsPerSecond } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { BrokerNicObservation } from '../../spec/nic-sizing/broker-nic.ts';
import { BrokerNic } from '../../src/protocol/entrance/broker-nic.ts';
import { PACKETS_PER_PAIR } from '../../src/protocol/entrance/traffic.ts';
import type { View } from '../view.ts';
import type { Sent } from './sending.ts';

const NO_STRANGERS = 0 as PacketsPerSecond;

/** What the NIC of a broker takes in, beside what is telemetry of it. Vantages behave here, but for one insider. */
export class TelemetryAtNic implements View<Sent, BrokerNicObservation> {
  readonly #nic: BrokerNic;

  constructor(revision: Revision) {
    this.#nic = new BrokerNic(revision);
  }

  observe({ N, T_tick, sendings }: Sent): BrokerNicObservation {
    let ticks = 0;
    let more = 0;
    let offered = 0n;
    this.#nic.start(N, T_tick);
    for (const sending of sendings) {
      const extra = sending.morePairs * sending.ticks;
      ticks += sending.ticks;
      more += extra;
      offered += BigInt(this.#nic.pass(sending.ticks, sending.outside ?? NO_STRANGERS, extra));
    }
    return {
      telemetry: BigInt(PACKETS_PER_PAIR) * BigInt(N) * BigInt(ticks),
      insiders: BigInt(PACKETS_PER_PAIR) * BigInt(more),
      offered,
      taken: this.#nic.taken,
    };
  }

  heard({ telemetry, taken }: BrokerNicObservation): readonly string[] {
    return [`the NIC: ${taken} packets so far, of which ${telemetry} are telemetry`];
  }
}
