import { asPrinted, exactly } from '../formula/as-printed.ts';
import type { Symbols } from '../formula/vocabulary.ts';
import { law } from '../language/law.ts';
import type { Microseconds } from '../language/notation.ts';
import { imported } from '../language/origin.ts';
import { ofPart } from '../language/quantifiers.ts';
import { statement } from '../language/statement.ts';

const L_DL = 'L_DL';
const DDOS = 'DDoS-Resilience (D-4)';

/** A session whose heartbeats leave T_tick apart, and a failure from which on none arrives. Instants from the first. */
export interface DetectionObservation {
  readonly T_tick: Microseconds;
  readonly M: number;
  /** The round trip of a heartbeat that nothing delays. */
  readonly tau_RTT: Microseconds;
  /** Null while nothing has failed, and where nothing was ever heard. */
  readonly failure: Failure | null;
  /** Where onsets were spread evenly over an interval. */
  readonly spread: SpreadOnsets | null;
}

/** One failure, and what the detector made of it. */
export interface Failure {
  readonly onset: number;
  /** How long after the last heartbeat left it began. */
  readonly phase: number;
  /** Of the last heartbeat that arrived: how long before the onset it left, and how long it took. */
  readonly lastHeardPhase: number;
  readonly lastHeardTrip: number;
  readonly longestGap: number;
  readonly longestTrip: number;
  /** Whether each heartbeat that left arrived, and none was delayed. */
  readonly isUndisturbed: boolean;
  /** From the onset to the alarm; negative where it was raised before. */
  readonly latency: number;
  /** The same with no traffic of strangers. */
  readonly unattackedLatency: number;
}

/** Failures at the middle of each of so many equal parts of one interval between heartbeats. */
export interface SpreadOnsets {
  readonly onsets: number;
  readonly interval: number;
  readonly isUndisturbed: boolean;
  readonly totalLatency: number;
}

const failureOf = ({ failure }: DetectionObservation): Failure | null => failure;

/** The symbols of section 7 for a session. */
const SESSION: Symbols<unknown, DetectionObservation> = {
  T_tick: { unit: 'us', of: (_, __, { T_tick }) => T_tick },
  M: { unit: '1', of: (_, __, { M }) => M },
  tau_RTT: { unit: 'us', of: (_, __, { tau_RTT }) => tau_RTT },
};

/** The symbols of section 7 for one failure. */
const OF_FAILURE: Symbols<Failure, DetectionObservation> = {
  tau: { unit: 'us', of: ({ latency }) => latency },
  ...SESSION,
  phi: { unit: 'us', of: ({ phase }) => phase },
  phi_heard: { unit: 'us', of: ({ lastHeardPhase }) => lastHeardPhase },
  tau_RTT_heard: { unit: 'us', of: ({ lastHeardTrip }) => lastHeardTrip },
  longest_gap: { unit: 'us', of: ({ longestGap }) => longestGap },
  longest_trip: { unit: 'us', of: ({ longestTrip }) => longestTrip },
  tau_unattacked: { unit: 'us', of: ({ unattackedLatency }) => unattackedLatency },
  undisturbed: { holds: ({ isUndisturbed }) => isUndisturbed },
};

/** The symbols of section 7 for the onsets in an interval. */
const OF_SPREAD: Symbols<SpreadOnsets, DetectionObservation> = {
  ...SESSION,
  'E[tau]': { means: 'total_tau / onsets' },
  total_tau: { unit: 'us', of: ({ totalLatency }) => totalLatency },
  onsets: { unit: '1', of: ({ onsets }) => onsets },
  I: { unit: 'us', of: ({ interval }) => interval },
  undisturbed: { holds: ({ isUndisturbed }) => isUndisturbed },
};

/** An alarm comes when the formula has it. */
const ofAlarm = ofPart(
  failureOf,
  asPrinted<Failure, DetectionObservation>({
    symbols: OF_FAILURE,
    unit: 'us',
    says: ({ sense, allowed, scale }, { latency }) => ({
      expected: `an alarm ${sense === undefined ? '' : `${sense} `}${exactly(allowed, scale)} us after the onset`,
      found: `it ${latency} us after`,
    }),
  }),
);

/** L_DL: the latency of each phase. */
export const LATENCY_OF_PHASE = statement<DetectionObservation>({
  id: 'L-DL/closed-form',
  clause: '7',
  origin: imported(L_DL, 'tau(phi) = M T_tick - phi + tau_RTT', 'the lemma that clause 7 lists'),
  sentence: 'A failure that begins phi after a heartbeat left is detected M T_tick - phi + tau_RTT later.',
  hypotheses: [],
  laws: [
    law('latency of each phase', 'tau = M * T_tick - phi + tau_RTT', ofAlarm, {
      'of-last-heard': {
        premise: {
          words: 'no two heartbeats arrive M T_tick or more apart',
          formula: 'longest_gap < M * T_tick',
        },
        replacement: {
          words: {
            'after a heartbeat left':
              'after the heartbeat left that arrives last, whose round trip is tau_RTT,',
            'phi + tau_RTT': 'phi_heard + tau_RTT_heard',
          },
        },
      },
    }),
  ],
});

