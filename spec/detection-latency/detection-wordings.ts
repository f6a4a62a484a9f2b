import type { ClaimId } from '../language/statement.ts';

/** Other wordings of L_DL, D1 and D3, for what no reading of a rule can save. */
export const DETECTION_WORDINGS: Readonly<Record<ClaimId, Readonly<Record<string, string>>>> = {
  'L-DL/closed-form': {
    'of-last-heard':
      'While no two heartbeats arrive M T_tick or more apart, a failure is detected M T_tick - phi + tau_RTT after it began, where phi and tau_RTT are those of the heartbeat that arrives last.',
  },
  'L-DL/range': {
    undisturbed:
      'Where every heartbeat that leaves arrives undelayed, a failure is detected at best (M - 1) T_tick + tau_RTT and at worst M T_tick + tau_RTT after it began.',
  },
  'L-DL/mean': {
    undisturbed:
      'Where every heartbeat that leaves arrives undelayed, a failure is detected M T_tick - I/2 + tau_RTT after it began on average, over onsets that are spread evenly over an interval I between two heartbeats.',
  },
  'D1/latency': {
    'one-tick-more': 'A failure is detected within M T_tick and the longest time that a heartbeat takes.',
  },
  'D3/volume-independent': {
    'admitted-only':
      'What the NIC of the broker takes in depends on what admitted vantages send only, at their natural rate or above it.',
  },
  'D1/lower-bound': {
    'one-tick-less':
      'Where every heartbeat that leaves arrives undelayed, no failure is detected as soon as (M - 1) T_tick + tau_RTT after it began.',
  },
};
