import type { Rule } from './rules.ts';

/** The rules of the rate limit and of what it spares (1.4, 3, 6.1). */
export const LIMITER_RULES = {
  limiter: {
    sentence: 'Whether the rate limit of H-RL is in force',
    alternatives: { present: 'it is', absent: 'it is not' },
  },
  'limiter-refill': {
    sentence: 'What a bucket gains per tick',
    alternatives: { R_L: 'R_L times the natural traffic' },
    faults: { 'R_L-plus-one': 'R_L + 1 times the natural traffic' },
  },
  'limiter-cap': {
    sentence: 'What a bucket holds at most',
    alternatives: { B_F: 'the burst of B_F' },
    faults: { none: 'whatever it has gained' },
  },
  'limiter-admission': {
    sentence: 'When a packet passes',
    alternatives: { 'whole-token': 'when the bucket holds a whole token' },
    faults: { 'any-token': 'when the bucket is not in debt, an empty one included' },
  },
  'limiter-position': {
    sentence: 'Where in the broker the limiter decides',
    alternatives: { 'before-mac': 'before any decoding or HMAC', 'after-mac': 'after the HMAC was verified' },
  },
  'limiter-identity': {
    sentence: 'Whose bucket a packet is charged to',
    alternatives: {
      claimed: 'that of the vantage it names, which nothing vouches for before its HMAC is verified',
      'authenticated-source': 'that of whoever sent it, as the network in front authenticates its source',
    },
    faults: { deployment: 'one that all vantages share' },
  },
  'limiter-unit': {
    sentence: 'What R_L times the natural rate counts',
    alternatives: {
      'tick-pairs': 'R_L tick pairs per tick: 2 R_L packets',
      packets: 'R_L packets per tick, of either path',
    },
  },
  'burst-unit': {
    sentence: 'What B_F counts',
    alternatives: {
      seconds: 'seconds of natural traffic',
      ticks: 'ticks of natural traffic',
      packets: 'packets of either path',
    },
  },
  'xdp-charge': {
    sentence: 'What one XDP lookup (c_xdp) is charged for',
    alternatives: {
      'per-pair': 'each tick pair offered',
      'per-packet': 'each packet offered',
      none: 'nothing',
    },
  },
  'lookup-without-limiter': {
    sentence: 'Whether the XDP lookup is made where no limiter is in force',
    alternatives: { none: 'it is not', charged: 'it is' },
  },
  'nic-budget-scope': {
    sentence: 'Which natural traffic the factor R_L + 1 of the NIC budget multiplies',
    alternatives: { 'both-paths': 'PPS_t of path A and PPS_t of path B', 'one-path': 'PPS_t, once' },
  },
} as const satisfies Record<string, Rule>;
