import type { Microseconds, Nanoseconds, VantageCount } from '../../spec/language/notation.ts';
import type { FloodedBroker } from '../../src/protocol/deployment/flooded-broker.ts';
import {
  type Admitted,
  type Offer,
  PACKETS_PER_PAIR,
  tickPairs,
} from '../../src/protocol/entrance/traffic.ts';

/** What a vantage sends at its natural rate, and what one sends that is silent. */
export const NATURAL = tickPairs(1);
export const SILENCE = tickPairs(0);

/** What each of the senders offers on each of some ticks in a row, or more of it in the tick that was the last. */
export interface Sending {
  readonly kind: 'natural' | 'flood' | 'silence' | 'more' | 'clock' | 'tags';
  readonly offer: Offer;
  /** None for what comes in a tick that has begun, or takes no time. */
  readonly ticks: number;
  /** By how many ticks the broker's clock is set ahead, where that is what happens. */
  readonly ahead?: number;
  /** Whether tags are wrong from here on, where that is what happens. */
  readonly isForged?: boolean;
}

/** What K vantages that behave sent, and K insiders after them. */
export interface Flood {
  readonly K: VantageCount;
  readonly F: number;
  readonly T_tick: Microseconds;
  readonly sent: readonly Sending[];
  /** The place of the first thing that insiders sent, or may send next; null while vantages behave. */
  readonly insidersFrom: number | null;
}

/** What an insider offers per tick at flood factor F: tick pairs in turn, or so many snapshots before all pushes. */
export function floodOf(F: number, split: number | null): Offer {
  if (split === null) return tickPairs(F);
  return { snapshots: split, pushes: PACKETS_PER_PAIR * F - split, order: 'snapshots-first' };
}

/** What the senders offer instead of what they sent. */
export type OfferOf = (sending: Sending) => Offer;

export const AS_SENT: OfferOf = ({ offer }) => offer;

/** Called after each run of ticks on which as much passed. */
export type AfterRun = (run: Admitted, sending: Sending) => void;

/** A broker takes in a flood from its first tick, with buckets that start full, empty, or as the revision has it. */
export function receiveFlood(
  broker: FloodedBroker,
  { K, T_tick, sent, insidersFrom }: Flood,
  offerOf: OfferOf = AS_SENT,
  startsFull?: boolean,
  afterRun?: AfterRun,
): void {
  broker.open(T_tick, startsFull);
  for (let index = 0; index < sent.length; index++) {
    // Insiders are other vantages than those that behaved, with buckets of their own.
    if (index === insidersFrom) broker.changeSenders();
    const sending = sent[index] as Sending;
    receiveSending(broker, K, sending, offerOf(sending), afterRun);
  }
}

/** A broker takes in what one sending offers, or what it might have offered instead. */
export function receiveSending(
  broker: FloodedBroker,
  K: VantageCount,
  sending: Sending,
  offer: Offer,
  afterRun?: AfterRun,
): void {
  if (sending.kind === 'clock') {
    broker.setClock(sending.ahead ?? 0);
    return;
  }
  if (sending.kind === 'tags') {
    broker.forgeTags(sending.isForged ?? false);
    return;
  }
  if (sending.kind === 'more') {
    broker.receiveMore(K, offer);
    return;
  }
  if (afterRun === undefined) broker.receive(K, offer, sending.ticks);
  else broker.receive(K, offer, sending.ticks, (run) => afterRun(run, sending));
}

/** What a broker spends on the same senders at their natural rate, for so many ticks. */
export function spentNaturally(broker: FloodedBroker, { K, T_tick }: Flood, ticks: number): Nanoseconds {
  broker.open(T_tick);
  if (ticks > 0) broker.receive(K, NATURAL, ticks);
  return broker.meter.spent();
}
