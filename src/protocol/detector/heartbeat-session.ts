import type { RuleChoices } from '../../../spec/rules/catalogue.ts';
import { FailureDetector } from './failure-detector.ts';

/** M, the interval T_tick and the round trip tau_RTT of a session, in microseconds; the round trip is even. */
export interface SessionTimers {
  readonly multiplier: number;
  readonly interval: number;
  readonly roundTrip: number;
}

/** What the network does with one heartbeat. Delays are in microseconds. */
export interface Heartbeat {
  /** How much sooner it leaves than an interval after the last one, where jitter is: 0 to 250 parts per thousand. */
  readonly jitter: number;
  readonly isLost: boolean;
  readonly delay: number;
}

/** What came of a session that failed. Instants are microseconds from the first heartbeat. */
export interface Detection {
  readonly onset: number;
  /** When the last heartbeat left that left before the failure. */
  readonly lastSent: number;
  /** The last heartbeat that was heard: when it left and when it arrived. */
  readonly lastHeard: Journey;
  /** The longest time between two arrivals, and that of a heartbeat on its way; 0 where there is none. */
  readonly longestGap: number;
  readonly longestTrip: number;
  /** Whether each heartbeat that left arrived, and none of them was delayed. */
  readonly isUndisturbed: boolean;
  readonly alarm: number;
}

interface Journey {
  readonly sentAt: number;
  readonly arrivesAt: number;
}

const THOUSAND = 1000;

/** Heartbeats of a session up to a failure after which none arrives, and when the detector raises its alarm. */
export class HeartbeatSession {
  readonly #rules: RuleChoices;
  readonly #detector: FailureDetector;

  constructor(rules: RuleChoices) {
    this.#rules = rules;
    this.#detector = new FailureDetector(rules);
  }

  /** How long after a heartbeat the next one leaves (RFC 5880 section 6.8.7), for a jitter of 0 to 250. */
  intervalOf({ multiplier, interval }: SessionTimers, jitter: number): number {
    const share = Math.floor((interval * jitter) / THOUSAND);
    switch (this.#rules['bfd-send-jitter']) {
      case 'none':
        return interval;
      case 'longer':
        return interval + share;
      case 'rfc5880': {
        const least = multiplier === 1 ? Math.floor(interval / 10) : 0;
        return interval - Math.max(least, share);
      }
    }
  }

  /**
   * A heartbeat leaves at 0 and arrives, then those given; the failure begins `phase` microseconds after the last one
   * left. Where the next one would leave before that, it does. Null where nothing is ever heard.
   */
  run(
    timers: SessionTimers,
    heartbeats: readonly Heartbeat[],
    phase: number,
    jitter: number,
  ): Detection | null {
    const sent = [{ sentAt: 0, heartbeat: PLAIN }];
    let now = 0;
    for (const heartbeat of heartbeats) {
      now += this.intervalOf(timers, heartbeat.jitter);
      sent.push({ sentAt: now, heartbeat });
    }
    const onset = now + phase;
    for (;;) {
      const next = now + this.intervalOf(timers, jitter);
      if (next > onset || (next === onset && this.#rules['heartbeat-at-onset'] === 'lost')) break;
      now = next;
      sent.push({ sentAt: now, heartbeat: PLAIN });
    }
    const heard: Journey[] = [];
    for (const { sentAt, heartbeat } of sent) {
      const arrivesAt = sentAt + this.#trip(timers) + heartbeat.delay;
      const isCaught = arrivesAt > onset && this.#rules['in-flight-at-onset'] === 'lost';
      if (!heartbeat.isLost && !isCaught) heard.push({ sentAt, arrivesAt });
    }
    heard.sort((left, right) => left.arrivesAt - right.arrivesAt);
    return this.#detect(timers, heard, { onset, lastSent: now, count: sent.length });
  }

  #detect(
    timers: SessionTimers,
    heard: readonly Journey[],
    { onset, lastSent, count }: { readonly onset: number; readonly lastSent: number; readonly count: number },
  ): Detection | null {
    this.#detector.start(timers.multiplier, timers.interval);
    let lastHeard: Journey | null = null;
    let longestGap = 0;
    let longestTrip = 0;
    let isUndisturbed = heard.length === count;
    const trip = this.#trip(timers);
    for (const journey of heard) {
      const { sentAt, arrivesAt } = journey;
      if (lastHeard !== null) longestGap = Math.max(longestGap, arrivesAt - lastHeard.arrivesAt);
      longestTrip = Math.max(longestTrip, arrivesAt - sentAt);
      isUndisturbed &&= arrivesAt - sentAt === trip;
      lastHeard = journey;
      this.#detector.hear(sentAt, arrivesAt);
    }
    const { alarm } = this.#detector;
    if (lastHeard === null || alarm === null) return null;
    return { onset, lastSent, lastHeard, longestGap, longestTrip, isUndisturbed, alarm };
  }

  #trip({ roundTrip }: SessionTimers): number {
    switch (this.#rules['heartbeat-path']) {
      case 'echo':
        return roundTrip;
      case 'one-way':
        return roundTrip / 2;
      case 'echo-twice':
        return 2 * roundTrip;
    }
  }
}

/** A heartbeat that nothing happens to. */
export const PLAIN: Heartbeat = { jitter: 0, isLost: false, delay: 0 };
