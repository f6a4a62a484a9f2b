import type { Arrival } from './observation.ts';
import { REFUSAL } from './refusal.ts';

/** The sixth packet of a vantage, after its fifth was accepted a tick ago. */
export const NEXT: Arrival = {
  vantage: 1,
  epoch: 0,
  counter: 5,
  sequence: 5,
  whole: true,
  first: true,
  acceptedBefore: false,
  inOrder: true,
  expiresAt: 9,
  now: 6,
  issuerNow: 6,
  fromOldEpoch: false,
  closesEpoch: false,
  oneVantage: true,
  cwtKeyRight: true,
  bfdKeyRight: true,
  madeForEachOther: true,
  lastSequence: 4,
  lastCounter: 4,
  newestEpoch: 0,
  silence: 1,
  missed: 0,
  missedInEpoch: 0,
  refusals: 0,
  stateChanged: true,
  work: { lookups: 1, jsonDecodes: 1, cwtMacs: 1, bfdParses: 1, bfdMacs: 1 },
};
/** A copy of the fifth. */
export const COPY: Arrival = {
  ...NEXT,
  counter: 4,
  sequence: 4,
  first: false,
  acceptedBefore: true,
  inOrder: false,
  missed: -1,
  missedInEpoch: -1,
  refusals: REFUSAL.bfdSequence + REFUSAL.cwtCounter,
  stateChanged: false,
};
