import { exact, type Nanoseconds } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { CostRun, InsiderObservation } from '../../spec/verification-dos/cost-ratio.ts';
import { FloodedBroker } from '../../src/protocol/deployment/flooded-broker.ts';
import type { Level } from '../../src/search/case/scenario.ts';
import type { View } from '../view.ts';
import { type AfterRun, AS_SENT, type Flood, type OfferOf, receiveFlood, spentNaturally } from './flood.ts';
import { inMicroseconds } from './microseconds.ts';

/** With a further tick pair on each tick of a flood. */
const AT_NEXT_F: OfferOf = ({ kind, offer }) => {
  if (kind !== 'flood') return offer;
  const { snapshots, pushes, order } = offer;
  return { snapshots: snapshots + 1, pushes: pushes + 1, order };
};

/** What insiders cost run by run with H-RL; and with it at F + 1, without it, and at their natural rate. */
export class InsiderCosts implements View<Flood, InsiderObservation> {
  readonly #limited: FloodedBroker;
  readonly #unlimited: FloodedBroker;
  #runs: CostRun[] = [];
  #dropsBothPaths = true;
  #spent = 0n;

  constructor(revision: Revision, level: Level) {
    this.#limited = new FloodedBroker(revision, level, true);
    this.#unlimited = new FloodedBroker(revision, level, false);
  }

  observe(flood: Flood): InsiderObservation {
    const { K, F, T_tick, sent } = flood;
    const ticks = { flood: 0, natural: 0, silence: 0, more: 0, clock: 0, tags: 0 };
    let snapshots = F;
    for (const { kind, ticks: count, offer } of sent) {
      ticks[kind] += count;
      if (kind === 'flood') snapshots = offer.snapshots;
    }
    const limited = this.#spentInRuns(flood);
    return {
      K,
      F,
      T_tick,
      naturalTick: spentNaturally(this.#unlimited, flood, 1),
      floodTicks: ticks.flood,
      naturalTicks: ticks.natural,
      silentTicks: ticks.silence,
      snapshots,
      dropsBothPaths: this.#dropsBothPaths,
      runs: this.#runs,
      limited,
      limitedAtNext: spentOn(this.#limited, flood, AT_NEXT_F),
      unlimited: spentOn(this.#unlimited, flood, AS_SENT),
    };
  }

  heard({ F, naturalTick, limited, limitedAtNext, unlimited, runs }: InsiderObservation): readonly string[] {
    const last = runs.at(-1);
    const lines = last === undefined ? [] : [`the last ${last.ticks} ticks: ${inMicroseconds(last.spent)}`];
    return [
      ...lines,
      `so far: ${inMicroseconds(limited)} with the limit, ${inMicroseconds(limitedAtNext)} at F = ${F + 1}, ${inMicroseconds(unlimited)} without; natural is ${inMicroseconds(naturalTick)} a tick`,
    ];
  }

  #spentInRuns(flood: Flood): Nanoseconds {
    this.#runs = [];
    this.#dropsBothPaths = true;
    this.#spent = 0n;
    receiveFlood(this.#limited, flood, AS_SENT, undefined, this.#note);
    return this.#limited.meter.spent();
  }

  readonly #note: AfterRun = ({ ticks, snapshots, pushes }, { kind, offer }) => {
    const total = this.#limited.meter.spent();
    this.#runs.push({ ticks, spent: exact(total - this.#spent) });
    this.#spent = total;
    const dropsBoth = snapshots < offer.snapshots && pushes < offer.pushes;
    if (kind === 'flood' && !dropsBoth) this.#dropsBothPaths = false;
  };
}

function spentOn(broker: FloodedBroker, flood: Flood, offerOf: OfferOf): Nanoseconds {
  receiveFlood(broker, flood, offerOf);
  return broker.meter.spent();
}
