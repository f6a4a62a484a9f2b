import type { CheckId } from './statement.ts';

/**
 * The checks of T-RC-1 for rules by which halves are bound to one another, epochs go on in order, and a bfd_seq that
 * has not been heard of for long is forgotten. Each part can be left out.
 */
export const REPLAY_WORDINGS = {
  'T-RC-1.A': {
    'bound-halves+epochs-in-order':
      'Honest packets in order are accepted; replays, forged halves, halves that were not sent together and stale packets, and those of an epoch older than the newest accepted, are refused by the condition that should refuse them, and leave the state as it was.',
    'heard-of-lately+epochs-in-order':
      'Honest packets in order are accepted; replays, forged halves and stale packets, and those of an epoch older than the newest accepted, are refused by the condition that should refuse them, (a) while a packet of their vantage was accepted less than 2 M ticks ago, and leave the state as it was.',
    'heard-of-lately+bound-halves':
      'Honest packets in order are accepted; replays, forged halves, halves that were not sent together and stale packets are refused by the condition that should refuse them, (a) while a packet of their vantage was accepted less than 2 M ticks ago, and leave the state as it was.',
    'heard-of-lately+bound-halves+epochs-in-order':
      'Honest packets in order are accepted; replays, forged halves, halves that were not sent together and stale packets, and those of an epoch older than the newest accepted, are refused by the condition that should refuse them, (a) while a packet of their vantage was accepted less than 2 M ticks ago, and leave the state as it was.',
  },
  'T-RC-1.B': {
    'heard-of-lately':
      'The first packet of an epoch (counter 0) and the last of the one before are accepted in order, and a packet accepted in an earlier epoch is refused in every later one, by (a) while a packet of its vantage was accepted less than 2 M ticks ago.',
  },
} as const satisfies Partial<Readonly<Record<CheckId, Readonly<Record<string, string>>>>>;
