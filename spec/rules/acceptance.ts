import type { Rule } from './rule.ts';

/** The rules of joint acceptance (section 4): which packets a broker takes, and what it remembers. */
export const ACCEPTANCE_RULES = {
  'bfd-sequence-comparison': {
    sentence: 'Condition (a): how bfd_seq compares with last_bfd_seq',
    alternatives: {
      above: 'strictly above, as a plain number',
      'circular-window':
        'in the circular window of RFC 5880 6.7.3, from 1 to 3 M above modulo 2^32; once nothing of the vantage was accepted for 2 M ticks (twice the Detection Time), any number passes',
      'half-circle': 'from 1 to 2^31 - 1 above modulo 2^32 (RFC 1982), and any number after the same silence',
    },
    requires: {
      above:
        'The broker MUST compare bfd_seq with last_bfd_seq as plain integers, and a vantage MUST be given a new key before bfd_seq reaches 2^32.',
      'circular-window':
        'The broker MUST accept a bfd_seq only if it lies from 1 to 3 M above last_bfd_seq modulo 2^32, and any bfd_seq once it has accepted nothing from the vantage for 2 M ticks (RFC 5880, Section 6.7.3).',
      'half-circle':
        'The broker MUST compare bfd_seq with last_bfd_seq by serial number arithmetic (RFC 1982): newer means 1 to 2^31 - 1 above, modulo 2^32. Once it has accepted nothing from a vantage for 2 M ticks, it MUST accept any bfd_seq of that vantage.',
    },
    faults: {
      'at-least': 'at or above, so that an equal one passes',
      'half-circle-from-last': 'as half-circle, from 0 above on, so that an equal one passes',
      'half-circle-one-wider': 'as half-circle, to 2^31 above',
      'half-circle-kept': 'as half-circle, whatever the silence',
      'half-circle-opened-early': 'as half-circle, and any number after one tick of silence less',
    },
  },
  'bfd-sequence-start': {
    sentence: 'What a vantage numbers its first push with; after 2^32 - 1 comes 0',
    alternatives: { zero: '0', random: 'any 32-bit number (RFC 5880 6.8.1)' },
    requires: {
      zero: 'A vantage MUST start bfd_seq at 0.',
      random: 'A vantage MUST start bfd_seq at a random 32-bit value; 0 follows 2^32 - 1.',
    },
  },
  'bfd-sequence-step': {
    sentence: 'What a vantage adds to bfd_seq from one push to the next',
    alternatives: { one: '1, modulo 2^32' },
    faults: {
      two: '2, modulo 2^32',
      'wraps-at-31-bits': '1, modulo 2^31',
      'restarts-with-epoch': '1, but with each epoch it starts again',
    },
  },
  'cwt-counter-start': {
    sentence: 'What a vantage numbers its first snapshot of an epoch with',
    alternatives: { zero: '0' },
    faults: { one: '1', continued: 'the number after the last of the epoch before' },
  },
  'cwt-counter-comparison': {
    sentence: 'Condition (b): how cwt_counter compares with last_cwt',
    alternatives: { above: 'strictly above' },
    faults: { 'at-least': 'at or above, so that an equal one passes' },
  },
  'expiry-comparison': {
    sentence: 'Condition (c): how expires_at compares with now',
    alternatives: { 'above-now': 'strictly after now' },
    faults: {
      'at-or-above-now': 'at or after now',
      'one-tick-late': 'after now, or as late as the tick before',
      unchecked: 'not at all',
    },
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
      'before-mac': 'each as soon as its own condition held, before any HMAC is verified',
    },
    requires: {
      atomic:
        'The broker MUST update last_bfd_seq and last_cwt together, and only after (a), (b) and (c) have all held. A refused packet MUST leave both unchanged.',
      eager: 'The broker MAY update last_bfd_seq or last_cwt as soon as the condition on it has held.',
      'before-mac': 'The broker MAY update last_bfd_seq or last_cwt before it has verified the HMACs.',
    },
    faults: {
      'first-only': 'together, for the first accepted packet of a vantage and never after',
      'every-other': 'together, for every other accepted packet of a vantage',
    },
  },
  'first-counter-of-epoch': {
    sentence: 'Whether the counter 0 passes when nothing was accepted in its epoch',
    alternatives: { accepted: 'it passes', refused: 'last_cwt starts at 0, so that only 1 and above pass' },
    requires: {
      accepted: 'Where nothing of an epoch has been accepted yet, the broker MUST accept cwt_counter 0.',
      refused: 'A vantage MUST start cwt_counter at 1 in each epoch.',
    },
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
  'epoch-order': {
    sentence: 'Whether a snapshot of an epoch below the newest accepted one passes',
    alternatives: { unchecked: 'it does', monotone: 'it does not' },
    requires: {
      unchecked:
        'The broker MAY accept a snapshot of an epoch below the newest one it has accepted from that vantage.',
      monotone:
        'The broker MUST refuse a snapshot whose epoch is below the newest one it has accepted from that vantage.',
    },
    faults: { strict: 'it does not, and one of that newest epoch neither' },
  },
  'state-durability': {
    sentence: 'What the broker still knows of last_bfd_seq and last_cwt after a restart',
    alternatives: {
      durable: 'both',
      volatile: 'neither',
      'last-write-lost': 'both, as they were before the last accepted packet',
      checkpoint: 'both, as they were at a checkpoint up to four accepted packets ago',
    },
    requires: {
      durable:
        'The broker MUST keep last_bfd_seq and last_cwt in storage that survives a restart, and MUST NOT accept a packet before it has written them.',
      volatile: 'The broker MAY lose last_bfd_seq and last_cwt when it restarts.',
      'last-write-lost': 'The broker MAY accept a packet before it has written last_bfd_seq and last_cwt.',
      checkpoint: 'The broker, or a standby for it, MAY come up with an earlier last_bfd_seq and last_cwt.',
    },
    faults: { 'counters-only': 'last_cwt', 'sequence-only': 'last_bfd_seq' },
  },
  'broker-instances': {
    sentence: 'What several brokers, or workers of one, know of what the others accepted',
    alternatives: {
      one: 'everything: they act as one',
      'in-turn': 'nothing: there are two, and a balancer hands them what arrives in turn',
      'by-source':
        'nothing: there are two, and a balancer hands each what comes from the senders that are its own',
    },
    requires: {
      one: 'Brokers, or workers of one, that serve a deployment MUST decide on one last_bfd_seq and one last_cwt, whichever of them a packet reaches.',
      'in-turn':
        'Brokers that serve a deployment MAY each keep last_bfd_seq and last_cwt of what they accepted themselves.',
      'by-source':
        'Brokers that serve a deployment MAY each keep last_bfd_seq and last_cwt of the senders that they serve.',
    },
  },
  'interval-clock': {
    sentence: 'By which clock the broker measures silences and refills its token buckets',
    alternatives: {
      monotonic: 'one that only goes forward, and at a constant rate',
      wall: 'the one that it compares expires_at with, which may be set',
    },
    requires: {
      monotonic:
        'The broker MUST measure intervals, those of a silence and those of a refill among them, by a monotonic clock.',
      wall: 'The broker MAY measure intervals by the clock that it compares expires_at with.',
    },
  },
  'vantage-restart': {
    sentence: 'What a vantage numbers its next packet with after it restarts',
    alternatives: {
      continued: 'the numbers after its last ones',
      anew: 'those that it first started with, in the epoch that it was in',
      stored: 'those that it had stored up to four packets ago, in the epoch that it was in',
      'two-at-once': 'the numbers after its last ones, and its former process goes on beside it from there',
    },
    requires: {
      continued:
        'A vantage MUST keep bfd_seq and cwt_counter in storage that survives a restart, and MUST NOT use a number again. At most one process of a vantage may send at a time.',
      anew: 'A vantage that restarts MAY start bfd_seq and cwt_counter again.',
      stored: 'A vantage that restarts MAY go on from an earlier bfd_seq and cwt_counter.',
      'two-at-once': 'A vantage MAY run as two processes for a while.',
    },
  },
  'sequence-at-epoch-change': {
    sentence: 'What becomes of last_bfd_seq when the first packet of a newer epoch is accepted',
    alternatives: { kept: 'it stays', reset: 'it is forgotten' },
    requires: {
      kept: 'The broker MUST keep last_bfd_seq when a vantage enters a new epoch.',
      reset: 'The broker MUST reset last_bfd_seq when a vantage enters a new epoch.',
    },
  },
  'old-epoch-counters': {
    sentence: 'What becomes of last_cwt of earlier epochs when a newer epoch is seen',
    alternatives: { kept: 'it stays', forgotten: 'it is dropped' },
    requires: {
      kept: 'The broker MUST keep last_cwt of every epoch for as long as it accepts packets of that epoch.',
      forgotten:
        'The broker MUST discard last_cwt of earlier epochs once it has accepted a packet of a newer one.',
    },
    faults: { 'with-every-packet': 'it stays, and so does what is known of each packet that was refused' },
  },
  'cwt-key-epoch': {
    sentence: 'Which K_v_epoch verifies a snapshot',
    alternatives: {
      claimed: 'that of the epoch it names',
      newest: 'that of the newest epoch seen from the vantage',
    },
    requires: {
      claimed: 'The broker MUST verify a snapshot under the K_v_epoch of the epoch that the snapshot names.',
      newest:
        'The broker MUST verify a snapshot under the K_v_epoch of the newest epoch it has seen from that vantage.',
    },
  },
  'cwt-mac-verification': {
    sentence: 'When the HMAC of a snapshot is verified',
    alternatives: {
      'before-conditions': 'before the conditions are looked at',
      'after-counter': 'only if the counter is new',
    },
    requires: {
      'before-conditions':
        'The broker MUST verify the HMAC of a snapshot before it evaluates (a), (b) or (c).',
      'after-counter': 'The broker MAY skip the HMAC of a snapshot whose cwt_counter is not new.',
    },
    faults: { never: 'not at all' },
  },
  'bfd-mac-verification': {
    sentence: 'When the HMAC of a push is verified',
    alternatives: { 'before-conditions': 'before the conditions are looked at' },
    requires: {
      'before-conditions': 'The broker MUST verify the HMAC of a push before it evaluates (a), (b) or (c).',
    },
    faults: { never: 'not at all' },
  },
  'cwt-mac-coverage': {
    sentence: 'Which fields of a snapshot its HMAC covers',
    alternatives: { 'all-fields': 'every field', 'all-but-expiry': 'every field but expires_at' },
    faults: {
      'all-but-last-octet': 'every octet but the last in front of the tag',
      'payload-only': 'the payload',
    },
    requires: {
      'all-fields': 'The HMAC of a snapshot MUST cover every field of it, expires_at and epoch_id included.',
      'all-but-expiry': 'The HMAC of a snapshot covers every field but expires_at.',
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
    alternatives: {
      'same-vantage': 'those that name one vantage',
      any: 'any two',
      bound: 'those of one vantage of which the HMAC of the snapshot covers the bfd_seq of the push',
      'one-per-tick': 'those that name one vantage, and one joint packet of it in each tick',
    },
    requires: {
      'same-vantage': 'The broker MUST pair a snapshot only with a push that names the same vantage.',
      any: 'The broker MAY pair any snapshot with any push.',
      bound:
        'A snapshot MUST carry the bfd_seq of the push that it belongs to, under its HMAC, and the broker MUST refuse a pair whose vantage or bfd_seq differ.',
      'one-per-tick':
        'The broker MUST pair a snapshot only with a push of the same vantage, and MUST accept at most one pair of a vantage in each tick.',
    },
    faults: {
      'bound-within-one': 'as where they are bound, with a bfd_seq that is off by at most one',
    },
  },
} as const satisfies Record<string, Rule>;
