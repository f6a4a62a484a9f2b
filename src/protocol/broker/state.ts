import { EpochMap } from '../../messages/epoch-map.ts';
import type { Readings } from '../rule-table.ts';
import { NOTHING } from './conditions.ts';

/** Accepted packets from one checkpoint to the next. */
const CHECKPOINT_INTERVAL = 4;

/** What the broker keeps for one vantage. */
export class VantageState {
  lastSequence = NOTHING;
  newestEpoch = NOTHING;
  /** When a packet of it was accepted last. */
  heardAt = NOTHING;
  /** last_cwt. */
  readonly lastCounter = new EpochMap();
  /** How many packets of it were accepted; and since a checkpoint, none before the first. */
  accepted = 0;
  sinceCheckpoint = CHECKPOINT_INTERVAL;
  /** A copy from before, for a restart to bring back. */
  #saved: VantageState | null = null;

  clear(): void {
    this.clearSequence();
    this.clearCounters();
    this.accepted = 0;
    this.sinceCheckpoint = CHECKPOINT_INTERVAL;
    this.#saved?.clear();
  }

  clearSequence(): void {
    this.lastSequence = NOTHING;
    this.heardAt = NOTHING;
  }

  clearCounters(): void {
    this.newestEpoch = NOTHING;
    this.lastCounter.clear();
  }

  /** How many numbers are kept. */
  get size(): number {
    return (this.heardAt === NOTHING ? 0 : 1) + this.lastCounter.size;
  }

  /** Many packets were accepted: the next finds a checkpoint due. */
  makeCheckpointDue(): void {
    this.sinceCheckpoint = CHECKPOINT_INTERVAL;
  }

  save(): void {
    this.#saved ??= new VantageState();
    this.#saved.#copy(this);
  }

  /** Goes back to what was saved last, or to nothing. */
  restore(): void {
    if (this.#saved === null) this.clear();
    else this.#copy(this.#saved);
  }

  #copy({ lastSequence, newestEpoch, heardAt, lastCounter, accepted }: VantageState): void {
    this.lastSequence = lastSequence;
    this.newestEpoch = newestEpoch;
    this.heardAt = heardAt;
    this.accepted = accepted;
    this.lastCounter.copy(lastCounter);
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

/** What a restart leaves, and what is done for that before an accepted packet changes anything. */
export interface Durability {
  restart(state: VantageState): void;
  prepare(state: VantageState): void;
}

const unprepared = (): void => {};

export const DURABILITY: Readings<'state-durability', Durability> = {
  durable: { restart: () => {}, prepare: unprepared },
  volatile: { restart: (state) => state.clear(), prepare: unprepared },
  'last-write-lost': { restart: (state) => state.restore(), prepare: (state) => state.save() },
  checkpoint: {
    restart: (state) => state.restore(),
    prepare: (state) => {
      if (state.sinceCheckpoint === CHECKPOINT_INTERVAL) {
        state.save();
        state.sinceCheckpoint = 0;
      }
      state.sinceCheckpoint++;
    },
  },
};

/** How many numbers the broker keeps of a packet that it refused. */
export const KEPT_OF_REFUSED: Readings<'old-epoch-counters', number> = { kept: 0, forgotten: 0 };
