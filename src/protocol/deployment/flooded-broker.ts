import type {
  BfdSequence,
  Epoch,
  Microseconds,
  TickInstant,
  Vantage,
} from '../../../spec/language/notation.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { Meter } from '../../cost/meter.ts';
import { createTelemetryCrypto } from '../../crypto/create-telemetry-crypto.ts';
import type { TelemetryCrypto } from '../../crypto/telemetry-crypto.ts';
import { Broker } from '../broker/broker.ts';
import { INTERVAL_SHIFT } from '../broker/interval-clock.ts';
import { Entrance } from '../entrance/entrance.ts';
import { type Admitted, type Offer, type Sender, type Traffic, tickPairs } from '../entrance/traffic.ts';
import { taken } from '../rule-table.ts';
import { VantageAgent } from '../vantage/vantage.ts';

/** One broker that alike insiders send to, of which one is shown, in a time of its own. */
export class FloodedBroker implements Sender {
  readonly meter: Meter;
  readonly vantage = 0 as Vantage;
  offer = tickPairs(0);
  readonly #broker: Broker;
  readonly #entrance: Entrance;
  readonly #agent: VantageAgent;
  readonly #crypto: TelemetryCrypto;
  #senders = 1;
  #isForged = false;
  readonly #revision: Revision;
  #now = 0;
  /** Ticks by which the clock that measures intervals is ahead of the time. */
  #ahead = 0;

  /** `limited` says whether H-RL is in force in this world. */
  constructor(
    revision: Revision,
    level: 'ideal' | 'noble',
    limited: boolean,
    meter: Meter = new Meter(revision),
  ) {
    const crypto = createTelemetryCrypto(revision, level);
    this.meter = meter;
    this.#crypto = crypto;
    this.#broker = new Broker(revision, crypto, this.meter);
    this.#entrance = new Entrance(revision, this.meter, this.#broker, limited);
    this.#agent = new VantageAgent(this.vantage, crypto, revision.rules);
    this.#revision = revision;
  }

  /** Starts afresh, with full or empty buckets; unless told which, as the revision has it. */
  open(tick: Microseconds, full?: boolean): void {
    this.#now = 0;
    this.#ahead = 0;
    this.#isForged = false;
    this.meter.clear();
    this.#entrance.start(tick, 0 as TickInstant, full);
    this.#broker.acceptance.clear();
    this.#agent.start(0 as BfdSequence, 0 as Epoch);
  }

  /** What the insider that is shown sends with others on each of so many ticks, metered elsewhere. */
  pay(pairs: number, ticks: number): void {
    this.#entrance.pay(this.vantage, tickPairs(pairs), this.#at, ticks);
    this.#now += ticks;
  }

  /** Whoever sends from here on has not sent before. */
  changeSenders(): void {
    this.#entrance.changeSenders(this.#at);
  }

  /** The same from each insider on each tick; `afterRun` is called after each run of alike ticks. */
  receive(insiders: number, offer: Offer, ticks: number, afterRun?: (run: Admitted) => void): void {
    this.offer = offer;
    this.#senders = insiders;
    const from = this.#at;
    this.#now += ticks;
    this.#entrance.receiveEach(this, from, ticks, afterRun);
  }

  /** More from each insider in the tick that was the last. */
  receiveMore(insiders: number, offer: Offer): void {
    this.offer = offer;
    this.#senders = insiders;
    this.#entrance.receive(this.emit(), this.#at, this.vantage);
  }

  /** From here on the tags of what insiders send are wrong, or right again. */
  forgeTags(isForged: boolean): void {
    this.#isForged = isForged;
  }

  /** The clock that may be set is put so many ticks ahead of the time. */
  setClock(ahead: number): void {
    this.#ahead = taken(this.#revision.rules, 'interval-clock', INTERVAL_SHIFT)(ahead);
  }

  /** What stands for all of it, fresh when it arrives. */
  emit(): Traffic {
    const cwt = this.#agent.emitSnapshot((this.#at + 1) as TickInstant);
    const bfd = this.#agent.emitPush();
    return {
      senders: this.#senders,
      offer: this.offer,
      cwt: this.#isForged ? this.#crypto.forgeCwt(cwt, 'tag', 1) : cwt,
      bfd: this.#isForged ? this.#crypto.forgeBfd(bfd, 'tag', 1) : bfd,
    };
  }

  /** The tick by the clock that measures intervals, of which lifetimes are taken as well: a flood is priced, not aged. */
  get #at(): TickInstant {
    return (this.#now + this.#ahead) as TickInstant;
  }

  /** Whether a bucket can hold what one tick brings. */
  get holdsRefill(): boolean {
    return this.#entrance.holdsRefill(this.vantage);
  }
}
