import type { Rule } from './rule.ts';

/** The rules of the rate limit and of what it spares (1.4, 3, 6.1). */
export const LIMITER_RULES = {
  limiter: {
    sentence: 'Whether the rate limit of H-RL is in force',
    alternatives: { present: 'it is', absent: 'it is not' },
  },
  'limiter-refill': {
    sentence: 'What a bucket gains per tick',
    alternatives: { R_L: 'R_L times the natural traffic' },
    faults: {
      'R_L-plus-one': 'R_L + 1 times the natural traffic',
      'one-tick-more': 'R_L times the natural traffic, and once more for the first tick of a silence',
      'lost-after-drop':
        'R_L times the natural traffic, but nothing on the tick after one that had a packet dropped',
    },
  },
  'limiter-start': {
    sentence: 'What a bucket holds before the first packet',
    alternatives: { empty: 'nothing, as if a burst had just been spent', full: 'all that it can hold' },
  },
  'limiter-scope': {
    sentence: 'What has a bucket of its own',
    alternatives: {
      vantage: 'each vantage, for both of its paths',
      'vantage-and-path': 'each path of each vantage, with its part of what both would share',
    },
  },
  'limiter-charge': {
    sentence: 'What takes a token',
    alternatives: { 'each-packet': 'each packet that passes' },
    faults: { 'snapshots-only': 'each snapshot that passes; pushes always pass' },
  },
  'limiter-cap': {
    sentence: 'What a bucket holds at most',
    alternatives: { B_F: 'the burst of B_F' },
    faults: {
      none: 'whatever it has gained',
      'one-token-more': 'one token more than the burst',
      'rounded-up': 'the burst, rounded up to a whole token',
      'before-refill': 'the burst before a tick brings its tokens, and those as well',
    },
  },
  'limiter-admission': {
    sentence: 'When a packet passes',
    alternatives: { 'whole-token': 'when the bucket holds a whole token' },
    faults: {
      'any-token': 'when the bucket is not in debt, an empty one included',
      'more-than-a-token': 'when the bucket holds more than a token',
    },
  },
  'limiter-position': {
    sentence: 'Where in the broker the limiter decides',
    alternatives: {
      'before-mac': 'behind the NIC, before any decoding or HMAC',
      'after-mac': 'after the HMAC was verified',
      'nic-hardware': 'in the NIC, which takes in nothing over the limit and costs the CPU no lookup',
    },
    faults: { 'after-decode': 'after decoding, before the HMAC' },
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
      packets: 'R_L packets per tick: of either path, or of each where each has a bucket',
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
    faults: {
      'admitted-only': 'each tick pair that passes',
      'dropped-only': 'each tick pair that is dropped',
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
