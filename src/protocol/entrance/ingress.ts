import type { TickInstant } from '../../../spec/language/notation.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import type { AlternativeOf } from '../../../spec/rules/catalogue.ts';
import type { Meter } from '../../cost/meter.ts';
import type { Broker } from '../broker/broker.ts';
import type { VantageAgent } from '../vantage/vantage.ts';
import { FastPath } from './fast-path.ts';
import type { Admitted, Offer, VantageLimiter } from './vantage-limiter.ts';

/**
 * The way of a flood into the broker: fast path, then decoders and HMACs (1.4, section 3). It is offered tick by
 * tick over a number of ticks, by a number of alike vantages of which one is shown.
 */
export class Ingress {
  readonly #meter: Meter;
  readonly #broker: Broker;
  readonly #fastPath: FastPath;
  readonly #position: AlternativeOf<'limiter-position'>;

  /** `hypothesisHolds` says whether H-RL is in force in this world; the rule `limiter` can break it. */
  constructor(revision: Revision, meter: Meter, broker: Broker, hypothesisHolds: boolean) {
    this.#meter = meter;
    this.#broker = broker;
    this.#fastPath = new FastPath(revision, meter, hypothesisHolds);
    this.#position = revision.rules['limiter-position'];
  }

  /**
   * What each of `vantages` alike insiders offers on each of so many ticks. With `afterRun`, each run of alike ticks
   * is taken in on its own, and `afterRun` called when all of it is metered.
   */
  offer(
    agent: VantageAgent,
    limiter: VantageLimiter,
    vantages: number,
    offer: Offer,
    ticks: number,
    afterRun?: (run: Admitted) => void,
  ): void {
    const runs = this.#fastPath.admit(limiter, offer, ticks);
    if (afterRun === undefined) {
      this.#take(agent, vantages, offer, runs);
      return;
    }
    for (const run of runs) {
      this.#take(agent, vantages, offer, [run]);
      afterRun(run);
    }
  }

  #take(agent: VantageAgent, vantages: number, offer: Offer, runs: readonly Admitted[]): void {
    this.#fastPath.meter(vantages, offer, runs);
    let ticks = 0;
    let pairs = 0;
    let snapshots = 0;
    let pushes = 0;
    for (const run of runs) {
      const whole = Math.min(run.snapshots, run.pushes);
      ticks += run.ticks;
      pairs += run.ticks * whole;
      snapshots += run.ticks * (run.snapshots - whole);
      pushes += run.ticks * (run.pushes - whole);
    }
    this.#treatDropped(
      agent,
      vantages * (ticks * offer.snapshots - pairs - snapshots),
      vantages * (ticks * offer.pushes - pairs - pushes),
    );
    this.#process(agent, vantages * pairs, vantages * snapshots, vantages * pushes);
  }

  /** Behind the limiter: joint packets, and halves whose other half did not pass or was not sent. */
  #process(agent: VantageAgent, pairs: number, loneSnapshots: number, lonePushes: number): void {
    if (pairs > 0) {
      const cwt = agent.emitSnapshot(FRESH);
      this.#broker.receive(cwt, agent.emitPush(), NOW, pairs);
    }
    this.#authenticate(agent, loneSnapshots, lonePushes);
  }

  /** What is over the limit costs nothing more, unless the limiter decides too late. */
  #treatDropped(agent: VantageAgent, snapshots: number, pushes: number): void {
    if (this.#position === 'after-mac') this.#authenticate(agent, snapshots, pushes);
    if (this.#position !== 'after-decode') return;
    this.#meter.jsonDecodes += snapshots;
    this.#meter.bfdParses += pushes;
  }

  #authenticate(agent: VantageAgent, snapshots: number, pushes: number): void {
    if (snapshots > 0) this.#broker.authenticateCwt(agent.emitSnapshot(FRESH), snapshots);
    if (pushes > 0) this.#broker.authenticateBfd(agent.emitPush(), pushes);
  }
}

/** So many tick pairs on each tick, in turn one CWT and one BFD packet. */
export function tickPairs(pairs: number): Offer {
  return { snapshots: pairs, pushes: pairs, order: 'in-turn' };
}

/** A flood is priced, not aged: its packets are fresh whenever they arrive. */
const NOW = 0 as TickInstant;
const FRESH = 1 as TickInstant;
