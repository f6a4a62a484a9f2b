import { WITNESS_RULES } from './witness-rules.ts';

/**
 * Every point at which an implementer must do one thing or another, with the alternatives that the core can run.
 *
 * A revision takes one alternative of each rule and says by which clause. The other alternatives are the wrong
 * rules that a check must catch, the readings that a silent draft leaves open, and the ways to repair it.
 */
export const RULES = {
  // Joint acceptance (section 4)
  'bfd-sequence-comparison': {
    sentence: 'Condition (a): how bfd_seq compares with last_bfd_seq',
    alternatives: { above: 'strictly above', 'at-least': 'at or above, so that an equal one passes' },
  },
  'cwt-counter-comparison': {
    sentence: 'Condition (b): how cwt_counter compares with last_cwt',
    alternatives: { above: 'strictly above', 'at-least': 'at or above, so that an equal one passes' },
  },
  'expiry-comparison': {
    sentence: 'Condition (c): how expires_at compares with now',
    alternatives: { 'above-now': 'strictly after now', 'at-or-above-now': 'at or after now' },
  },
  conjunction: {
    sentence: 'How the conditions (a), (b), (c) combine',
    alternatives: { all: 'all three must hold', 'either-counter': '(a) or (b) is enough, with (c)' },
  },
  'state-update': {
    sentence: 'When last_bfd_seq and last_cwt are written',
    alternatives: {
      atomic: 'together, after every condition held',
      eager: 'each as soon as its own condition held, even if another refuses',
    },
  },
  'first-counter-of-epoch': {
    sentence: 'Whether the counter 0 passes when nothing was accepted in its epoch',
    alternatives: { accepted: 'it passes', refused: 'last_cwt starts at 0, so that only 1 and above pass' },
  },
  'counter-scope': {
    sentence: 'What last_cwt is kept for',
    alternatives: { 'vantage-and-epoch': 'each vantage and epoch', vantage: 'each vantage, over all epochs' },
  },
  'sequence-scope': {
    sentence: 'What last_bfd_seq is kept for',
    alternatives: { vantage: 'each vantage', deployment: 'the deployment as a whole' },
  },
  'sequence-at-epoch-change': {
    sentence: 'What becomes of last_bfd_seq when the first packet of a newer epoch is accepted',
    alternatives: { kept: 'it stays', reset: 'it is forgotten' },
  },
  'old-epoch-counters': {
    sentence: 'What becomes of last_cwt of earlier epochs when a newer epoch is seen',
    alternatives: { kept: 'it stays', forgotten: 'it is dropped' },
  },
  'cwt-key-epoch': {
    sentence: 'Which K_v_epoch verifies a snapshot',
    alternatives: {
      claimed: 'that of the epoch it names',
      newest: 'that of the newest epoch seen from the vantage',
    },
  },
  'cwt-mac-verification': {
    sentence: 'When the HMAC of a snapshot is verified',
    alternatives: {
      'before-conditions': 'before the conditions are looked at',
      'after-counter': 'only if the counter is new',
      never: 'not at all',
    },
  },
  'bfd-mac-verification': {
    sentence: 'When the HMAC of a push is verified',
    alternatives: { 'before-conditions': 'before the conditions are looked at', never: 'not at all' },
  },
  'cwt-mac-coverage': {
    sentence: 'Which fields of a snapshot its HMAC covers',
    alternatives: { 'all-fields': 'every field', 'all-but-expiry': 'every field but expires_at' },
  },
  'bfd-mac-coverage': {
    sentence: 'Which bytes of a push its HMAC covers',
    alternatives: { 'whole-packet': 'every byte', 'mandatory-section': 'the first 24 bytes' },
  },
  'tag-comparison': {
    sentence: 'How many octets of a tag are compared',
    alternatives: { 'all-octets': 'all 32', 'all-but-last': 'the first 31' },
  },
  'half-pairing': {
    sentence: 'Which halves form a joint packet',
    alternatives: { 'same-vantage': 'those that name one vantage', any: 'any two' },
  },

  // Rate limit (1.4, 3, 6.1)
  limiter: {
    sentence: 'Whether the rate limit of H-RL is in force',
    alternatives: { present: 'it is', absent: 'it is not' },
  },
  'limiter-refill': {
    sentence: 'What a bucket gains per tick',
    alternatives: {
      R_L: 'R_L times the natural traffic',
      'R_L-plus-one': 'R_L + 1 times the natural traffic',
    },
  },
  'limiter-cap': {
    sentence: 'What a bucket holds at most',
    alternatives: { B_F: 'the burst of B_F', none: 'whatever it has gained' },
  },
  'limiter-admission': {
    sentence: 'When a packet passes',
    alternatives: {
      'whole-token': 'when the bucket holds a whole token',
      'any-token': 'when the bucket is not in debt, an empty one included',
    },
  },
  'limiter-position': {
    sentence: 'Where in the broker the limiter decides',
    alternatives: { 'before-mac': 'before any decoding or HMAC', 'after-mac': 'after the HMAC was verified' },
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

  // Cost (1.2, 2)
  emission: {
    sentence: 'How often a vantage emits',
    alternatives: {
      'one-per-tick': 'one tick pair on each tick',
      'whole-per-second': 'as often as whole ticks fit in a second',
      'both-ends': 'on each tick and once more at the start',
    },
  },
  'bundle-schedule': {
    sentence: 'When the cells_k bundles of a bundle period are emitted',
    alternatives: {
      spread: 'evenly over the period, the last at its end',
      together: 'all at its end',
      late: 'evenly, each one tick late',
      'one-per-period': 'one at its end, whatever cells_k is',
    },
  },
  'cosignatures-verified': {
    sentence: 'How many of the q cosignatures of a bundle are verified',
    alternatives: { q: 'all q', 'q-minus-one': 'all but the last', 'at-most-two': 'the first two' },
  },
  'mac-per-path': {
    sentence: 'Whether the two paths verify an HMAC each',
    alternatives: { distinct: 'one each', shared: 'one for both' },
  },
  'meter-width': {
    sentence: 'How far the cost meter counts',
    alternatives: { unbounded: 'without end', '32-bit': 'to 2^32 - 1 nanoseconds, where it stays' },
  },
  saturation: {
    sentence: 'When a broker counts as saturated',
    alternatives: { above: 'when the work of a tick exceeds the tick', at: 'already when it fills the tick' },
  },

  // Separation of outside traffic (H-DDOS-INV)
  'nic-gate': {
    sentence: 'What outside traffic the NIC passes on to the broker (I1)',
    alternatives: {
      closed: 'none',
      open: 'all of it',
      'first-packet-passes': 'the first packet of a flood, before the filter has learned the flow',
      'fails-open-at-limit': 'all of it once 10^12 packets per second are offered',
    },
  },

  // Keys (1.4, draft section 6)
  'info-encoding': {
    sentence: 'How (purpose, vantage, epoch) become an HKDF info string',
    alternatives: {
      'length-prefixed': 'each part behind its length in 32 bits',
      'one-octet-length': 'each part behind its length in 8 bits, cut to what these can tell: 256 is 0',
      concatenated: 'the parts one after the other, the epoch in decimal digits',
    },
  },
  'info-purpose': {
    sentence: 'Whether the info string names the purpose of the key',
    alternatives: { named: 'it does', omitted: 'it does not' },
  },
  'info-epoch': {
    sentence: 'How the epoch enters the info string',
    alternatives: { '64-bit': 'in 64 bits', '32-bit': 'its low 32 bits' },
  },
  'info-vantage': {
    sentence: 'How the vantage id enters the info string',
    alternatives: {
      exact: 'as its UTF-8 octets',
      'case-folded': 'in lower case',
      normalised: 'in Unicode form NFC',
    },
  },

  ...WITNESS_RULES,
} as const satisfies Record<string, Rule>;

/** A rule as the catalogue holds it. */
export interface Rule {
  readonly sentence: string;
  readonly alternatives: Readonly<Record<string, string>>;
}

export type RuleName = keyof typeof RULES;
export type AlternativeOf<R extends RuleName> = keyof (typeof RULES)[R]['alternatives'];
/** One alternative of every rule: what the core is built from. */
export type RuleChoices = { readonly [R in RuleName]: AlternativeOf<R> };
/** One rule and one of its alternatives, as `--json` and a binding name a wrong rule. */
export type RuleChoice = { [R in RuleName]: { readonly rule: R; readonly take: AlternativeOf<R> } }[RuleName];

/** Names a wrong rule in a binding; the compiler knows which alternatives the rule has. */
export function wrong<R extends RuleName>(rule: R, take: AlternativeOf<R>): RuleChoice {
  return { rule, take } as unknown as RuleChoice;
}
