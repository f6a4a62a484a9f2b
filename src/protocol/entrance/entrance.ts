import type { Microseconds, TickInstant, Vantage } from '../../../spec/language/notation.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { REFUSAL, type Refusals } from '../../../spec/replay-coherence/refusal.ts';
import type { AlternativeOf, RuleChoices } from '../../../spec/rules/catalogue.ts';
import type { Meter } from '../../cost/meter.ts';
import type { BfdPush, CwtSnapshot } from '../../messages/packets.ts';
import type { Broker } from '../broker/broker.ts';
import { createLimiter } from './create-limiter.ts';
import { FastPath } from './fast-path.ts';
import { type Admitted, type Limiter, type Offer, type Sender, type Traffic, tickPairs } from './traffic.ts';

/** Whose tokens pay, the last tick that brought some, and what is given back when the next one begins. */
interface Payer {
  readonly limiter: Limiter;
  at: number;
  owed: Admitted;
}

/** One joint packet, and silence. */
const PAIR = tickPairs(1);
const SILENCE = tickPairs(0);
const NOTHING: Admitted = { ticks: 1, snapshots: 0, pushes: 0 };

/**
 * The one way from the network into a broker: NIC, XDP lookup, rate limit, and then decoders and HMACs (1.4, section 3).
 * Traffic arrives in a tick, or on each of many alike ones, which takes constant time. Each tick brings its tokens before
 * its packets.
 */
export class Entrance {
  readonly #revision: Revision;
  readonly #meter: Meter;
  readonly #broker: Broker;
  readonly #fastPath: FastPath;
  readonly #position: AlternativeOf<'limiter-position'>;
  readonly #payerOf: PayerOf;
  readonly #placeOf: PlaceOf;
  readonly #givesBack: boolean;
  readonly #payers: Payer[] = [];
  #tick = 1 as Microseconds;
  #from = 0;
  #startsFull: boolean | undefined;

  /** `hypothesisHolds` says whether H-RL is in force in this world; the rule `limiter` can break it. */
  constructor(revision: Revision, meter: Meter, broker: Broker, hypothesisHolds: boolean) {
    this.#revision = revision;
    this.#meter = meter;
    this.#broker = broker;
    this.#fastPath = new FastPath(revision, meter, hypothesisHolds);
    this.#position = revision.rules['limiter-position'];
    this.#payerOf = PAYER[revision.rules['limiter-identity']];
    this.#placeOf = PLACE[revision.rules['bucket-lookup']];
    this.#givesBack = revision.rules['limiter-charge'] === 'given-back';
  }

  /**
   * Starts afresh for ticks of this length; the first that brings tokens is the one after `from`. With buckets full or
   * empty, unless told which as the revision has it.
   */
  start(tick: Microseconds, from: TickInstant, full?: boolean): void {
    this.#tick = tick;
    this.#startsFull = full;
    this.changeSenders(from);
  }

