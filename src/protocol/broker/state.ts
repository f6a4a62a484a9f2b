import { EpochMap } from '../../messages/epoch-map.ts';
import type { Readings } from '../rule-table.ts';
import { NOTHING } from './conditions.ts';

/** What the broker keeps for one vantage. */
export class VantageState {
  lastSequence = NOTHING;
  newestEpoch = NOTHING;
  /** When a packet of it was accepted last. */
  heardAt = NOTHING;
  /** last_cwt. */
  readonly lastCounter = new EpochMap();

  clear(): void {
    this.clearSequence();
    this.clearCounters();
  }

  clearSequence(): void {
    this.lastSequence = NOTHING;
    this.heardAt = NOTHING;
  }

  clearCounters(): void {
    this.newestEpoch = NOTHING;
    this.lastCounter.clear();
  }
}

/** What last_cwt is kept for: the number under which an epoch goes. */
export const EPOCH_OF_COUNTER: Readings<'counter-scope', (epoch: number) => number> = {
  'vantage-and-epoch': (epoch) => epoch,
};

/** What last_bfd_seq is kept for: the number under which a vantage goes. */
export const VANTAGE_OF_SEQUENCE: Readings<'sequence-scope', (vantage: number) => number> = {
  vantage: (vantage) => vantage,
};

/** What becomes of last_bfd_seq with an accepted packet, which may be the first of a newer epoch. */
export const SEQUENCE_AFTER: Readings<
  'sequence-at-epoch-change',
  (sequence: number, entersEpoch: boolean) => number
> = {
  kept: (sequence) => sequence,
  reset: (sequence, entersEpoch) => (entersEpoch ? NOTHING : sequence),
};

/** What becomes of last_cwt of earlier epochs when a newer one is entered. */
export const ENTER_EPOCH: Readings<'old-epoch-counters', (state: VantageState) => void> = {
  kept: () => {},
  forgotten: (state) => state.lastCounter.clear(),
};

/** What a restart leaves. */
export const RESTART: Readings<'state-durability', (state: VantageState) => void> = {
  durable: () => {},
  volatile: (state) => state.clear(),
};
