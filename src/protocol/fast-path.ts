import type { Revision } from '../../spec/revision.ts';
import type { AlternativeOf } from '../../spec/rules.ts';
import type { Meter } from '../cost/meter.ts';
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

  /**
   * Takes in what each of `vantages` alike ones offers on each of so many ticks. `deliver` is called for each run of
   * ticks on which the same passes, after NIC and lookups of that run were metered.
   */
  offer(
    limiter: VantageLimiter,
    vantages: number,
    offer: Offer,
    ticks: number,
    deliver: (run: Admitted) => void,
  ): void {
    const { snapshots, pushes } = offer;
    const runs = this.#limited ? limiter.admit(offer, ticks) : [{ ticks, snapshots, pushes }];
    const offered = snapshots + pushes;
    for (const run of runs) {
      const admitted = run.snapshots + run.pushes;
      const times = vantages * run.ticks;
      if (offered > 0) {
        this.#meter.nicPackets += BigInt(times * (this.#inNic ? admitted : offered));
        this.#meter.lookups += times * this.#lookupsFor(offered, admitted);
      }
      deliver(run);
    }
  }

  /** XDP lookups of one tick. A packet without its other half is looked up as a tick pair is. */
  #lookupsFor(offered: number, admitted: number): number {
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
