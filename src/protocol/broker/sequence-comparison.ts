import type { BfdSequence } from '../../../spec/language/notation.ts';
import type { RuleChoices } from '../../../spec/rules/catalogue.ts';
import { SEQUENCES } from '../../messages/packets.ts';

/** Nothing accepted yet: below every sequence number, counter, epoch and tick. */
export const NOTHING = -1;

/** RFC 1982: a number is new up to half the circle ahead. */
const HALF = SEQUENCES / 2;

/**
 * Condition (a): whether a sequence is new after the last one (-1 where there is none), when so many ticks have gone
 * by since a packet of its vantage was accepted.
 */
export type SequenceComparison = (sequence: BfdSequence, last: number, silence: number) => boolean;

/**
 * Condition (a) of section 4 for a detection multiplier M. A tick is the transmission interval of BFD here, so that
 * the Detection Time is M ticks (RFC 5880 section 6.8.4).
 */
export function createSequenceComparison(rules: RuleChoices, M: number): SequenceComparison {
  const opensAfter = 2 * M;
  switch (rules['bfd-sequence-comparison']) {
    case 'above':
      return (sequence, last) => sequence > last;
    case 'at-least':
      return (sequence, last) => sequence >= last;
    case 'circular-window':
      return circular(1, 3 * M, opensAfter);
    case 'half-circle':
      return circular(1, HALF - 1, opensAfter);
    case 'half-circle-from-last':
      return circular(0, HALF - 1, opensAfter);
    case 'half-circle-one-wider':
      return circular(1, HALF, opensAfter);
    case 'half-circle-kept':
      return circular(1, HALF - 1, Number.POSITIVE_INFINITY);
    case 'half-circle-opened-early':
      return circular(1, HALF - 1, opensAfter - 1);
  }
}

/** A window modulo 2^32. RFC 5880 section 6.7.3 opens it after twice the Detection Time without a packet. */
function circular(from: number, to: number, opensAfter: number): SequenceComparison {
  return (sequence, last, silence) => {
    if (last === NOTHING || silence >= opensAfter) return true;
    const above = (sequence - last + SEQUENCES) % SEQUENCES;
    return above >= from && above <= to;
  };
}
