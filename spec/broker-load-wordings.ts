import type { ClaimId } from './statement.ts';

/** Other wordings of the claims of T-JCOST-1 and T-VOLINV, for what no reading of a rule can save. */
export const BROKER_LOAD_WORDINGS = {
  'T-JCOST-1/exact': {
    'with-lookups':
      'What the broker spends is exactly JOINT + PPS_t c_xdp, over any whole number of bundle periods: each tick pair is looked up.',
  },
  'T-JCOST-1/exact-at-every-tick': {
    'with-lookups':
      'What the broker spends is exactly JOINT + PPS_t c_xdp, over any whole number of ticks: each tick pair is looked up.',
    'within-one-bundle':
      'What the broker spends is JOINT to less than the cost of one bundle, over any whole number of ticks.',
    'with-lookups+within-one-bundle':
      'What the broker spends is JOINT + PPS_t c_xdp to less than the cost of one bundle, over any whole number of ticks.',
  },
} as const satisfies Readonly<Record<ClaimId, Readonly<Record<string, string>>>>;
