import type { ClaimId } from '../language/statement.ts';

export const WALL_CLOCK_WORDINGS = {
  'T-JCOST-1/exact-in-each-second': {
    'within-a-tick-and-a-bundle':
      'In any stretch of time the broker spends JOINT for its length: exactly where it is a whole number of bundle periods, else to less than what JOINT has for one tick and the cost of one bundle.',
    'with-lookups':
      'In any whole number of seconds of wall-clock, wherever they begin, the broker spends exactly JOINT + PPS_t c_xdp for each of them.',
    'with-lookups+within-a-tick-and-a-bundle':
      'In any stretch of time the broker spends JOINT + PPS_t c_xdp for its length: exactly where it is a whole number of bundle periods, else to less than what that has for one tick and the cost of one bundle.',
  },
} as const satisfies Readonly<Record<ClaimId, Readonly<Record<string, string>>>>;
