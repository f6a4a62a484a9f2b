import type { ClaimId } from '../language/statement.ts';

/**
 * The claims of T-VDOS-1 and T-NIC-SUFF that no choice of rules makes true, with the side conditions that do, together
 * and with one of them dropped.
 */
export const FLOOD_WORDINGS = {
  'T-VDOS-1/bound': {
    'burst-aside':
      'Over n ticks in a row the ratio is at most R_L + F c_xdp / c_path, and on top of it what the burst holds beyond a tick of R_L, spread over the n ticks.',
    'two-lookups': 'The ratio is at most R_L + 2 F c_xdp / c_path: each packet of a tick pair is looked up.',
    'burst-aside+two-lookups':
      'Over n ticks in a row the ratio is at most R_L + 2 F c_xdp / c_path, and on top of it what the burst holds beyond a tick of R_L, spread over the n ticks.',
  },
  'T-VDOS-1/near-constant': {
    'burst-aside': 'Beyond what the burst holds, the ratio is at most 2 R_L at every F.',
    'up-to-outweighed': 'Up to F = R_L c_path / c_xdp the ratio is at most 2 R_L.',
    'burst-aside+up-to-outweighed':
      'Beyond what the burst holds, the ratio is at most 2 R_L up to F = R_L c_path / c_xdp, from where on the lookups outweigh R_L.',
  },
  'T-VDOS-1/sublinear': {
    'burst-aside':
      'Beyond what the burst holds, from the largest flood factor of the draft on the ratio is below F c_xdp / c_path.',
    linear:
      'From F = {largest_flood_factor} on the ratio grows linearly: at most F (c_xdp / c_path + R_L / {largest_flood_factor}).',
    'burst-aside+linear':
      'Beyond what the burst holds, from F = {largest_flood_factor} on the ratio grows linearly: at most F (c_xdp / c_path + R_L / {largest_flood_factor}).',
  },
  'T-VDOS-1/slope': {
    'where-both-paths-drop':
      'Where the limiter drops packets of both paths on every tick of a flood, each further tick pair per tick adds exactly c_xdp / c_path to the ratio.',
  },
  'T-VDOS-1/without-limiter': {
    'by-path':
      'Without H-RL the ratio is from 2 F (c_bfd_parse + c_hmac) / c_path, for a flood of pushes, to 2 F (c_json + c_hmac) / c_path, for one of snapshots.',
  },
  'T-VDOS-1/receipt': {
    'burst-aside':
      'At F = 1024, the ratio with the rate limit is {flood-receipt}x, beyond what the burst holds.',
    'three-decimals': 'At F = 1024, the ratio with the rate limit is 9.885x.',
    'burst-aside+three-decimals':
      'At F = 1024, the ratio with the rate limit is 9.885x, beyond what the burst holds.',
  },
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
