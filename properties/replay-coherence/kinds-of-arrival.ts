import type { Arrival, ReplayObservation } from '../../spec/replay-coherence/observation.ts';
import type { Reach } from '../../src/search/trial/binding.ts';

/** Cases in which some arrival is of this kind; M is the detection multiplier. */
export function kindOfArrival(
  name: string,
  perMille: number,
  is: (arrival: Arrival, M: number) => boolean,
): Reach<ReplayObservation> {
  return {
    name,
    perMille,
    when({ count, arrivals }, { M }) {
      for (let index = 0; index < count; index++) if (is(arrivals[index] as Arrival, M)) return true;
      return false;
    },
  };
}

/** bfd_seq went back to 0 since the last accepted packet of its vantage. */
export function hasWrapped({ sequence, lastSequence, missed }: Arrival): boolean {
  return missed >= 0 && sequence < lastSequence;
}

/** Both halves are authentic and of one vantage, and were never sent together. */
export function isJoin({ whole, oneVantage, cwtKeyRight, bfdKeyRight, madeForEachOther }: Arrival): boolean {
  return !whole && oneVantage && cwtKeyRight && bfdKeyRight && !madeForEachOther;
}
