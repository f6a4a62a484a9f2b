import type { Revision } from '../../../spec/language/revision.ts';
import type { AlternativeOf } from '../../../spec/rules/catalogue.ts';
import type { Meter } from '../../cost/meter.ts';
import { type Admitted, type Limiter, type Offer, PACKETS_PER_PAIR } from './traffic.ts';

/** What stands between the network and the decoders of the broker: NIC, XDP lookup, limiter (1.4, section 3). */
export class FastPath {
  readonly #meter: Meter;
  readonly isLimited: boolean;
  readonly #inNic: boolean;
  readonly #charge: AlternativeOf<'xdp-charge'>;

  /** `hypothesisHolds` says whether H-RL is in force in this world; the rule `limiter` can break it. */
  constructor({ rules }: Revision, meter: Meter, hypothesisHolds: boolean) {
    this.#meter = meter;
    this.isLimited = hypothesisHolds && rules.limiter === 'present';
    this.#inNic = this.isLimited && rules['limiter-position'] === 'nic-hardware';
    const looksUp = this.isLimited ? !this.#inNic : rules['lookup-without-limiter'] === 'charged';
    this.#charge = looksUp ? rules['xdp-charge'] : 'none';
  }

  /** What passes of the offer that a vantage makes on each of so many ticks, run by run in the order of time. */
  admit(limiter: Limiter, offer: Offer, ticks: number): readonly Admitted[] {
    if (this.isLimited) return limiter.admit(offer, ticks);
    return [{ ticks, snapshots: offer.snapshots, pushes: offer.pushes }];
  }

  /** What passes of what it offers more in the tick that has begun. */
  admitMore(limiter: Limiter, offer: Offer): Admitted {
    if (this.isLimited) return limiter.admitMore(offer);
    return { ticks: 1, snapshots: offer.snapshots, pushes: offer.pushes };
  }

  /** Meters NIC and lookups of a run of ticks, for so many alike vantages. */
  meter(vantages: number, { snapshots, pushes }: Offer, run: Admitted): void {
    const offered = snapshots + pushes;
    if (offered === 0) return;
    const admitted = run.snapshots + run.pushes;
    const each = vantages * run.ticks;
    this.#meter.nicPackets += BigInt(each * (this.#inNic ? admitted : offered));
    this.#meter.lookups += each * this.lookupsFor(offered, admitted);
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
