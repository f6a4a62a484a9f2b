import type { CheckId } from '../language/statement.ts';

/**
 * The checks of T-RC-1 for a rule by which a bfd_seq that has not been heard of for long is forgotten.
 */
export const REPLAY_WORDINGS = {
  'T-RC-1.A': {
    'heard-of-lately':
      'Honest packets in order are accepted; forged, replayed, late and stale ones are refused, a replay by each condition that fails and a stale one by (c) once they are looked at, where (a) is open when no packet of their vantage was accepted for 2 M ticks; what is refused leaves the state as it was.',
  },
  'T-RC-1.B': {
    'heard-of-lately':
      'The first packet of an epoch (counter 0) and the last of the one before are accepted in order, and a packet accepted in an earlier epoch is refused in every later one, by (a) while a packet of its vantage was accepted less than 2 M ticks ago.',
  },
} as const satisfies Partial<Readonly<Record<CheckId, Readonly<Record<string, string>>>>>;
