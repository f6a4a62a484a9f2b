import type { DetectionWorld } from '../../generators/detection-latency/detection-world.ts';
import {
  attackedOnsetScenario,
  onsetScenario,
  spreadOnsetScenario,
} from '../../generators/detection-latency/latency.ts';
import {
  DETECTION_WITHIN,
  type DetectionObservation,
  type Failure,
  LATENCY_OF_PHASE,
  LATENCY_RANGE,
  LOWER_BOUND,
  MEAN_LATENCY,
  RATE_INDEPENDENT_DETECTION,
} from '../../spec/detection-latency/latency.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { DETECTOR, DETECTOR_AT_ONSET, GATED_NIC } from '../../spec/rules/parties.ts';
import type { Binding, Reach } from '../../src/search/trial/binding.ts';

type DetectionBinding = Binding<DetectionWorld, DetectionObservation>;
type Row = Reach<DetectionObservation>;

const ONSETS: readonly Row[] = [
  of('phi = 0', 50, ({ phase }) => phase === 0),
  row('phi one below T_tick', 20, ({ failure, T_tick }) => failure?.phase === T_tick - 1),
  row('phi between', 200, ({ failure: f, T_tick }) => f !== null && f.phase > 0 && f.phase < T_tick - 1),
  of('an onset in the instant of a later heartbeat', 20, ({ onset, phase }) => onset > 0 && phase === 0),
  of('heartbeats under way at the onset', 100, ({ lastHeardTrip, phase }) => lastHeardTrip > phase),
  row('M = 1', 30, ({ M }) => M === 1),
  row('M = 255', 10, ({ M }) => M === 255),
  row('no round trip', 50, ({ tau_RTT }) => tau_RTT === 0),
  row('a round trip longer than M T_tick', 1, ({ tau_RTT, M, T_tick }) => tau_RTT > M * T_tick),
];
const DISTURBED: readonly Row[] = [
  of('a heartbeat lost before the onset', 12, (f) => !f.isUndisturbed && f.lastHeardPhase > f.phase),
  row('a heartbeat delayed', 15, ({ failure: f, tau_RTT }) => f !== null && f.longestTrip > tau_RTT),
  row(
    'two arrivals M T_tick apart or more',
    5,
    ({ failure: f, M, T_tick }) => f !== null && f.longestGap >= M * T_tick,
  ),
];

/** One microsecond more than the best: phi ends before T_tick. */
const BEST_BUT_ONE = row(
  'the best missed by a microsecond',
  10,
  ({ failure, M, T_tick, tau_RTT }) => failure?.latency === (M - 1) * T_tick + tau_RTT + 1,
);

const onSession = {
  level: 'ideal',
  reads: DETECTOR_AT_ONSET,
  silence: 'open',
  isRelevant: ({ failure, spread }) => failure !== null || spread !== null,
} as const satisfies Partial<DetectionBinding>;

const wrongTimers = [
  wrong('detection-multiplier', 'M-minus-one'),
  wrong('detection-multiplier', 'M-plus-one'),
  wrong('detection-expiry', 'after-end'),
];

/** L-DL/closed-form. */
export const latencyOfPhase: DetectionBinding = {
  ...onSession,
  statement: LATENCY_OF_PHASE,
  scenario: onsetScenario,
  grants: ['lose', 'vary-delay'],
  reach: [...ONSETS, ...DISTURBED],
  catches: [...wrongTimers, wrong('detection-restart', 'departure')],
};

/** L-DL/range. */
export const latencyRange: DetectionBinding = {
  ...onSession,
  statement: LATENCY_RANGE,
  scenario: onsetScenario,
  grants: ['lose', 'vary-delay'],
  reach: [
    ...ONSETS,
    row(
      'the worst attained',
      30,
      ({ failure, M, T_tick, tau_RTT }) => failure?.latency === M * T_tick + tau_RTT,
    ),
    BEST_BUT_ONE,
    of('an undisturbed session', 200, ({ isUndisturbed }) => isUndisturbed),
  ],
  catches: [
    ...wrongTimers,
    wrong('detection-restart', 'departure'),
    wrong('heartbeat-path', 'echo-twice'),
    wrong('bfd-send-jitter', 'longer'),
  ],
};

/** L-DL/mean. */
export const meanLatency: DetectionBinding = {
  ...onSession,
  statement: MEAN_LATENCY,
  reads: DETECTOR,
  scenario: spreadOnsetScenario,
  grants: ['lose', 'vary-delay'],
  reach: [
    row('an undisturbed session', 200, ({ spread }) => spread?.isUndisturbed === true),
    row('a disturbed session', 40, ({ spread }) => spread?.isUndisturbed === false),
    row('M = 1', 30, ({ M }) => M === 1),
    row('a round trip', 300, ({ tau_RTT }) => tau_RTT > 0),
  ],
  catches: [...wrongTimers, wrong('detection-restart', 'departure'), wrong('heartbeat-path', 'echo-twice')],
};

const attacked = {
  ...onSession,
  reads: [...DETECTOR_AT_ONSET, ...GATED_NIC],
  scenario: attackedOnsetScenario,
  grants: ['lose', 'vary-delay', 'outside-traffic'],
} as const satisfies Partial<DetectionBinding>;

/** D1/latency. */
export const detectionWithin: DetectionBinding = {
  ...attacked,
  statement: DETECTION_WITHIN,
  reach: [
    ...ONSETS,
    ...DISTURBED,
    row(
      'M T_tick and the longest trip attained',
      20,
      ({ failure, M, T_tick }) => failure !== null && failure.latency === M * T_tick + failure.longestTrip,
    ),
  ],
  catches: [
    wrong('detection-multiplier', 'M-plus-one'),
    wrong('detection-expiry', 'after-end'),
    wrong('detection-expiry', 'polled'),
  ],
};

/** D1/rate-independent. */
export const rateIndependentDetection: DetectionBinding = {
  ...attacked,
  statement: RATE_INDEPENDENT_DETECTION,
  reach: ONSETS,
  catches: [
    wrong('nic-gate', 'open'),
    wrong('nic-gate', 'one-in-a-thousand'),
    wrong('nic-gate', 'fails-open-at-limit'),
  ],
};

/** D1/lower-bound. */
export const latencyLowerBound: DetectionBinding = {
  ...attacked,
  statement: LOWER_BOUND,
  reach: [...ONSETS, BEST_BUT_ONE, of('an undisturbed session', 200, ({ isUndisturbed }) => isUndisturbed)],
  catches: [
    wrong('detection-multiplier', 'M-minus-one'),
    wrong('detection-restart', 'departure'),
    wrong('bfd-send-jitter', 'longer'),
  ],
};

function row(name: string, perMille: number, when: (one: DetectionObservation) => boolean): Row {
  return { name, perMille, when };
}

/** Cases with a failure of this kind. */
function of(name: string, perMille: number, is: (failure: Failure) => boolean): Row {
  return row(name, perMille, ({ failure }) => failure !== null && is(failure));
}
