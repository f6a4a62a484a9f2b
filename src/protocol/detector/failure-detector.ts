import type { AlternativeOf, RuleChoices } from '../../../spec/rules/catalogue.ts';

/**
 * The detecting end of a session (RFC 5880 section 6.8.4): an alarm once nothing was heard for a Detection Time of M
 * intervals. Instants and lengths are whole microseconds.
 */
export class FailureDetector {
  /** Added to M. */
  readonly #moreIntervals: number;
  readonly #countsFromDeparture: boolean;
  readonly #expiry: AlternativeOf<'detection-expiry'>;
  readonly #alarmsFirst: boolean;
  #interval = 1;
  #detectionTime = 0;
  /** Null before anything was heard: the session is not up. */
  #deadline: number | null = null;
  #alarm: number | null = null;

  constructor(rules: RuleChoices) {
    this.#moreIntervals = MORE_INTERVALS[rules['detection-multiplier']];
    this.#countsFromDeparture = rules['detection-restart'] === 'departure';
    this.#expiry = rules['detection-expiry'];
    this.#alarmsFirst = rules['deadline-tie'] === 'alarm-first';
  }

  start(multiplier: number, interval: number): void {
    this.#detectionTime = (multiplier + this.#moreIntervals) * interval;
    this.#interval = interval;
    this.#deadline = null;
    this.#alarm = null;
  }

  /** A heartbeat that left at one instant is heard at another. They are heard in the order of their arrival. */
  hear(sentAt: number, arrivesAt: number): void {
    if (this.#deadline !== null && this.#isOver(this.#deadline, arrivesAt)) this.#alarm ??= this.#deadline;
    const from = this.#countsFromDeparture ? sentAt : arrivesAt;
    this.#deadline = this.#alarmAt(from + this.#detectionTime);
  }

  /** The instant of the first alarm, where nothing more is heard; null where nothing ever was. */
  get alarm(): number | null {
    return this.#alarm ?? this.#deadline;
  }

  #alarmAt(end: number): number {
    switch (this.#expiry) {
      case 'at-end':
        return end;
      case 'after-end':
        return end + 1;
      case 'polled':
        return Math.ceil(end / this.#interval) * this.#interval;
    }
  }

  #isOver(deadline: number, now: number): boolean {
    return now > deadline || (now === deadline && this.#alarmsFirst);
  }
}

const MORE_INTERVALS = { M: 0, 'M-minus-one': -1, 'M-plus-one': 1 } as const;
