import type { Microseconds } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { ByPath, LimitedRun, LimiterObservation } from '../../spec/verification-dos/rate-limiter.ts';
import { FloodedBroker } from '../../src/protocol/deployment/flooded-broker.ts';
import { type Offer, tickPairs } from '../../src/protocol/entrance/traffic.ts';
import type { Level, World } from '../../src/search/case/scenario.ts';
import { NATURAL, SILENCE } from './flood-world.ts';
import { floodOf, type Insiders } from './insider-steps.ts';

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

/** One vantage and its limiter: what it offers, and what each stage behind it metered. */
export class RateLimiterWorld implements World<LimiterObservation>, Insiders {
  readonly #broker: FloodedBroker;
  #runs: LimitedRun[] = [];
  #stand: Stand = NOTHING;
  F = 1;
  /** There is but one vantage here, and it behaves or not as it likes. */
  readonly isHonest = true;
  #tick = 1 as Microseconds;
  #split: number | null = null;

  constructor(revision: Revision, level: Level) {
    this.#broker = new FloodedBroker(revision, level, true);
  }

  open([F = 1, tick = 1]: readonly number[]): void {
    this.F = F;
    this.#tick = tick as Microseconds;
    this.#split = null;
    this.#runs = [];
    this.#stand = NOTHING;
    this.#broker.open(this.#tick);
  }

  sendNaturally(ticks: number): void {
    this.#offer(NATURAL, ticks);
  }

  flood(ticks: number): void {
    this.#offer(floodOf(this.F, this.#split), ticks);
  }

  holdBack(pairs: number, ticks: number): void {
    if (pairs > 0) {
      this.#offer(NATURAL, ticks);
      return;
    }
    this.#broker.wait(ticks);
    this.#record(SILENCE, ticks);
  }

  /** Tick pairs more in the tick that was the last. */
  sendMore(pairs: number): void {
    const last = this.#runs.pop();
    if (last === undefined) return;
    if (last.ticks > 1) this.#runs.push({ ...last, ticks: last.ticks - 1 });
    const more = tickPairs(pairs);
    this.#broker.receiveMore(1, more);
    this.#record(more, 1);
    this.#runs.push(together(last, this.#runs.pop() as LimitedRun));
  }

  split(snapshots: number): void {
    this.#split = snapshots;
  }

  observe(): LimiterObservation {
    return { T_tick: this.#tick, runs: this.#runs };
  }

  heard(): readonly string[] {
    const last = this.#runs.at(-1);
    if (last === undefined) return [];
    const { ticks, offered, decoded } = last;
    return [
      `on each of the last ${ticks} ticks: ${decoded.snapshots} of ${offered.snapshots} snapshots and ${decoded.pushes} of ${offered.pushes} pushes were decoded`,
    ];
  }

  decisions(): readonly number[] {
    return [];
  }

  /** Whether anything was sent or waited for. */
  get hasBegun(): boolean {
    return this.#runs.length > 0;
  }

  #offer(offered: Offer, count: number): void {
    this.#broker.receive(1, offered, count, ({ ticks }) => this.#record(offered, ticks));
  }

  #record(offered: Offer, ticks: number): void {
    const { jsonDecodes, bfdParses, cwtMacs, bfdMacs, lookups, nicPackets } = this.#broker.meter;
    const before = this.#stand;
    this.#stand = { jsonDecodes, bfdParses, cwtMacs, bfdMacs, lookups, nicPackets };
    this.#runs.push({
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
    });
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
