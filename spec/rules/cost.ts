import type { Rule } from './rule.ts';

/** The rules of what is emitted, verified and counted (1.2, 2). */
export const COST_RULES = {
  emission: {
    sentence: 'How often a vantage emits',
    alternatives: { 'one-per-tick': 'one tick pair on each tick' },
    faults: {
      'whole-per-second': 'as often as whole ticks fit in a second',
      'both-ends': 'on each tick and once more at the start',
    },
  },
  'bundle-schedule': {
    sentence: 'When the cells_k bundles of a bundle period are emitted',
    alternatives: { spread: 'evenly over the period, the last at its end', together: 'all at its end' },
    requires: {
      spread:
        'The cells_k bundles of a bundle period MUST be spread evenly over the period, the last one at its end.',
      together: 'The cells_k bundles of a bundle period are emitted together at its end.',
    },
    faults: { late: 'evenly, each one tick late', 'one-per-period': 'one at its end, whatever cells_k is' },
  },
  'cosignatures-verified': {
    sentence: 'How many of the q cosignatures of a bundle are verified',
    alternatives: {
      q: 'q, however many more a bundle carries',
      'all-presented': 'every one that the bundle carries',
      'distinct-keys': 'one of each witness whose cosignature the bundle carries',
    },
    requires: {
      q: 'The broker MUST verify q cosignatures of a bundle and MUST ignore any others that it carries.',
      'all-presented': 'The broker MUST verify every cosignature that a bundle carries.',
      'distinct-keys': 'The broker MUST verify one cosignature of each witness that has signed a bundle.',
    },
    faults: {
      'q-minus-one': 'all but the last of q',
      'at-most-two': 'the first two of q',
      'one-past-q': 'q, and one more where the bundle carries more',
    },
  },
  'path-c-limit': {
    sentence: 'What becomes of bundles beyond the cells_k of a bundle period',
    alternatives: { unlimited: 'they are verified like the others', limited: 'they are refused unverified' },
    requires: {
      unlimited: 'The broker MUST verify every bundle that it is sent.',
      limited:
        'The broker MUST refuse, without verifying it, any bundle beyond the cells_k of a bundle period.',
    },
    faults: { 'one-more': 'all but the first at a time are refused unverified' },
  },
  'bundle-arrival': {
    sentence: 'How the bundles that the broker verifies come to it',
    alternatives: {
      local: 'it makes them itself, and nothing of them crosses its NIC',
      network: 'a collector sends them, each in a packet of its own',
    },
    requires: {
      local: 'The broker makes bundles itself; no bundle crosses its NIC.',
      network:
        'A collector sends each bundle to the broker in a packet of its own, which the NIC budget MUST count.',
    },
  },
  'lookup-in-joint': {
    sentence: 'Whether the telemetry whose cost section 2 gives passes the XDP lookup of H-RL',
    alternatives: { none: 'it does not', charged: 'it does' },
    requires: {
      none: 'The cost of JOINT is that of telemetry which passes no lookup.',
      charged: 'All telemetry passes the lookup of H-RL, and its cost, PPS_t * c_xdp, is part of JOINT.',
    },
  },
  'snapshot-framing': {
    sentence: 'What a snapshot is on the wire',
    alternatives: {
      datagram: 'one packet',
      segments: 'part of a TCP stream, in whatever segments the sender and the path cut it into',
    },
    requires: {
      datagram: 'A snapshot MUST be sent as one datagram, which is one packet at the NIC.',
      segments: 'A snapshot is sent over TCP, in as many segments as sender and path make of it.',
    },
  },
  'snapshot-payload': {
    sentence: 'How long a snapshot may be',
    alternatives: {
      bounded: 'at most the 497 octets that c_json and c_hmac were measured at',
      unbounded: 'of any length; c_json and c_hmac are then paid once for each 497 octets begun',
    },
    requires: {
      bounded:
        'A snapshot MUST NOT exceed the 497 octets at which c_json and c_hmac were measured; the broker MUST refuse a longer one before it decodes it.',
      unbounded: 'A snapshot may have any length; c_json and c_hmac are paid for each 497 octets begun.',
    },
    faults: { 'one-octet-more': 'at most 498 octets, priced as an unbounded one is' },
  },
  'mac-per-path': {
    sentence: 'Whether the two paths verify an HMAC each',
    alternatives: { distinct: 'one each' },
    faults: { shared: 'one for both' },
  },
  'stage-count': {
    sentence: 'What the meter of a broker counts',
    alternatives: { 'each-once': 'each operation once, on the path that it belongs to' },
    faults: {
      'decode-twice': 'each JSON decode twice',
      'push-mac-on-path-a': 'the HMAC of a push on path A',
      'parse-once-a-run': 'one BFD parse, however many pushes of a row it takes in at once',
      'stranger-unseen-by-nic': 'packets from outside in XDP only, not at the NIC',
      'segments-as-one': 'a snapshot as one packet at the NIC, however many it came in',
    },
  },
  'stage-price': {
    sentence: 'What the meter of a broker charges for an operation',
    alternatives: { own: 'the price that section 1.2 has for it' },
    faults: {
      'decode-and-mac-swapped': 'that of an HMAC for a JSON decode, and the other way round',
      'lookups-free': 'its own, but nothing for a lookup',
      'whole-microseconds': 'its own, and drops what is left of a microsecond from the total of each path',
    },
  },
  'meter-width': {
    sentence: 'How far the cost meter counts',
    alternatives: { unbounded: 'without end' },
    faults: { '32-bit': 'to 2^32 - 1 nanoseconds, where it stays' },
  },
  saturation: {
    sentence: 'When a broker counts as saturated',
    alternatives: { above: 'when the work of a tick exceeds the tick' },
    faults: { at: 'already when it fills the tick' },
  },

  'nic-gate': {
    sentence: 'What outside traffic the NIC passes on to the broker (I1)',
    alternatives: { closed: 'none', open: 'all of it' },
    faults: {
      'first-packet-passes': 'the first packet of a flood, before the filter has learned the flow',
      'one-in-a-thousand': 'each thousandth packet, as a filter that samples does',
      'fails-open-at-limit': 'all of it once 10^12 packets per second are offered',
    },
  },
} as const satisfies Record<string, Rule>;