  /** Whoever sends after this tick begins with it. */
  changeSenders(from: TickInstant): void {
    this.#from = from;
    for (const payer of this.#payers) payer.at = UNOPENED;
  }

  /**
   * Traffic that `source` sends in this tick, after what came in it before; and what became of its joint packets. `at` is
   * the tick by the clock that measures intervals: it brings the tokens.
   */
  receive(traffic: Traffic, now: TickInstant, source: Vantage, at = now): Refusals {
    const place = this.#placeOf(this.#payerOf(traffic.bfd.vantage, source));
    const payer = this.#payerIn(place, at);
    const passed = this.#fastPath.admitMore(payer.limiter, traffic.offer);
    const refusals = this.#take(traffic, passed, now, at);
    if (this.#givesBack && isGarbage(refusals)) owe(payer, passed);
    return refusals;
  }

  /**
   * What a vantage, or each of many alike ones, offers in its own name on each of so many ticks after this one. It emits
   * anew for every run of ticks on which as much passes; `afterRun` is called when such a run is metered.
   */
  receiveEach(sender: Sender, from: TickInstant, ticks: number, afterRun?: (run: Admitted) => void): void {
    const limiter = this.#limiterAfter(sender.vantage, from, ticks);
    const now = (from + ticks) as TickInstant;
    if (this.#givesBack) this.#receiveGivingBack(sender, limiter, ticks, now, afterRun);
    else this.#pass(sender, this.#fastPath.admit(limiter, sender.offer, ticks), now, afterRun);
  }

  /**
   * The same where the tokens of what fails its HMAC are given back, which changes what passes on the next tick: one by
   * one, until nothing was given back or the buckets are full, so that all further ticks are alike.
   */
  #receiveGivingBack(
    sender: Sender,
    limiter: Limiter,
    ticks: number,
    now: TickInstant,
    afterRun?: (run: Admitted) => void,
  ): void {
    for (let left = ticks; left > 0; left--) {
      const isFull = limiter.isFull;
      const [run] = this.#fastPath.admit(limiter, sender.offer, 1) as [Admitted];
      const refusals = this.#pass(sender, [run], now, afterRun);
      if (!isGarbage(refusals)) {
        this.#pass(sender, this.#fastPath.admit(limiter, sender.offer, left - 1), now, afterRun);
        return;
      }
      limiter.giveBack(run);
      if (!isFull) continue;
      if (left > 1) this.#pass(sender, [{ ...run, ticks: left - 1 }], now, afterRun);
      return;
    }
  }

  /** What passed goes on, run by run; and what became of the joint packets of the last. */
  #pass(
    sender: Sender,
    runs: readonly Admitted[],
    now: TickInstant,
    afterRun?: (run: Admitted) => void,
  ): Refusals {
    let refusals = 0;
    for (const run of runs) {
      refusals = this.#take(sender.emit(), run, now);
      afterRun?.(run);
    }
    return refusals;
  }

  /**
   * The rest of a run of joint packets of one vantage, one a tick, after one that was accepted at tick `from`: `length`
   * more of them, of which the last is shown. Says whether the limiter let each pass; the broker then accepts each.
   */
  receiveRun(cwt: CwtSnapshot, bfd: BfdPush, from: TickInstant, length: number): boolean {
    const place = this.#placeOf(this.#payerOf(bfd.vantage, bfd.vantage));
    const limiter = this.#limiterAfter(place, from, length);
    const few = Math.min(length, FIRST_OF_RUN);
    const runs = [...this.#fastPath.admit(limiter, PAIR, few)];
    if (runs.every(isWhole)) runs.push(...this.#fastPath.admit(limiter, PAIR, length - few));
    if (!runs.every(isWhole)) return false;
    for (const run of runs) this.#fastPath.meter(1, PAIR, run);
    this.#broker.receiveRun(cwt, bfd, (from + length) as TickInstant, length);
    return true;
  }

  /** What passes goes on to the decoders and HMACs: joint packets, and halves whose other half did not come as far. */
  #take({ senders, offer, cwt, bfd }: Traffic, run: Admitted, now: TickInstant, at = now): Refusals {
    this.#fastPath.meter(senders, offer, run);
    const each = senders * run.ticks;
    const pairs = Math.min(run.snapshots, run.pushes);
    this.#treatDropped(
      cwt,
      bfd,
      each * (offer.snapshots - run.snapshots),
      each * (offer.pushes - run.pushes),
    );
    this.#authenticate(cwt, bfd, each * (run.snapshots - pairs), each * (run.pushes - pairs));
    return pairs > 0 ? this.#broker.receive(cwt, bfd, now, each * pairs, at) : REFUSAL.rateLimit;
  }

  /** What is over the limit costs nothing more, unless the limiter decides too late. */
  #treatDropped(cwt: CwtSnapshot, bfd: BfdPush, snapshots: number, pushes: number): void {
    if (this.#position === 'after-mac') this.#authenticate(cwt, bfd, snapshots, pushes);
    if (this.#position !== 'after-decode') return;
    this.#meter.jsonDecodes += snapshots;
    this.#meter.bfdParses += pushes;
  }

  #authenticate(cwt: CwtSnapshot, bfd: BfdPush, snapshots: number, pushes: number): void {
    if (snapshots > 0) this.#broker.authenticateCwt(cwt, snapshots);
    if (pushes > 0) this.#broker.authenticateBfd(bfd, pushes);
  }

  /** What traffic costs its sender in tokens that goes on and is metered elsewhere, on each of so many ticks. */
  pay(vantage: Vantage, offer: Offer, from: TickInstant, ticks: number): void {
    this.#limiterAfter(vantage, from, ticks).admit(offer, ticks);
  }

  /** Whether the buckets of a payer can hold what one tick brings. */
  holdsRefill(payer: Vantage): boolean {
    return this.#payer(payer).limiter.holdsRefill;
  }

  /** A payer for packets in this tick, whose tokens are there already. */
  #payerIn(number: number, now: TickInstant): Payer {
    const payer = this.#payer(number);
    fill(payer, now);
    return payer;
  }

