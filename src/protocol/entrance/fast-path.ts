import type { Revision } from '../../../spec/language/revision.ts';
import type { AlternativeOf } from '../../../spec/rules/catalogue.ts';
import type { Meter } from '../../cost/meter.ts';
import { PACKETS_PER_PAIR } from './limiter.ts';
import type { Admitted, Offer, VantageLimiter } from './vantage-limiter.ts';

/** What stands between the network and the decoders of the broker: NIC, XDP lookup, limiter (1.4, section 3). */
export class FastPath {
  readonly #meter: Meter;
  readonly #limited: boolean;
  readonly #inNic: boolean;
  readonly #charge: AlternativeOf<'xdp-charge'>;

  /** `hypothesisHolds` says whether H-RL is in force in this world; the rule `limiter` can break it. */
  constructor({ rules }: Revision, meter: Meter, hypothesisHolds: boolean) {
    this.#meter = meter;
    this.#limited = hypothesisHolds && rules.limiter === 'present';
    this.#inNic = this.#limited && rules['limiter-position'] === 'nic-hardware';
    const looksUp = this.#limited ? !this.#inNic : rules['lookup-without-limiter'] === 'charged';
    this.#charge = looksUp ? rules['xdp-charge'] : 'none';
  }

  /** What passes of the offer that a vantage makes on each of so many ticks, run by run in the order of time. */
  admit(limiter: VantageLimiter, offer: Offer, ticks: number): readonly Admitted[] {
    if (this.#limited) return limiter.admit(offer, ticks);
    return [{ ticks, snapshots: offer.snapshots, pushes: offer.pushes }];
  }

  /** Meters NIC and lookups of such runs, for so many alike vantages. */
  meter(vantages: number, { snapshots, pushes }: Offer, runs: readonly Admitted[]): void {
    const offered = snapshots + pushes;
    if (offered === 0) return;
    let received = 0;
    let lookups = 0;
    for (const run of runs) {
      const admitted = run.snapshots + run.pushes;
      received += run.ticks * (this.#inNic ? admitted : offered);
      lookups += run.ticks * this.lookupsFor(offered, admitted);
    }
    this.#meter.nicPackets += BigInt(vantages * received);
    this.#meter.lookups += vantages * lookups;
  }

  /** XDP lookups for packets of one tick. One without its other half is looked up as a tick pair is. */
  lookupsFor(offered: number, admitted: number): number {
    switch (this.#charge) {
      case 'per-pair':
        return Math.ceil(offered / PACKETS_PER_PAIR);
      case 'per-packet':
        return offered;
      case 'none':
        return 0;
      case 'admitted-only':
        return Math.ceil(admitted / PACKETS_PER_PAIR);
      case 'dropped-only':
        return Math.floor((offered - admitted) / PACKETS_PER_PAIR);
    }
  }
}
