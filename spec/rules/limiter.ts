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
  'refill-interval': {
    sentence: 'When a bucket gains what its ticks bring',
    alternatives: {
      'each-tick': 'on each tick',
      'each-second': 'once a second, that of all ticks since, where a second is 16 ticks or more',
    },
    requires: {
      'each-tick': 'A token bucket MUST gain the tokens of a tick on that tick.',
      'each-second': 'A token bucket MAY gain the tokens of a second at once, at its end.',
    },
  },
  'refill-fraction': {
    sentence: 'What becomes of the part of a token that a refill brings',
    alternatives: {
      kept: 'it is kept, until it makes a whole one with others',
      lost: 'it is lost, as where tokens are counted in whole numbers',
    },
    requires: {
      kept: 'A token bucket MUST keep parts of tokens, so that over any time it gains R_L times the natural traffic exactly.',
      lost: 'A token bucket MAY round what it gains down to whole tokens at each refill.',
    },
  },
  'limiter-start': {
    sentence: 'What a bucket holds before the first packet',
    alternatives: { empty: 'nothing, as if a burst had just been spent', full: 'all that it can hold' },
    requires: {
      empty: 'A token bucket MUST start empty.',
      full: 'A token bucket MUST start full.',
    },
  },
  'limiter-scope': {
    sentence: 'What has a bucket of its own',
    alternatives: {
      vantage: 'each vantage, for both of its paths',
      'vantage-and-path': 'each path of each vantage, with its part of what both would share',
    },
    requires: {
      vantage: 'The limiter MUST keep one token bucket for each vantage, shared by both of its paths.',
      'vantage-and-path': 'The limiter MUST keep one token bucket for each vantage and path.',
    },
  },
  'bucket-lookup': {
    sentence: 'How the bucket of a vantage is found',
    alternatives: {
      'by-id': 'by its id',
      'by-hash': 'by a hash of its id, in a table with fewer places than there are vantages',
    },
    requires: {
      'by-id': 'The limiter MUST NOT let two vantages share a token bucket, whatever their ids are.',
      'by-hash': 'The limiter MAY find a token bucket by a hash of the vantage id.',
    },
  },
  'limiter-instances': {
    sentence:
      'Who has buckets of their own where several brokers, or workers of one, take in what a vantage sends',
    alternatives: {
      one: 'nobody: they act as one',
      'in-turn': 'each of two, to which what a vantage sends is handed in turn',
    },
    requires: {
      one: 'Where several brokers, or workers of one, take in what a vantage sends, what all of them admit together MUST be within R_L and B_F.',
      'in-turn': 'Brokers, or workers of one, MAY each keep token buckets of their own.',
    },
  },
  'bucket-eviction': {
    sentence: 'What becomes of the bucket of a vantage that sends nothing for a tick',
    alternatives: {
      kept: 'it stays',
      'when-idle': 'it is dropped, to save memory, and starts anew with the next packet',
    },
    requires: {
      kept: 'The limiter MUST NOT drop a token bucket unless that changes what it admits later in nothing.',
      'when-idle':
        'The limiter MAY drop the token bucket of a vantage that sends nothing, and start a new one later.',
    },
  },
  'limiter-charge': {
    sentence: 'What takes a token',
    alternatives: {
      'each-packet': 'each packet that passes',
      'given-back':
        'each packet that passes; where an HMAC of its joint packet fails, it is back for the next tick',
    },
    requires: {
      'each-packet':
        'Each packet that the limiter admits MUST take one token, whatever is found when its HMAC is verified.',
      'given-back': 'The limiter MAY give back the token of a packet whose HMAC is found wrong.',
    },
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
    requires: {
      'whole-token': 'The limiter MUST admit a packet only if the bucket holds a whole token.',
    },
  },
  'limiter-position': {
    sentence: 'Where in the broker the limiter decides',
    alternatives: {
      'before-mac': 'behind the NIC, before any decoding or HMAC',
      'after-mac': 'after the HMAC was verified',
      'nic-hardware': 'in the NIC, which takes in nothing over the limit and costs the CPU no lookup',
    },
    requires: {
      'before-mac': 'The limiter MUST decide before a packet is decoded or its HMAC is verified.',
      'after-mac': 'The limiter MUST decide after the HMAC of a packet has been verified.',
      'nic-hardware': 'The limiter MUST run in the NIC, so that what it drops costs the CPU nothing.',
    },
    faults: { 'after-decode': 'after decoding, before the HMAC' },
  },
  'limiter-identity': {
    sentence: 'Whose bucket a packet is charged to',
    alternatives: {
      claimed: 'that of the vantage it names, which nothing vouches for before its HMAC is verified',
      'authenticated-source': 'that of whoever sent it, as the network in front authenticates its source',
    },
    requires: {
      claimed: 'The limiter charges a packet to the vantage that the packet names.',
      'authenticated-source':
        'The limiter MUST charge a packet to the vantage whose source address the access network authenticates, and MUST drop a packet that names another vantage.',
    },
    faults: { deployment: 'one that all vantages share' },
  },
  'limiter-unit': {
    sentence: 'What R_L times the natural rate counts',
    alternatives: {
      'tick-pairs': 'R_L tick pairs per tick: 2 R_L packets',
      packets: 'R_L packets per tick: of either path, or of each where each has a bucket',
    },
    requires: {
      'tick-pairs':
        'R_L counts tick pairs: the limiter MUST refill R_L snapshots and R_L pushes per tick and vantage.',
      packets: 'R_L counts packets: the limiter MUST refill R_L packets per tick and vantage.',
    },
  },
  'burst-unit': {
    sentence: 'What B_F counts',
    alternatives: {
      seconds: 'seconds of natural traffic',
      ticks: 'ticks of natural traffic',
      packets: 'packets of either path',
    },
    requires: {
      seconds: 'B_F is a time in seconds: a bucket MUST hold at most the natural traffic of B_F seconds.',
      ticks: 'B_F counts ticks: a bucket MUST hold at most the natural traffic of B_F ticks.',
      packets: 'B_F counts packets: a bucket MUST hold at most B_F packets.',
    },
  },
  'xdp-charge': {
    sentence: 'What one XDP lookup (c_xdp) is charged for',
    alternatives: {
      'per-pair': 'each tick pair offered',
      'per-packet': 'each packet offered',
      none: 'nothing',
    },
    requires: {
      'per-pair': 'c_xdp is the cost of the lookups for one tick pair, a snapshot and a push together.',
      'per-packet':
        'c_xdp is the cost of one lookup; each packet takes one, so that a tick pair costs 2 c_xdp.',
      none: 'Lookups are not charged.',
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
    requires: {
      'both-paths':
        'NIC budgets count the packets of both paths: the natural traffic is PPS_t snapshots and PPS_t pushes per second.',
      'one-path': 'NIC budgets count the packets of one path: the natural traffic is PPS_t.',
    },
  },
} as const satisfies Record<string, Rule>;
