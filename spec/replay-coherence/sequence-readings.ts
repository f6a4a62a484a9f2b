import type { RuleChoices } from '../rules/catalogue.ts';
import type { Arrival } from './observation.ts';

/** bfd_seq has 32 bits. */
export const SEQUENCES = 2 ** 32;

/** Whether (a) lets a packet pass, with detection multiplier M. */
export type SequenceReading = (arrival: Arrival, M: number) => boolean;

/** From 1 to so many above modulo 2^32, and any number after twice a Detection Time of M ticks (RFC 5880 section 6.7.3). */
const circular =
  (widest: (M: number) => number): SequenceReading =>
  ({ sequence, lastSequence, silence }, M) => {
    const above = (sequence - lastSequence + SEQUENCES) % SEQUENCES;
    return lastSequence < 0 || silence >= 2 * M || (above >= 1 && above <= widest(M));
  };

const isAbove: SequenceReading = ({ sequence, lastSequence }) => sequence > lastSequence;
const isInWindow = circular((M) => 3 * M);
const isHalfRound = circular(() => SEQUENCES / 2 - 1);

/** (a) as each alternative of its rule has it; of a fault, as the alternative that it gets wrong. */
export const SEQUENCE_PASSES: Readonly<Record<RuleChoices['bfd-sequence-comparison'], SequenceReading>> = {
  above: isAbove,
  'at-least': isAbove,
  'circular-window': isInWindow,
  'half-circle': isHalfRound,
  'half-circle-from-last': isHalfRound,
  'half-circle-one-wider': isHalfRound,
  'half-circle-kept': isHalfRound,
  'half-circle-opened-early': isHalfRound,
};
