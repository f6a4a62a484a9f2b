import {
  exact,
  type Microseconds,
  type Nanoseconds,
  type VantageCount,
} from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { CostRun, InsiderObservation } from '../../spec/verification-dos/cost-ratio.ts';
import { FloodedBroker } from '../../src/protocol/deployment/flooded-broker.ts';
import type { Admitted, Offer } from '../../src/protocol/entrance/traffic.ts';
import type { Level, World } from '../../src/search/case/scenario.ts';
import { inMicroseconds, NATURAL, SILENCE } from './flood-world.ts';
import { floodOf, type Insiders } from './insider-steps.ts';

/** K alike vantages, then K alike insiders, against four brokers: with H-RL, with it at F + 1, without it, and at their natural rate. */
export class FloodBoundWorld implements World<InsiderObservation>, Insiders {
  readonly #limited: FloodedBroker;
  readonly #limitedAtNext: FloodedBroker;
  readonly #unlimited: FloodedBroker;
  readonly #natural: FloodedBroker;
  #runs: CostRun[] = [];
  #spent = 0n;
  #K = 1;
  F = 1;
  #tick = 1 as Microseconds;
  #split: number | null = null;
  #naturalTick: Nanoseconds = exact(0n);
  #floodTicks = 0;
  #naturalTicks = 0;
  #silentTicks = 0;
  #dropsBothPaths = true;
  isHonest = true;

  constructor(revision: Revision, level: Level) {
    this.#limited = new FloodedBroker(revision, level, true);
    this.#limitedAtNext = new FloodedBroker(revision, level, true);
    this.#unlimited = new FloodedBroker(revision, level, false);
    this.#natural = new FloodedBroker(revision, level, false);
  }

  open([K = 1, F = 1, tick = 1]: readonly number[]): void {
    this.#K = K;
    this.F = F;
    this.#tick = tick as Microseconds;
    this.#split = null;
    this.#runs = [];
    this.#spent = 0n;
    this.#floodTicks = 0;
    this.#naturalTicks = 0;
    this.#silentTicks = 0;
    this.#dropsBothPaths = true;
    this.isHonest = true;
    for (const broker of [this.#limited, this.#limitedAtNext, this.#unlimited, this.#natural])
      broker.open(this.#tick);
    this.#natural.receive(K, NATURAL, 1);
    this.#naturalTick = this.#natural.meter.spent();
  }

  sendNaturally(ticks: number): void {
    this.#everyBroker(NATURAL, NATURAL, ticks);
    this.#naturalTicks += ticks;
  }

  flood(ticks: number): void {
    this.#join();
    const offer = floodOf(this.F, this.#split);
    const { snapshots, pushes, order } = offer;
    const next = { snapshots: snapshots + 1, pushes: pushes + 1, order };
    this.#everyBroker(offer, next, ticks, (run) => {
      if (run.snapshots === snapshots || run.pushes === pushes) this.#dropsBothPaths = false;
    });
    this.#floodTicks += ticks;
  }

  holdBack(pairs: number, ticks: number): void {
    this.#join();
    const offer = pairs === 0 ? SILENCE : NATURAL;
    this.#everyBroker(offer, offer, ticks);
    if (pairs === 0) this.#silentTicks += ticks;
    else this.#naturalTicks += ticks;
  }

  split(snapshots: number): void {
    this.#join();
    this.#split = snapshots;
  }

  observe(): InsiderObservation {
    return {
      K: this.#K as VantageCount,
      F: this.F,
      T_tick: this.#tick,
      naturalTick: this.#naturalTick,
      floodTicks: this.#floodTicks,
      naturalTicks: this.#naturalTicks,
      silentTicks: this.#silentTicks,
      snapshots: this.#split ?? this.F,
      dropsBothPaths: this.#dropsBothPaths,
      runs: this.#runs,
      limited: this.#limited.meter.spent(),
      limitedAtNext: this.#limitedAtNext.meter.spent(),
      unlimited: this.#unlimited.meter.spent(),
    };
  }

  heard(): readonly string[] {
    const { naturalTick, limited, limitedAtNext, unlimited } = this.observe();
    const last = this.#runs.at(-1);
    const lines = last === undefined ? [] : [`the last ${last.ticks} ticks: ${inMicroseconds(last.spent)}`];
    return [
      ...lines,
      `so far: ${inMicroseconds(limited)} with the limit, ${inMicroseconds(limitedAtNext)} at F = ${this.F + 1}, ${inMicroseconds(unlimited)} without; natural is ${inMicroseconds(naturalTick)} a tick`,
    ];
  }

  decisions(): readonly number[] {
    return [];
  }

  /** The insiders are other vantages than those that behaved, with buckets of their own. */
  #join(): void {
    if (!this.isHonest) return;
    this.isHonest = false;
    this.#limited.changeSenders();
    this.#limitedAtNext.changeSenders();
  }

  #everyBroker(offer: Offer, next: Offer, ticks: number, note?: (run: Admitted) => void): void {
    this.#limited.receive(this.#K, offer, ticks, (run) => {
      const total = this.#limited.meter.spent();
      this.#runs.push({ ticks: run.ticks, spent: exact(total - this.#spent) });
      this.#spent = total;
      note?.(run);
    });
    this.#limitedAtNext.receive(this.#K, next, ticks);
    this.#unlimited.receive(this.#K, offer, ticks);
  }
}
