import { between, breachOf, type Closeness, compared, type Sense } from '../language/closeness.ts';
import { fromBreach } from '../language/from-breach.ts';
import type { Microseconds } from '../language/notation.ts';
import type { Revision } from '../language/revision.ts';
import type { Statement } from '../language/statement.ts';
import { PRINTED } from '../language/wording.ts';

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

/** What is judged: the wording of the claim that a revision takes, of a failure that is there. */
function judge<T>(
  claim: string,
  { failure }: DetectionObservation,
  { wordings }: Revision,
  byWording: Readonly<Record<string, (failure: Failure) => T | null>>,
): T | null {
  return failure === null ? null : (byWording[wordings[claim] ?? PRINTED]?.(failure) ?? null);
}

function unless(holds: boolean, expected: string, found: number): string | null {
  return holds ? null : lateBy(expected, found);
}

function lateBy(expected: string, found: number | bigint): string {
  return `expected an alarm ${expected} us after the onset, found it ${found} us after`;
}

function lateness(latency: number, sense: Sense, allowed: number): Closeness | null {
  return compared('us', BigInt(latency), sense, BigInt(allowed));
}

function tellLate(closeness: Closeness | null): string | null {
  return breachOf(closeness, ({ found, sense, allowed }) => lateBy(`${sense} ${allowed}`, found));
}

/** L_DL: the latency of each phase. */
export const LATENCY_OF_PHASE: Statement<DetectionObservation> = fromBreach<DetectionObservation>({
  id: 'L-DL/closed-form',
  clause: '7',
  sentence: 'A failure that begins phi after a heartbeat left is detected M T_tick - phi + tau_RTT later.',
  hypotheses: [],
  formula: 'tau(phi) = M T_tick - phi + tau_RTT, phi in [0, T_tick)',
  breach(observation, revision) {
    const { T_tick, M, tau_RTT } = observation;
    return judge(this.id, observation, revision, {
      [PRINTED]({ phase, latency }) {
        const expected = M * T_tick - phase + tau_RTT;
        return unless(latency === expected, `${expected}`, latency);
      },
      'of-last-heard'({ lastHeardPhase, lastHeardTrip, longestGap, latency }) {
        const expected = M * T_tick - lastHeardPhase + lastHeardTrip;
        return longestGap >= M * T_tick ? null : unless(latency === expected, `${expected}`, latency);
      },
    });
  },
});

/** L_DL: the best and the worst case. */
export const LATENCY_RANGE: Statement<DetectionObservation> = fromBreach<DetectionObservation>({
  id: 'L-DL/range',
  clause: '7',
  sentence:
    'A failure is detected at best (M - 1) T_tick + tau_RTT and at worst M T_tick + tau_RTT after it began.',
  hypotheses: [],
  formula: '(M - 1) T_tick + tau_RTT <= tau <= M T_tick + tau_RTT',
  breach: (observation, revision) =>
    breachOf(inRange(observation, revision), ({ found }) => {
      const { best, worst } = rangeOf(observation);
      return lateBy(`${best} to ${worst}`, found);
    }),
  closeness: inRange,
});

function rangeOf({ T_tick, M, tau_RTT }: DetectionObservation) {
  return { best: (M - 1) * T_tick + tau_RTT, worst: M * T_tick + tau_RTT };
}

function inRange(observation: DetectionObservation, revision: Revision): Closeness | null {
  const { best, worst } = rangeOf(observation);
  const within = ({ latency }: Failure) => between('us', BigInt(best), BigInt(latency), BigInt(worst));
  return judge('L-DL/range', observation, revision, {
    [PRINTED]: within,
    undisturbed: (failure) => (failure.isUndisturbed ? within(failure) : null),
  });
}

/** L_DL: the mean over onsets that are spread evenly. */
export const MEAN_LATENCY: Statement<DetectionObservation> = fromBreach<DetectionObservation>({
  id: 'L-DL/mean',
  clause: '7',
  sentence: 'Over all onsets a failure is detected (M - 1/2) T_tick + tau_RTT after it began, on average.',
  hypotheses: [],
  formula: 'E[tau] = (M - 1/2) T_tick + tau_RTT',
  breach({ T_tick, M, tau_RTT, spread }, { wordings }) {
    if (spread === null) return null;
    const { onsets, interval, isUndisturbed, totalLatency } = spread;
    const isPrinted = (wordings[this.id] ?? PRINTED) === PRINTED;
    if (!isPrinted && !isUndisturbed) return null;
    const twice = 2 * M * T_tick - (isPrinted ? T_tick : interval) + 2 * tau_RTT;
    if (2 * totalLatency === onsets * twice) return null;
    return `expected ${twice / 2} us on average of ${onsets} onsets, found ${totalLatency / onsets} us`;
  },
});

/** D1 of DDoS-Resilience, as its abstract has it. */
export const DETECTION_WITHIN: Statement<DetectionObservation> = fromBreach<DetectionObservation>({
  id: 'D1/latency',
  clause: '1.3',
  sentence: 'A failure is detected within (M - 1) T_tick.',
  hypotheses: ['H-DDOS-INV'],
  formula: 'tau <= (M - 1) T_tick',
  breach: (observation, revision) => tellLate(detectionWithin(observation, revision)),
  closeness: detectionWithin,
});

function detectionWithin(observation: DetectionObservation, revision: Revision): Closeness | null {
  const { T_tick, M } = observation;
  return judge('D1/latency', observation, revision, {
    [PRINTED]: ({ latency }) => lateness(latency, 'at most', (M - 1) * T_tick),
    'one-tick-more': ({ latency, longestTrip }) => lateness(latency, 'at most', M * T_tick + longestTrip),
  });
}

/** D1: what attacks from outside change. */
export const RATE_INDEPENDENT_DETECTION: Statement<DetectionObservation> = fromBreach<DetectionObservation>({
  id: 'D1/rate-independent',
  clause: '1.3',
  sentence: 'A failure is detected as late at every attack rate as with no attack.',
  hypotheses: ['H-DDOS-INV'],
  formula: 'tau at R = tau at 0',
  breach({ failure }) {
    if (failure === null) return null;
    const { latency, unattackedLatency } = failure;
    return unless(latency === unattackedLatency, `${unattackedLatency}`, latency);
  },
});

/** The bound of Coherence-BFD that D1 stands beside, which calls it tight. */
export const LOWER_BOUND: Statement<DetectionObservation> = fromBreach<DetectionObservation>({
  id: 'D1/lower-bound',
  clause: '1.3',
  sentence: 'No failure is detected sooner than M T_tick + tau_RTT after it began.',
  hypotheses: ['H-BFD-AUTH'],
  formula: 'tau >= M T_tick + tau_RTT',
  breach: (observation, revision) => tellLate(detectionBeyond(observation, revision)),
  closeness: detectionBeyond,
});

function detectionBeyond(observation: DetectionObservation, revision: Revision): Closeness | null {
  const { T_tick, M, tau_RTT } = observation;
  return judge('D1/lower-bound', observation, revision, {
    [PRINTED]: ({ latency }) => lateness(latency, 'at least', M * T_tick + tau_RTT),
    'one-tick-less': ({ latency, isUndisturbed }) =>
      isUndisturbed ? lateness(latency, 'more than', (M - 1) * T_tick + tau_RTT) : null,
  });
}
