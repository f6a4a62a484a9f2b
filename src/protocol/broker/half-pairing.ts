import type { TickInstant } from '../../../spec/language/notation.ts';
import { REFUSAL, type Refusals } from '../../../spec/replay-coherence/refusal.ts';
import type { RuleChoices } from '../../../spec/rules/catalogue.ts';
import type { BfdPush, CwtSnapshot } from '../../messages/packets.ts';
import type { JointAcceptance } from './acceptance.ts';

/** Why two authentic halves do not form a joint packet now, after what was accepted; 0 where they do. */
export type HalfPairing = (
  cwt: CwtSnapshot,
  bfd: BfdPush,
  now: TickInstant,
  accepted: JointAcceptance,
) => Refusals;

/** Which halves the joint predicate of section 4 is asked about. */
export function createHalfPairing(rules: RuleChoices): HalfPairing {
  switch (rules['half-pairing']) {
    case 'any':
      return () => 0;
    case 'same-vantage':
      return mismatch;
    case 'bound':
      return boundWithin(0);
    case 'bound-within-one':
      return boundWithin(1);
    case 'one-per-tick':
      return (cwt, bfd, now, accepted) =>
        mismatch(cwt, bfd) || (accepted.heardAt(bfd.vantage) === now ? REFUSAL.tickTaken : 0);
  }
}

function mismatch(cwt: CwtSnapshot, bfd: BfdPush): Refusals {
  return cwt.vantage === bfd.vantage ? 0 : REFUSAL.vantageMismatch;
}

function boundWithin(tolerance: number): HalfPairing {
  return (cwt, bfd) => {
    const bound = cwt.boundTo !== null && Math.abs(cwt.boundTo - bfd.sequence) <= tolerance;
    return mismatch(cwt, bfd) || (bound ? 0 : REFUSAL.unbound);
  };
}
