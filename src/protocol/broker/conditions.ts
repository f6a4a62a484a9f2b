import { SEQUENCES } from '../../messages/packets.ts';
import type { Readings } from '../rule-table.ts';

/** Nothing accepted yet: below every sequence number, counter, epoch and tick. */
export const NOTHING = -1;

/** RFC 1982: a number is new up to half the circle ahead. */
export const HALF = SEQUENCES / 2;

/**
 * Condition (a): whether a sequence is new after the last one (-1 where there is none), when so many ticks have gone
 * by since a packet of its vantage was accepted.
 */
export type SequenceComparison = (sequence: number, last: number, silence: number) => boolean;

/**
 * Condition (a) of section 4 for a detection multiplier M. A tick is the transmission interval of BFD here, so that
 * the Detection Time is M ticks (RFC 5880 section 6.8.4).
 */
export const SEQUENCE_IS_NEW: Readings<'bfd-sequence-comparison', (M: number) => SequenceComparison> = {
  above: () => (sequence, last) => sequence > last,
  'circular-window': (M) => circular(1, 3 * M, 2 * M),
  'half-circle': (M) => circular(1, HALF - 1, 2 * M),
};

/** A window modulo 2^32. RFC 5880 section 6.7.3 opens it after twice the Detection Time without a packet. */
export function circular(from: number, to: number, opensAfter: number): SequenceComparison {
  return (sequence, last, silence) => {
    if (last === NOTHING || silence >= opensAfter) return true;
    const above = (sequence - last + SEQUENCES) % SEQUENCES;
    return above >= from && above <= to;
  };
}

/** Condition (b): whether a counter is new after the last one of its epoch. */
export type CounterComparison = (counter: number, last: number) => boolean;

export const COUNTER_IS_NEW: Readings<'cwt-counter-comparison', CounterComparison> = {
  above: (counter, last) => counter > last,
};

/** What last_cwt is before anything was accepted in an epoch. */
export const LAST_COUNTER_BEFORE: Readings<'first-counter-of-epoch', number> = {
  accepted: NOTHING,
  refused: 0,
};

/** Condition (c). */
export type Freshness = (expiresAt: number, now: number) => boolean;

export const IS_FRESH: Readings<'expiry-comparison', Freshness> = {
  'above-now': (expiresAt, now) => expiresAt > now,
};

/** Beside them: whether an epoch may still come, after the newest that was accepted. */
export type EpochOrder = (epoch: number, newest: number) => boolean;

export const EPOCH_MAY_COME: Readings<'epoch-order', EpochOrder> = {
  unchecked: () => true,
  monotone: (epoch, newest) => epoch >= newest,
};

/** Accept of section 4. */
export type Conjunction = (a: boolean, b: boolean, c: boolean) => boolean;

export const CONJUNCTION: Readings<'conjunction', Conjunction> = {
  all: (a, b, c) => a && b && c,
};

/**
 * Whether a number is kept, when its packet was accepted or not, its own condition held or not, and so many packets of its
 * vantage were accepted before.
 */
export type Keeping = (accepted: boolean, held: boolean, before: number) => boolean;

export const IS_KEPT: Readings<'state-update', Keeping> = {
  atomic: (accepted) => accepted,
  eager: (accepted, held) => accepted || held,
  'before-mac': (accepted, held) => accepted || held,
};