const UNDISTURBED = { words: 'every heartbeat that leaves arrives undelayed', formula: 'undisturbed' };

/** L_DL: the best and the worst case. */
export const LATENCY_RANGE = statement<DetectionObservation>({
  id: 'L-DL/range',
  clause: '7',
  origin: imported(L_DL, 'best and worst case', 'the ends of its closed form'),
  sentence:
    'A failure is detected at best (M - 1) T_tick + tau_RTT and at worst M T_tick + tau_RTT after it began.',
  hypotheses: [],
  laws: [
    law('best case', 'tau >= (M - 1) * T_tick + tau_RTT', ofAlarm, { undisturbed: { premise: UNDISTURBED } }),
    law('worst case', 'tau <= M * T_tick + tau_RTT', ofAlarm, { undisturbed: { premise: UNDISTURBED } }),
  ],
});

/** L_DL: the mean over onsets that are spread evenly. */
export const MEAN_LATENCY = statement<DetectionObservation>({
  id: 'L-DL/mean',
  clause: '7',
  origin: imported(L_DL, 'E[tau]', 'the mean of its closed form'),
  sentence: 'Over all onsets a failure is detected (M - 1/2) T_tick + tau_RTT after it began, on average.',
  hypotheses: [],
  laws: [
    law(
      'mean',
      'E[tau] = (M - 1/2) * T_tick + tau_RTT',
      ofPart(
        ({ spread }: DetectionObservation) => spread,
        asPrinted<SpreadOnsets, DetectionObservation>({
          symbols: OF_SPREAD,
          unit: 'us',
          says: ({ allowed, found, scale }, { onsets }) => ({
            expected: `${exactly(allowed, scale)} us on average of ${onsets} onsets`,
            found: `${exactly(found, scale)} us`,
          }),
        }),
      ),
      {
        undisturbed: {
          premise: UNDISTURBED,
          replacement: {
            words: {
              'Over all onsets': 'Over onsets spread evenly over an interval I between two heartbeats',
              '(M - 1/2) T_tick': 'M T_tick - I/2',
              '(M - 1/2) * T_tick': 'M * T_tick - I/2',
            },
          },
        },
      },
    ),
  ],
});

/** D1 of DDoS-Resilience, as its abstract has it. */
export const DETECTION_WITHIN = statement<DetectionObservation>({
  id: 'D1/latency',
  clause: '1.3',
  origin: imported(
    DDOS,
    'Theorem D1',
    'the draft takes its invariants; that a failure is detected within (M - 1) T_tick is said there',
  ),
  sentence: 'A failure is detected within (M - 1) T_tick.',
  hypotheses: ['H-DDOS-INV'],
  laws: [
    law('detected in time', 'tau <= (M - 1) * T_tick', ofAlarm, {
      'one-tick-more': {
        replacement: {
          words: {
            'within (M - 1) T_tick': 'within M T_tick and the longest time that a heartbeat takes',
            '<= (M - 1) * T_tick': '<= M * T_tick + longest_trip',
          },
        },
      },
    }),
  ],
});

/** D1: what attacks from outside change. */
export const RATE_INDEPENDENT_DETECTION = statement<DetectionObservation>({
  id: 'D1/rate-independent',
  clause: '1.3',
  origin: imported(DDOS, 'Theorem D1', 'at every attack rate alike'),
  sentence: 'A failure is detected as late at every attack rate as with no attack.',
  hypotheses: ['H-DDOS-INV'],
  laws: [law('independent of the rate', 'tau = tau_unattacked', ofAlarm)],
});

/** The bound of Coherence-BFD that D1 stands beside, which calls it tight. */
export const LOWER_BOUND = statement<DetectionObservation>({
  id: 'D1/lower-bound',
  clause: '1.3',
  origin: imported(
    'Coherence-BFD',
    'M T_tick + tau_RTT',
    'the lower bound of the protocol whose detection D1 speaks of',
  ),
  sentence: 'No failure is detected sooner than M T_tick + tau_RTT after it began.',
  hypotheses: ['H-BFD-AUTH'],
  laws: [
    law('no sooner', 'tau >= M * T_tick + tau_RTT', ofAlarm, {
      'one-tick-less': {
        premise: UNDISTURBED,
        replacement: {
          words: {
            'sooner than M T_tick + tau_RTT': 'as soon as (M - 1) T_tick + tau_RTT',
            '>= M * T_tick': '> (M - 1) * T_tick',
          },
        },
      },
    }),
  ],
});
