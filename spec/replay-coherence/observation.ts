import type { List } from '../language/quantifiers.ts';
import { CONDITIONS, describeRefusals, type Refusals } from './refusal.ts';

/** What a broker did on one joint packet, counted by operation (section 1.2). */
export interface Work {
  readonly lookups: number;
  readonly jsonDecodes: number;
  readonly cwtMacs: number;
  readonly bfdParses: number;
  readonly bfdMacs: number;
}

/**
 * One joint packet that reached the broker: what it is, known from who made what, when and with which key, and what
 * the broker answered. Nothing but the answer is taken from the broker. "Last accepted" is what was, whatever the broker
 * remembers of it.
 */
export interface Arrival {
  /** Which vantage its push names, counted from 1. */
  readonly vantage: number;
  readonly epoch: number;
  readonly counter: number;
  readonly sequence: number;
  /** An honest vantage emitted these very halves as one packet, in its own name. */
  readonly whole: boolean;
  /** These very halves have not arrived together before. */
  readonly first: boolean;
  /** These very halves were accepted together before. */
  readonly acceptedBefore: boolean;
  /** Whole, and nothing that its vantage sent later has arrived whole. */
  readonly inOrder: boolean;
  /** In ticks: the tick in which its lifetime is over, and this one by the broker's clock and by that of its issuer. */
  readonly expiresAt: number;
  readonly now: number;
  readonly issuerNow: number;
  /** Its vantage has sent in a newer epoch. */
  readonly fromOldEpoch: boolean;
  /** The last whole packet that its vantage sent in its epoch, which it has left. */
  readonly closesEpoch: boolean;
  /** Both halves name one vantage. */
  readonly oneVantage: boolean;
  /** Made with the key of the vantage that the half names, and not altered since. */
  readonly cwtKeyRight: boolean;
  readonly bfdKeyRight: boolean;
  /** The snapshot was made to go with this bfd_seq. */
  readonly madeForEachOther: boolean;
  /** bfd_seq of the packet of this vantage that was accepted last; -1 before the first. */
  readonly lastSequence: number;
  /** cwt_counter of the packet of this vantage and epoch that was accepted last; -1 before the first. */
  readonly lastCounter: number;
  /** The newest epoch of which a packet of this vantage was accepted; -1 before the first. */
  readonly newestEpoch: number;
  /** Ticks since a packet of this vantage was accepted; infinite before the first. */
  readonly silence: number;
  /** Where whole: packets of its vantage sent after the last accepted one and before this; below 0 if this is older. */
  readonly missed: number;
  /** Where whole: the same within its epoch. */
  readonly missedInEpoch: number;
  /** The broker's answer: 0 accepted, otherwise why not. */
  readonly refusals: Refusals;
  /** Whether anything the broker keeps of what it accepted is different from before. */
  readonly stateChanged: boolean;
  readonly work: Work;
}

/** Everything that arrived in one case, in order. */
export interface ReplayObservation {
  /** How many entries of `arrivals` belong to this case; later ones are left over from another. */
  readonly count: number;
  readonly arrivals: readonly Arrival[];
}

/** The same with what the broker keeps when all of it has arrived. */
export interface KeepingObservation extends ReplayObservation {
  /** How many numbers: each last_bfd_seq, each last_cwt, and whatever else. */
  readonly kept: number;
  /** Vantages of which a packet was accepted. */
  readonly heardOf: number;
  /**
   * Epochs of these in which a packet was sent whose lifetime is not over by the broker's clock; one for each at least.
   */
  readonly liveEpochs: number;
}

/** Its lifetime is not over by the broker's clock. */
export function isFresh({ expiresAt, now }: Arrival): boolean {
  return expiresAt > now;
}

/** How many ticks the broker's clock is before the end of its lifetime; 0 in the tick in which it expires. */
export function ticksLeft({ expiresAt, now }: Arrival): number {
  return expiresAt - now;
}

/** Sent as one by an honest vantage, fresh by the broker's clock, and before anything that its vantage sent later. */
export function isHonestInOrder(arrival: Arrival): boolean {
  return arrival.whole && arrival.first && arrival.inOrder && isFresh(arrival);
}

/** A byte-for-byte copy of a packet that was accepted. */
export function isReplay({ acceptedBefore }: Arrival): boolean {
  return acceptedBefore;
}

/** Every packet that arrived. */
export const ARRIVALS: List<ReplayObservation, Arrival> = {
  of: ({ arrivals }) => arrivals,
  count: ({ count }) => count,
  name: (arrival, number) => `arrival ${number}, ${describeArrival(arrival)}`,
};

function describeArrival({ vantage, epoch, counter, sequence, whole, acceptedBefore }: Arrival): string {
  const kind = acceptedBefore ? 'a replay of' : whole ? 'honest' : 'forged';
  return `${kind} v${vantage} epoch ${epoch} counter ${counter} bfd_seq ${sequence}`;
}

export const isAccepted = ({ refusals }: Arrival): boolean => refusals === 0;
export const isRefused = ({ refusals }: Arrival): boolean => refusals !== 0;
/** Nothing refused it before (a), (b) and (c) were looked at. */
export const areConditionsLookedAt = ({ refusals }: Arrival): boolean => (refusals & ~CONDITIONS) === 0;

/** What the broker answered. */
export const answerTo = ({ refusals }: Arrival): string => describeRefusals(refusals);
