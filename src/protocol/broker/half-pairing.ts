import type { TickInstant } from '../../../spec/language/notation.ts';
import { REFUSAL, type Refusals } from '../../../spec/replay-coherence/refusal.ts';
import type { BfdPush, CwtSnapshot } from '../../messages/packets.ts';
import type { Readings } from '../rule-table.ts';

/**
 * Why two authentic halves do not form a joint packet now, when a packet of the vantage of the push was accepted last at
 * `heardAt`; 0 where they do.
 */
export type HalfPairing = (cwt: CwtSnapshot, bfd: BfdPush, now: TickInstant, heardAt: number) => Refusals;

/** Which halves the joint predicate of section 4 is asked about. */
export const HALF_PAIRING: Readings<'half-pairing', HalfPairing> = {
  'same-vantage': (cwt, bfd) => mismatch(cwt, bfd),
  any: () => 0,
  bound: boundWithin(0),
  'one-per-tick': (cwt, bfd, now, heardAt) => mismatch(cwt, bfd) || (heardAt === now ? REFUSAL.tickTaken : 0),
};

function mismatch(cwt: CwtSnapshot, bfd: BfdPush): Refusals {
  return cwt.vantage === bfd.vantage ? 0 : REFUSAL.vantageMismatch;
}

/** Halves of one vantage of which the snapshot covers a bfd_seq that is off by at most so much. */
export function boundWithin(tolerance: number): HalfPairing {
  return (cwt, bfd) => {
    const bound = cwt.boundTo !== null && Math.abs(cwt.boundTo - bfd.sequence) <= tolerance;
    return mismatch(cwt, bfd) || (bound ? 0 : REFUSAL.unbound);
  };
}
