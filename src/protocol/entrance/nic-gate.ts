import type { Microseconds, Packets, PacketsPerSecond } from '../../../spec/language/notation.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import type { AlternativeOf } from '../../../spec/rules/catalogue.ts';
import type { Meter } from '../../cost/meter.ts';

const MILLION = 1_000_000;
/** The rate at which the alternative `fails-open-at-limit` fails: the highest that section 8 names. */
const LIMIT = 10 ** 12;

/**
 * The gate before the broker's NIC (I1 of H-DDOS-INV). Outside traffic is offered to it; what it passes on is looked
 * up in XDP, belongs to no admitted vantage, and is dropped there.
 */
export class NicGate {
  readonly #rule: AlternativeOf<'nic-gate'>;
  readonly #meter: Meter;
  readonly #lookupsPerPacket: number;
  readonly #countsAtNic: boolean;
  #isNewFlow = true;

  constructor(revision: Revision, rule: AlternativeOf<'nic-gate'>, meter: Meter) {
    this.#rule = rule;
    this.#meter = meter;
    this.#lookupsPerPacket = revision.rules['xdp-charge'] === 'none' ? 0 : 1;
    this.#countsAtNic = revision.rules['stage-count'] !== 'stranger-unseen-by-nic';
  }

  /** What is offered from here on belongs to another flood, which the filter has not seen. */
  beginFlood(): void {
    this.#isNewFlow = true;
  }

  /** Packets of one flood that arrive at this rate; says how many reach the broker. */
  offer(packets: Packets, rate: PacketsPerSecond): Packets {
    const passed = this.#passed(packets, rate);
    if (packets > 0) this.#isNewFlow = false;
    if (passed > 0) {
      if (this.#countsAtNic) this.#meter.nicPackets += BigInt(passed);
      this.#meter.lookups += passed * this.#lookupsPerPacket;
    }
    return passed;
  }

  #passed(packets: Packets, rate: PacketsPerSecond): Packets {
    switch (this.#rule) {
      case 'closed':
        return 0 as Packets;
      case 'open':
        return packets;
      case 'first-packet-passes':
        return (this.#isNewFlow && packets > 0 ? 1 : 0) as Packets;
      case 'one-in-a-thousand':
        return Math.floor(packets / 1000) as Packets;
      case 'fails-open-at-limit':
        return (rate >= LIMIT ? packets : 0) as Packets;
    }
  }
}

/**
 * Whole packets that a flood of this rate has offered after so long. Exact while the result and
 * 10^6 times the time stay below 2^53: the rate is split at 10^6, so that no product grows larger.
 */
export function offeredBy(rate: PacketsPerSecond, time: Microseconds): Packets {
  const perMicrosecond = Math.floor(rate / MILLION);
  const rest = rate - perMicrosecond * MILLION;
  return (perMicrosecond * time + Math.floor((rest * time) / MILLION)) as Packets;
}
