import type { TickInstant } from '../../spec/notation.ts';
import type { Revision } from '../../spec/revision.ts';
import type { AlternativeOf } from '../../spec/rules.ts';
import type { Meter } from '../cost/meter.ts';
import type { Broker } from './broker.ts';
import { FastPath } from './fast-path.ts';
import type { VantageAgent } from './vantage.ts';
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
   * What each of `vantages` alike insiders offers on each of so many ticks. `afterRun` is called for each run of
   * alike ticks, when all of it is metered.
   */
  offer(
    agent: VantageAgent,
    limiter: VantageLimiter,
    vantages: number,
    offer: Offer,
    ticks: number,
    afterRun?: (run: Admitted) => void,
  ): void {
    this.#fastPath.offer(limiter, vantages, offer, ticks, (run) => {
      const times = vantages * run.ticks;
      this.#treatDropped(
        agent,
        times * (offer.snapshots - run.snapshots),
        times * (offer.pushes - run.pushes),
      );
      this.#process(agent, times * run.snapshots, times * run.pushes);
      afterRun?.(run);
    });
  }

  /** Behind the limiter: joint packets, and halves whose other half did not pass or was not sent. */
  #process(agent: VantageAgent, snapshots: number, pushes: number): void {
    const pairs = Math.min(snapshots, pushes);
    if (pairs > 0) {
      const cwt = agent.emitSnapshot(FRESH);
      this.#broker.receive(cwt, agent.emitPush(), NOW, pairs);
    }
    this.#authenticate(agent, snapshots - pairs, pushes - pairs);
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