  /** The limiter of a payer that sends on each of so many ticks after this one, and has paid for none of them. */
  #limiterAfter(number: number, from: TickInstant, ticks: number): Limiter {
    const payer = this.#payer(number);
    fill(payer, from);
    giveBack(payer);
    payer.at = from + ticks;
    return payer.limiter;
  }

  /** A payer; if it has not sent before, as it began. */
  #payer(number: number): Payer {
    for (let next = this.#payers.length; next <= number; next++) {
      this.#payers.push({ limiter: createLimiter(this.#revision), at: UNOPENED, owed: NOTHING });
    }
    const payer = this.#payers[number] as Payer;
    if (payer.at === UNOPENED) {
      payer.limiter.open(this.#tick, this.#startsFull);
      payer.at = this.#from;
      payer.owed = NOTHING;
    }
    return payer;
  }
}

function owe(payer: Payer, { snapshots, pushes }: Admitted): void {
  const { owed } = payer;
  payer.owed = { ticks: 1, snapshots: owed.snapshots + snapshots, pushes: owed.pushes + pushes };
}

function giveBack(payer: Payer): void {
  if (payer.owed === NOTHING) return;
  payer.limiter.giveBack(payer.owed);
  payer.owed = NOTHING;
}

/** An HMAC of a joint packet was found wrong. */
function isGarbage(refusals: Refusals): boolean {
  return (refusals & (REFUSAL.cwtMac | REFUSAL.bfdMac)) !== 0;
}

/** Nothing was sent up to this tick. */
function fill(payer: Payer, now: TickInstant): void {
  const { limiter, at } = payer;
  if (now > at) giveBack(payer);
  if (now > at + 1) limiter.admit(SILENCE, now - at - 1);
  if (now > at) limiter.refill();
  payer.at = now;
}

/**
 * More ticks than buckets that let a joint packet pass on each of them take to be alike from one refill to the next. Where one
 * of these drops something there are as many runs as refills.
 */
const FIRST_OF_RUN = 4096;

/** Both halves of a joint packet pass on each tick of a run. */
function isWhole({ snapshots, pushes }: Admitted): boolean {
  return snapshots >= 1 && pushes >= 1;
}

const UNOPENED = Number.NEGATIVE_INFINITY;

/** Whose bucket pays for a packet that names one vantage and comes from another. */
type PayerOf = (claimed: Vantage, source: Vantage) => number;

const PAYER: Readonly<Record<RuleChoices['limiter-identity'], PayerOf>> = {
  claimed: (claimed) => claimed,
  'authenticated-source': (_, source) => source,
  deployment: () => 0,
};

/** In which place of its table the limiter keeps the bucket of a payer. */
type PlaceOf = (payer: number) => number;

/** Where ids are hashed there are fewer places than vantages; those that are alike have one each even so. */
const PLACES = 2;
const PLACE: Readonly<Record<RuleChoices['bucket-lookup'], PlaceOf>> = {
  'by-id': (payer) => payer,
  'by-hash': (payer) => payer % PLACES,
};
