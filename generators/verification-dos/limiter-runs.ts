import type { Revision } from '../../spec/language/revision.ts';
import type { ByPath, LimitedRun, LimiterObservation } from '../../spec/verification-dos/rate-limiter.ts';
import { FloodedBroker } from '../../src/protocol/deployment/flooded-broker.ts';
import type { Offer } from '../../src/protocol/entrance/traffic.ts';
import type { Level } from '../../src/search/case/scenario.ts';
import type { View } from '../view.ts';
import { type AfterRun, type Flood, receiveSending, type Sending } from './flood.ts';

/** The meter as it stood after the last run. */
interface Stand {
  readonly jsonDecodes: number;
  readonly bfdParses: number;
  readonly cwtMacs: number;
  readonly bfdMacs: number;
  readonly lookups: number;
  readonly nicPackets: bigint;
}

const NOTHING: Stand = { jsonDecodes: 0, bfdParses: 0, cwtMacs: 0, bfdMacs: 0, lookups: 0, nicPackets: 0n };

/** What one of those who send now offered, insider or not, and what each stage behind its limiter metered. */
export class LimiterRuns implements View<Flood, LimiterObservation> {
  readonly #broker: FloodedBroker;
  #runs: LimitedRun[] = [];
  #stand: Stand = NOTHING;

  constructor(revision: Revision, level: Level) {
    this.#broker = new FloodedBroker(revision, level, true);
  }

  observe({ K, T_tick, sent, insidersFrom }: Flood): LimiterObservation {
    this.#runs = [];
    this.#stand = NOTHING;
    this.#broker.open(T_tick);
    // Whoever was there before had buckets of their own.
    for (let index = insidersFrom ?? 0; index < sent.length; index++) {
      const sending = sent[index] as Sending;
      receiveSending(this.#broker, K, sending, sending.offer, this.#note);
      if (sending.kind === 'more') this.#addToLastTick(sending.offer);
    }
    return { T_tick, runs: this.#runs };
  }

  heard({ runs }: LimiterObservation): readonly string[] {
    const last = runs.at(-1);
    if (last === undefined) return [];
    const { ticks, offered, decoded } = last;
    return [
      `on each of the last ${ticks} ticks: ${decoded.snapshots} of ${offered.snapshots} snapshots and ${decoded.pushes} of ${offered.pushes} pushes were decoded`,
    ];
  }

  readonly #note: AfterRun = ({ ticks }, { offer }) => {
    this.#runs.push(this.#metered(offer, ticks));
  };

  /** The last tick becomes a run of its own, of both parts together. */
  #addToLastTick(offer: Offer): void {
    const last = this.#runs.pop() as LimitedRun;
    if (last.ticks > 1) this.#runs.push({ ...last, ticks: last.ticks - 1 });
    this.#runs.push(together(last, this.#metered(offer, 1)));
  }

  /** What was metered since the last run, for each of so many ticks. */
  #metered(offered: Offer, ticks: number): LimitedRun {
    const { jsonDecodes, bfdParses, cwtMacs, bfdMacs, lookups, nicPackets } = this.#broker.meter;
    const before = this.#stand;
    this.#stand = { jsonDecodes, bfdParses, cwtMacs, bfdMacs, lookups, nicPackets };
    return {
      ticks,
      offered,
      decoded: {
        snapshots: (jsonDecodes - before.jsonDecodes) / ticks,
        pushes: (bfdParses - before.bfdParses) / ticks,
      },
      authenticated: {
        snapshots: (cwtMacs - before.cwtMacs) / ticks,
        pushes: (bfdMacs - before.bfdMacs) / ticks,
      },
      lookups: (lookups - before.lookups) / ticks,
      received: Number(nicPackets - before.nicPackets) / ticks,
    };
  }
}

/** What came in one tick in two parts. */
function together(first: LimitedRun, more: LimitedRun): LimitedRun {
  return {
    ticks: 1,
    offered: sum(first.offered, more.offered),
    decoded: sum(first.decoded, more.decoded),
    authenticated: sum(first.authenticated, more.authenticated),
    lookups: first.lookups + more.lookups,
    received: first.received + more.received,
  };
}

function sum(left: ByPath, right: ByPath): ByPath {
  return { snapshots: left.snapshots + right.snapshots, pushes: left.pushes + right.pushes };
}
