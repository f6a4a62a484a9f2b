import { atLeast, atMost, between, equal } from '../language/comparisons.ts';
import { law } from '../language/law.ts';
import type { Microseconds } from '../language/notation.ts';
import { ofPart } from '../language/quantifiers.ts';
import { statement } from '../language/statement.ts';

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
const latencyOf = ({ latency }: Failure): bigint => BigInt(latency);

function lateBy(expected: string, { latency }: Failure) {
  return { expected: `an alarm ${expected} us after the onset`, found: `it ${latency} us after` };
}

/** M T_tick + tau_RTT, less so many ticks. */
function ticksBefore(ticks: number) {
  return (_: Failure, __: unknown, { T_tick, M, tau_RTT }: DetectionObservation): bigint =>
    BigInt((M - ticks) * T_tick + tau_RTT);
}

/** L_DL: the latency of each phase. */
export const LATENCY_OF_PHASE = statement<DetectionObservation>({
  id: 'L-DL/closed-form',
  clause: '7',
  sentence: 'A failure that begins phi after a heartbeat left is detected M T_tick - phi + tau_RTT later.',
  hypotheses: [],
  laws: [
    law(
      'latency of each phase',
      'tau(phi) = M T_tick - phi + tau_RTT, phi in [0, T_tick)',
      ofPart(
        failureOf,
        equal<Failure, DetectionObservation>({
          unit: 'us',
          found: latencyOf,
          due: ({ phase }, _, { T_tick, M, tau_RTT }) => BigInt(M * T_tick - phase + tau_RTT),
          says: ({ allowed }, failure) => lateBy(`${allowed}`, failure),
        }),
      ),
      {
        'of-last-heard': {
          premise: {
            words: 'no two heartbeats arrive M T_tick or more apart',
            formula: 'gap < M T_tick',
            given: ({ longestGap }, _, { T_tick, M }) => longestGap < M * T_tick,
          },
          replacement: {
            words: {
              'after a heartbeat left':
                'after the heartbeat left that arrives last, whose round trip is tau_RTT,',
              'phi in [0, T_tick)': 'phi and tau_RTT of the heartbeat that arrives last',
            },
            parts: {
              due: ({ lastHeardPhase, lastHeardTrip }, _, { T_tick, M }) =>
                BigInt(M * T_tick - lastHeardPhase + lastHeardTrip),
            },
          },
        },
      },
    ),
  ],
});

const UNDISTURBED = {
  words: 'every heartbeat that leaves arrives undelayed',
  formula: 'no heartbeat is lost or delayed',
  given: ({ isUndisturbed }: { readonly isUndisturbed: boolean }) => isUndisturbed,
};

/** L_DL: the best and the worst case. */
export const LATENCY_RANGE = statement<DetectionObservation>({
  id: 'L-DL/range',
  clause: '7',
  sentence:
    'A failure is detected at best (M - 1) T_tick + tau_RTT and at worst M T_tick + tau_RTT after it began.',
  hypotheses: [],
  laws: [
    law(
      'best and worst case',
      '(M - 1) T_tick + tau_RTT <= tau <= M T_tick + tau_RTT',
      ofPart(
        failureOf,
        between<Failure, DetectionObservation>({
          unit: 'us',
          least: ticksBefore(1),
          found: latencyOf,
          most: ticksBefore(0),
          says: ({ least, most }, failure) => lateBy(`${least} to ${most}`, failure),
        }),
      ),
      { undisturbed: { premise: UNDISTURBED } },
    ),
  ],
});

/** L_DL: the mean over onsets that are spread evenly. */
export const MEAN_LATENCY = statement<DetectionObservation>({
  id: 'L-DL/mean',
  clause: '7',
  sentence: 'Over all onsets a failure is detected (M - 1/2) T_tick + tau_RTT after it began, on average.',
  hypotheses: [],
  laws: [
    law(
      'mean',
      'E[tau] = (M - 1/2) T_tick + tau_RTT',
      ofPart(
        ({ spread }: DetectionObservation) => spread,
        // Of all onsets together, and twice: whole numbers.
        equal<SpreadOnsets, DetectionObservation>({
          unit: 'us',
          found: ({ totalLatency }) => BigInt(2 * totalLatency),
          due: ({ onsets }, _, { T_tick, M, tau_RTT }) =>
            BigInt(onsets * (2 * M * T_tick - T_tick + 2 * tau_RTT)),
          says: ({ allowed }, { onsets, totalLatency }) => ({
            expected: `${Number(allowed) / onsets / 2} us on average of ${onsets} onsets`,
            found: `${totalLatency / onsets} us`,
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
            },
            parts: {
              due: ({ onsets, interval }, _, { T_tick, M, tau_RTT }) =>
                BigInt(onsets * (2 * M * T_tick - interval + 2 * tau_RTT)),
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
  sentence: 'A failure is detected within (M - 1) T_tick.',
  hypotheses: ['H-DDOS-INV'],
  laws: [
    law(
      'detected in time',
      'tau <= (M - 1) T_tick',
      ofPart(
        failureOf,
        atMost<Failure, DetectionObservation>({
          unit: 'us',
          found: latencyOf,
          allowed: (_, __, { T_tick, M }) => BigInt((M - 1) * T_tick),
          says: ({ sense, allowed }, failure) => lateBy(`${sense} ${allowed}`, failure),
        }),
      ),
      {
        'one-tick-more': {
          replacement: {
            words: {
              'within (M - 1) T_tick': 'within M T_tick and the longest time that a heartbeat takes',
              '<= (M - 1) T_tick': '<= M T_tick + the longest trip of a heartbeat',
            },
            parts: { allowed: ({ longestTrip }, _, { T_tick, M }) => BigInt(M * T_tick + longestTrip) },
          },
        },
      },
    ),
  ],
});

/** D1: what attacks from outside change. */
export const RATE_INDEPENDENT_DETECTION = statement<DetectionObservation>({
  id: 'D1/rate-independent',
  clause: '1.3',
  sentence: 'A failure is detected as late at every attack rate as with no attack.',
  hypotheses: ['H-DDOS-INV'],
  laws: [
    law(
      'independent of the rate',
      'tau at R = tau at 0',
      ofPart(
        failureOf,
        equal<Failure, DetectionObservation>({
          unit: 'us',
          found: latencyOf,
          due: ({ unattackedLatency }) => BigInt(unattackedLatency),
          says: ({ allowed }, failure) => lateBy(`${allowed}`, failure),
        }),
      ),
    ),
  ],
});

/** The bound of Coherence-BFD that D1 stands beside, which calls it tight. */
export const LOWER_BOUND = statement<DetectionObservation>({
  id: 'D1/lower-bound',
  clause: '1.3',
  sentence: 'No failure is detected sooner than M T_tick + tau_RTT after it began.',
  hypotheses: ['H-BFD-AUTH'],
  laws: [
    law(
      'no sooner',
      'tau >= M T_tick + tau_RTT',
      ofPart(
        failureOf,
        atLeast<Failure, DetectionObservation>({
          unit: 'us',
          found: latencyOf,
          allowed: ticksBefore(0),
          says: ({ sense, allowed }, failure) => lateBy(`${sense} ${allowed}`, failure),
        }),
      ),
      {
        'one-tick-less': {
          premise: UNDISTURBED,
          replacement: {
            words: {
              'sooner than M T_tick + tau_RTT': 'as soon as (M - 1) T_tick + tau_RTT',
              '>= M T_tick': '> (M - 1) T_tick',
            },
            parts: { sense: 'more than', allowed: ticksBefore(1) },
          },
        },
      },
    ),
  ],
});
