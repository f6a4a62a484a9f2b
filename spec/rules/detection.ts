import type { Rule } from './rule.ts';

/** The rules of failure detection: heartbeats of a session, and cells that are compared (L_DL, D1, D2; section 7). */
export const DETECTION_RULES = {
  'heartbeat-path': {
    sentence: 'How far a heartbeat goes before it is heard',
    alternatives: {
      echo: 'to the far end and back to its sender, who detects: tau_RTT',
      'one-way': 'to the far end, which detects: half of tau_RTT',
    },
    requires: {
      echo: 'A heartbeat is heard when it has returned to its sender, who detects the failure: it takes tau_RTT.',
      'one-way': 'A heartbeat is heard at the far end, which detects the failure: it takes half of tau_RTT.',
    },
    faults: { 'echo-twice': 'to the far end and back twice' },
  },
  'in-flight-at-onset': {
    sentence: 'What becomes of heartbeats that are under way when the failure begins',
    alternatives: { delivered: 'they arrive', lost: 'they are lost' },
    requires: {
      delivered: 'A failure does not affect heartbeats that left before it began: they still arrive.',
      lost: 'A failure also loses the heartbeats that are under way when it begins.',
    },
  },
  'heartbeat-at-onset': {
    sentence: 'What becomes of a heartbeat that leaves in the instant in which the failure begins',
    alternatives: { sent: 'it is sent before', lost: 'it is lost' },
    requires: {
      sent: 'A heartbeat that leaves in the instant in which a failure begins counts as sent before it.',
      lost: 'A heartbeat that leaves in the instant in which a failure begins is lost.',
    },
  },
  'deadline-tie': {
    sentence: 'What happens when a heartbeat arrives in the instant in which the Detection Time is over',
    alternatives: { 'heartbeat-first': 'it restarts the time', 'alarm-first': 'the alarm is raised' },
    requires: {
      'heartbeat-first':
        'A heartbeat that arrives in the instant in which the Detection Time ends MUST restart it.',
      'alarm-first':
        'When the Detection Time ends, the alarm MUST be raised, even if a heartbeat arrives in that instant.',
    },
  },
  'bfd-send-jitter': {
    sentence: 'How far apart heartbeats leave',
    alternatives: {
      none: 'one interval, always',
      rfc5880:
        'the interval less up to a quarter, and at least a tenth where M is 1 (RFC 5880 section 6.8.7)',
    },
    requires: {
      none: 'Vantages MUST send with no jitter, at the interval T_tick; the jitter of RFC 5880, Section 6.8.7, does not apply.',
      rfc5880:
        'Vantages shorten each interval at random by up to a quarter (RFC 5880, Section 6.8.7), so that PPS_t is a least rate.',
    },
    faults: { longer: 'the interval and up to a quarter more' },
  },
  'detection-multiplier': {
    sentence: 'How many intervals the Detection Time has (RFC 5880 section 6.8.4)',
    alternatives: { M: 'M' },
    faults: { 'M-minus-one': 'M - 1', 'M-plus-one': 'M + 1' },
  },
  'detection-restart': {
    sentence: 'What restarts the Detection Time (RFC 5880 section 6.8.4)',
    alternatives: { arrival: 'a heartbeat that arrives, when it arrives' },
    faults: { departure: 'a heartbeat that arrives, as if it had arrived when it left' },
  },
  'detection-expiry': {
    sentence: 'When the alarm is raised',
    alternatives: { 'at-end': 'when the Detection Time is over' },
    faults: {
      'after-end': 'a microsecond later',
      polled: 'at the first whole interval after it, counted from the start of the session',
    },
  },
  'cell-aggregate': {
    sentence: 'What the values of the cells are compared with',
    alternatives: {
      'lower-median': 'their median, of two in the middle the lower one',
      'upper-median': 'their median, of two in the middle the upper one',
      midpoint: 'their median, of two in the middle the mean',
    },
    requires: {
      'lower-median':
        'The reference value MUST be the median of the cells; of two middle values, the lower one.',
      'upper-median':
        'The reference value MUST be the median of the cells; of two middle values, the upper one.',
      midpoint: 'The reference value MUST be the median of the cells; of two middle values, their mean.',
    },
    faults: { mean: 'their mean', 'one-below-median': 'the value next below the median' },
  },
  'cell-vote': {
    sentence: 'How often the value of a cell counts',
    alternatives: { once: 'once, as cell-aware has it' },
    faults: { 'per-vantage': 'once for each of its vantages' },
  },
  'cell-alarm': {
    sentence: 'When a cell stands out',
    alternatives: { above: 'when it is further off than the threshold' },
    faults: { at: 'already at the threshold' },
  },
} as const satisfies Record<string, Rule>;
