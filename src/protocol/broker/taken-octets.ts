import type { Readings } from '../rule-table.ts';

/** What of octets from the network is decoded, on either path. */
export interface TakenOctets {
  readonly snapshot: (octets: Uint8Array) => Uint8Array;
  readonly push: (octets: Uint8Array) => Uint8Array;
}

const asTheyAre = (octets: Uint8Array): Uint8Array => octets;
export const TAKEN_OCTETS: Readings<'packet-octets', TakenOctets> = {
  exact: { snapshot: asTheyAre, push: asTheyAre },
};
