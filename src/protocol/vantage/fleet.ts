import type {
  BfdSequence,
  CwtCounter,
  Epoch,
  Microseconds,
  Packets,
  TickInstant,
  TickPairs,
  Ticks,
  Vantage,
} from '../../../spec/language/notation.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import type { AlternativeOf } from '../../../spec/rules/catalogue.ts';
import type { TelemetryCrypto } from '../../crypto/telemetry-crypto.ts';
import type { BfdPush, CwtSnapshot } from '../../messages/packets.ts';
import { createEmissionSchedule, type EmissionSchedule } from './emission.ts';

/** The packets that one vantage emitted in a row. Only the newest are made; the others differ by their counters. */
export interface EmittedRun {
  readonly cwt: CwtSnapshot;
  readonly bfd: BfdPush;
  /** How many snapshots are in the row, the newest included: tick pairs, unless pushes leave at a time of their own. */
  readonly pairs: TickPairs;
  readonly pushes: Packets;
}

const REPRESENTATIVE = 0 as Vantage;
const EPOCH = 0 as Epoch;
const PERCENT = 100;
/** RFC 5880 section 6.8.7, for a detection multiplier above 1. */
export const MOST_JITTER = 25;

/** How long a push interval is, in percent of a tick. */
const PUSH_INTERVAL: Readonly<Record<AlternativeOf<'bfd-send-jitter'>, (jitter: number) => number>> = {
  none: () => PERCENT,
  rfc5880: (jitter) => PERCENT - jitter,
  longer: (jitter) => PERCENT + jitter,
};

/**
 * Honest vantages that do the same at the same time, shown by one of them. They stay in their first epoch, and their
 * sequence starts at 0.
 */
export class Fleet {
  readonly #crypto: TelemetryCrypto;
  readonly #schedule: EmissionSchedule;
  readonly #lifetime: Ticks;
  readonly #intervalOf: (jitter: number) => number;
  #tickLength = 1 as Microseconds;
  #emitted = 0;
  #pushed = 0;
  #pushInterval = PERCENT;

  constructor(revision: Revision, crypto: TelemetryCrypto) {
    this.#crypto = crypto;
    this.#schedule = createEmissionSchedule(revision.rules);
    this.#lifetime = revision.wrapperLifetime;
    this.#intervalOf = PUSH_INTERVAL[revision.rules['bfd-send-jitter']];
  }

  /**
   * Starts afresh. Where pushes are jittered, every interval between two of them is shorter by this share of it, in
   * percent from 0 to 25.
   */
  start(tickLength: Microseconds, jitter: number = MOST_JITTER): void {
    this.#tickLength = tickLength;
    this.#pushInterval = this.#intervalOf(jitter);
    this.#emitted = 0;
    this.#pushed = 0;
  }

  /** What each vantage emits from where it stands to the end of this tick, or null where that is nothing. */
  emitThrough(tick: TickInstant): EmittedRun | null {
    const due = this.#schedule(tick, this.#tickLength);
    const pairs = (due - this.#emitted) as TickPairs;
    if (pairs === 0) return null;
    this.#emitted = due;
    const pushesDue = Math.floor((due * PERCENT) / this.#pushInterval);
    const pushes = (pushesDue - this.#pushed) as Packets;
    this.#pushed = pushesDue;
    const expiresAt = (tick + this.#lifetime) as TickInstant;
    const sequence = Math.max(0, pushesDue - 1) as BfdSequence;
    return {
      cwt: this.#crypto.sealCwt(REPRESENTATIVE, EPOCH, (due - 1) as CwtCounter, expiresAt, sequence),
      bfd: this.#crypto.sealBfd(REPRESENTATIVE, sequence),
      pairs,
      pushes,
    };
  }
}
