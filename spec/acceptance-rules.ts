import type { Rule } from './rules.ts';

/** The rules of joint acceptance (section 4): which packets a broker takes, and what it remembers. */
export const ACCEPTANCE_RULES = {
  'bfd-sequence-comparison': {
    sentence: 'Condition (a): how bfd_seq compares with last_bfd_seq',
    alternatives: { above: 'strictly above' },
    faults: { 'at-least': 'at or above, so that an equal one passes' },
  },
  'cwt-counter-comparison': {
    sentence: 'Condition (b): how cwt_counter compares with last_cwt',
    alternatives: { above: 'strictly above' },
    faults: { 'at-least': 'at or above, so that an equal one passes' },
  },
  'expiry-comparison': {
    sentence: 'Condition (c): how expires_at compares with now',
    alternatives: { 'above-now': 'strictly after now' },
    faults: { 'at-or-above-now': 'at or after now' },
  },
  conjunction: {
    sentence: 'How the conditions (a), (b), (c) combine',
    alternatives: { all: 'all three must hold' },
    faults: { 'either-counter': '(a) or (b) is enough, with (c)' },
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
    alternatives: { 'vantage-and-epoch': 'each vantage and epoch' },
    faults: { vantage: 'each vantage, over all epochs' },
  },
  'sequence-scope': {
    sentence: 'What last_bfd_seq is kept for',
    alternatives: { vantage: 'each vantage' },
    faults: { deployment: 'the deployment as a whole' },
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
    },
    faults: { never: 'not at all' },
  },
  'bfd-mac-verification': {
    sentence: 'When the HMAC of a push is verified',
    alternatives: { 'before-conditions': 'before the conditions are looked at' },
    faults: { never: 'not at all' },
  },
  'cwt-mac-coverage': {
    sentence: 'Which fields of a snapshot its HMAC covers',
    alternatives: { 'all-fields': 'every field', 'all-but-expiry': 'every field but expires_at' },
    faults: {
      'all-but-last-octet': 'every octet but the last in front of the tag',
      'payload-only': 'the payload',
    },
  },
  'bfd-mac-coverage': {
    sentence: 'Which bytes of a push its HMAC covers',
    alternatives: { 'whole-packet': 'every byte' },
    faults: {
      'mandatory-section': 'the first 24 bytes',
      'all-but-last-octet': 'every byte but the last in front of the tag',
    },
  },
  'tag-comparison': {
    sentence: 'How many octets of a tag are compared',
    alternatives: { 'all-octets': 'all that it has' },
    faults: { 'all-but-last': 'all but the last', 'first-octet': 'the first' },
  },
  'half-pairing': {
    sentence: 'Which halves form a joint packet',
    alternatives: { 'same-vantage': 'those that name one vantage', any: 'any two' },
  },
} as const satisfies Record<string, Rule>;
