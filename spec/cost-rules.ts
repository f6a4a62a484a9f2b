import type { Rule } from './rules.ts';

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
    faults: { late: 'evenly, each one tick late', 'one-per-period': 'one at its end, whatever cells_k is' },
  },
  'cosignatures-verified': {
    sentence: 'How many of the q cosignatures of a bundle are verified',
    alternatives: { q: 'all q' },
    faults: { 'q-minus-one': 'all but the last', 'at-most-two': 'the first two' },
  },
  'mac-per-path': {
    sentence: 'Whether the two paths verify an HMAC each',
    alternatives: { distinct: 'one each' },
    faults: { shared: 'one for both' },
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
      'fails-open-at-limit': 'all of it once 10^12 packets per second are offered',
    },
  },
} as const satisfies Record<string, Rule>;
