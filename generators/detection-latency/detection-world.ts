import type { DetectionObservation, Failure } from '../../spec/detection-latency/latency.ts';
import type { Mutable } from '../../spec/language/mutable.ts';
import type { Microseconds, PacketsPerSecond } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import { Meter } from '../../src/cost/meter.ts';
import {
  type Detection,
  type Heartbeat,
  HeartbeatSession,
  type SessionTimers,
} from '../../src/protocol/detector/heartbeat-session.ts';
import { NicGate, offeredBy } from '../../src/protocol/entrance/nic-gate.ts';
import type { World } from '../../src/search/case/scenario.ts';

/** What a tick brings of one vantage, on both paths. */
const PACKETS_PER_VANTAGE = 2;
/** Equal parts of an interval, in the middle of which failures begin: 20 divides every interval there. */
const PARTS = 10;
const MOST_JITTER = 250;

/** One session from its first heartbeat to its failure, and beside it the same with no traffic of strangers. */
export class DetectionWorld implements World<DetectionObservation> {
  readonly #revision: Revision;
  readonly #session: HeartbeatSession;
  readonly #heartbeats: Heartbeat[] = [];
  /** The same, as they would fare without strangers. */
  readonly #unattacked: Heartbeat[] = [];
  readonly #observation: Mutable<DetectionObservation> = {
    T_tick: 0 as Microseconds,
    M: 0,
    tau_RTT: 0 as Microseconds,
    failure: null,
    spread: null,
  };
  #timers: SessionTimers = { multiplier: 1, interval: 1, roundTrip: 0 };
  #vantages = 1;
  #rate = 0;
  #hasFailed = false;

  constructor(revision: Revision) {
    this.#revision = revision;
    this.#session = new HeartbeatSession(revision.rules);
  }

  open([interval = 1, multiplier = 1, roundTrip = 0, vantages = 1]: readonly number[]): void {
    this.#timers = { multiplier, interval, roundTrip };
    this.#vantages = vantages;
    this.#rate = 0;
    this.#hasFailed = false;
    this.#heartbeats.length = 0;
    this.#unattacked.length = 0;
    const draft = this.#observation;
    draft.T_tick = interval as Microseconds;
    draft.M = multiplier;
    draft.tau_RTT = roundTrip as Microseconds;
    draft.failure = null;
    draft.spread = null;
  }

  /** Whether the session still stands. */
  get isUp(): boolean {
    return !this.#hasFailed;
  }

  get interval(): number {
    return this.#timers.interval;
  }

  /** The next heartbeat leaves, and fares as it is said. */
  beat(heartbeat: Heartbeat): void {
    this.#unattacked.push(heartbeat);
    this.#heartbeats.push(this.#isDrowned() ? { ...heartbeat, isLost: true } : heartbeat);
  }

  /** Strangers offer packets at this rate, from the next heartbeat on. */
  attack(rate: number): void {
    this.#rate = rate;
  }

  /** The failure begins so long after the last heartbeat left. */
  fail(phase: number, jitter: number): void {
    this.#hasFailed = true;
    const found = this.#run(this.#heartbeats, phase, jitter);
    const unattacked = this.#run(this.#unattacked, phase, jitter);
    if (found === null || unattacked === null) return;
    this.#observation.failure = failureOf(found, unattacked);
  }

  /** The failure begins in the middle of each part of an interval, once each. */
  failEverywhere(jitter: number): void {
    this.#hasFailed = true;
    const interval = this.#session.intervalOf(this.#timers, jitter);
    let totalLatency = 0;
    let isUndisturbed = true;
    for (let part = 0; part < PARTS; part++) {
      const phase = ((2 * part + 1) * interval) / (2 * PARTS);
      const found = this.#run(this.#heartbeats, phase, jitter);
      if (found === null) return;
      totalLatency += found.alarm - found.onset;
      isUndisturbed &&= found.isUndisturbed;
    }
    this.#observation.spread = { onsets: PARTS, interval, isUndisturbed, totalLatency };
  }

  observe(): DetectionObservation {
    return this.#observation;
  }

  heard(): readonly string[] {
    const { failure, spread } = this.#observation;
    if (spread !== null)
      return [`alarms ${spread.totalLatency} us after their onsets, of ${spread.onsets} together`];
    if (failure === null) return [];
    const { onset, latency } = failure;
    return [`the failure begins ${onset} us after the first heartbeat`, `the alarm: ${latency} us later`];
  }

  #run(heartbeats: readonly Heartbeat[], phase: number, jitter: number): Detection | null {
    return this.#session.run(this.#timers, heartbeats, phase, Math.min(jitter, MOST_JITTER));
  }

  /** A NIC that is sized at R_L + 1 times the telemetry of both paths (6.1, 8) takes in no more in a tick. */
  #isDrowned(): boolean {
    if (this.#rate === 0) return false;
    const gate = new NicGate(this.#revision, this.#revision.rules['nic-gate'], new Meter(this.#revision));
    const rate = this.#rate as PacketsPerSecond;
    const passed = gate.offer(offeredBy(rate, this.interval as Microseconds), rate);
    return passed > this.#revision.R_L * PACKETS_PER_VANTAGE * this.#vantages;
  }
}

function failureOf(found: Detection, unattacked: Detection): Failure {
  const { onset, lastSent, lastHeard, longestGap, longestTrip, isUndisturbed, alarm } = found;
  return {
    onset,
    phase: onset - lastSent,
    lastHeardPhase: onset - lastHeard.sentAt,
    lastHeardTrip: lastHeard.arrivesAt - lastHeard.sentAt,
    longestGap,
    longestTrip,
    isUndisturbed,
    latency: alarm - onset,
    unattackedLatency: unattacked.alarm - unattacked.onset,
  };
}
