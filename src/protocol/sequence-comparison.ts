import type { BfdSequence } from '../../spec/notation.ts';
import type { RuleChoices } from '../../spec/rules.ts';

/** Nothing accepted yet: below every sequence number, counter, epoch and tick. */
export const NOTHING = -1;

/** bfd_seq has 32 bits and wraps (RFC 5880 section 4.4). */
export const SEQUENCES = 2 ** 32;

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
  const width = 3 * M;
  const forgets = 2 * M;
  switch (rules['bfd-sequence-comparison']) {
    case 'above':
      return (sequence, last) => sequence > last;
    case 'at-least':
      return (sequence, last) => sequence >= last;
    case 'circular-window':
      return window(1, width, forgets);
    case 'window-from-last':
      return window(0, width, forgets);
    case 'window-one-wider':
      return window(1, width + 1, forgets);
    case 'window-kept':
      return window(1, width, Number.POSITIVE_INFINITY);
    case 'window-opened-early':
      return window(1, width, forgets - 1);
  }
}

/** RFC 5880 section 6.7.3: AuthSeqKnown is set back after twice the Detection Time without a packet. */
function window(from: number, to: number, forgetsAfter: number): SequenceComparison {
  return (sequence, last, silence) => {
    if (last === NOTHING || silence >= forgetsAfter) return true;
    const above = (sequence - last + SEQUENCES) % SEQUENCES;
    return above >= from && above <= to;
  };
}
