import type { ClaimId } from '../language/statement.ts';

/**
 * The claims of T-VDOS-1 and T-NIC-SUFF that no choice of rules makes true, with the side conditions that do, together
 * and with one of them dropped.
 */
export const FLOOD_WORDINGS = {
  'T-NIC-SUFF/budget': {
    'behind-the-limiter':
      'Averaged over {nic_window}, the limiter lets at most PPS_t (R_L + B_F / {nic_window}) packets a second pass; the NIC before it takes in all that is sent.',
  },
  'T-NIC-SUFF/any-window': {
    'behind-the-limiter':
      'Averaged over any d of a tick or more, the limiter lets at most PPS_t (R_L + B_F / d) packets a second pass; the NIC before it takes in all that is sent.',
  },
  'T-NIC-SUFF/five-subsumes-burst': {
    'behind-the-limiter':
      'Behind the limiter, {nic-margin} * PPS_t subsumes the burst over any whole number of ticks.',
    'over-burst-windows':
      'Over at least B_F seconds less R_L ticks, {nic-margin} * PPS_t subsumes the burst.',
    'behind-the-limiter+over-burst-windows':
      'Behind the limiter, and over at least B_F seconds less R_L ticks, {nic-margin} * PPS_t subsumes the burst.',
  },
  'T-NIC-SUFF/independent-of-rate': {
    'outside-traffic': 'What the NIC takes in does not depend on the rate R of outside traffic.',
  },
} as const satisfies Readonly<Record<ClaimId, Readonly<Record<string, string>>>>;
