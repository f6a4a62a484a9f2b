import type {
  BfdSequence,
  CwtCounter,
  Epoch,
  Microseconds,
  TickInstant,
  TickPairs,
  Ticks,
  Vantage,
} from '../../spec/notation.ts';
import type { Revision } from '../../spec/revision.ts';
import type { TelemetryCrypto } from '../crypto/telemetry-crypto.ts';
import { createEmissionSchedule, type EmissionSchedule } from './emission.ts';
import type { BfdPush, CwtSnapshot } from './packets.ts';

/** The tick pairs that one vantage emitted in a row. Only the newest is made; the others differ by their counters. */
export interface EmittedRun {
  readonly cwt: CwtSnapshot;
  readonly bfd: BfdPush;
  /** How many in the row, the newest included. */
  readonly pairs: TickPairs;
}

const REPRESENTATIVE = 0 as Vantage;
const EPOCH = 0 as Epoch;

/**
 * Honest vantages that do the same at the same time, shown by one of them. They stay in their first epoch, and their
 * sequence starts at 0.
 */
export class Fleet {
  readonly #crypto: TelemetryCrypto;
  readonly #schedule: EmissionSchedule;
  readonly #lifetime: Ticks;
  #tickLength = 1 as Microseconds;
  #emitted = 0;

  constructor(revision: Revision, crypto: TelemetryCrypto) {
    this.#crypto = crypto;
    this.#schedule = createEmissionSchedule(revision.rules);
    this.#lifetime = revision.wrapperLifetime;
  }

  start(tickLength: Microseconds): void {
    this.#tickLength = tickLength;
    this.#emitted = 0;
  }

  /** What each vantage emits from where it stands to the end of this tick, or null where that is nothing. */
  emitThrough(tick: TickInstant): EmittedRun | null {
    const due = this.#schedule(tick, this.#tickLength);
    const pairs = (due - this.#emitted) as TickPairs;
    if (pairs === 0) return null;
    this.#emitted = due;
    const expiresAt = (tick + this.#lifetime) as TickInstant;
    const sequence = (due - 1) as BfdSequence;
    return {
      cwt: this.#crypto.sealCwt(REPRESENTATIVE, EPOCH, (due - 1) as CwtCounter, expiresAt, sequence),
      bfd: this.#crypto.sealBfd(REPRESENTATIVE, sequence),
      pairs,
    };
  }
}
