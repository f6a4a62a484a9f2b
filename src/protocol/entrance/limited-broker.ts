import type { Microseconds, TickInstant, Vantage } from '../../../spec/language/notation.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { REFUSAL, type Refusals } from '../../../spec/replay-coherence/refusal.ts';
import type { RuleChoices } from '../../../spec/rules/catalogue.ts';
import type { Meter } from '../../cost/meter.ts';
import type { BfdPush, CwtSnapshot } from '../../messages/packets.ts';
import type { Broker } from '../broker/broker.ts';
import { FastPath } from './fast-path.ts';
import { PACKETS_PER_PAIR, TokenBucket } from './limiter.ts';

/** A vantage's bucket, and the last tick that brought it tokens. */
interface Filled {
  readonly bucket: TokenBucket;
  at: number;
}

/**
 * A broker behind the XDP lookup and the rate limit of H-RL (1.4, section 3), for joint packets that arrive one by one.
 * A joint packet passes if there is a token for each half. Buckets start full, as after a while of natural traffic, and
 * each tick brings its tokens before its packets.
 */
export class LimitedBroker {
  readonly #revision: Revision;
  readonly #meter: Meter;
  readonly #broker: Broker;
  readonly #tick: Microseconds;
  readonly #limited: boolean;
  readonly #afterMac: boolean;
  readonly #fastPath: FastPath;
  readonly #chargedTo: ChargedTo;
  /** By vantage. */
  readonly #buckets: Filled[] = [];

  constructor(revision: Revision, meter: Meter, broker: Broker, tick: Microseconds) {
    const { rules } = revision;
    this.#revision = revision;
    this.#meter = meter;
    this.#broker = broker;
    this.#tick = tick;
    this.#limited = rules.limiter === 'present';
    this.#afterMac = rules['limiter-position'] === 'after-mac';
    this.#fastPath = new FastPath(revision, meter, true);
    this.#chargedTo = CHARGED_TO[rules['limiter-identity']];
  }

  /** Starts afresh. */
  clear(): void {
    for (const filled of this.#buckets) {
      filled.bucket.open(this.#tick, true);
      filled.at = 0;
    }
  }

  /** Takes in a joint packet that `source` put into the network. */
  receive(cwt: CwtSnapshot, bfd: BfdPush, now: TickInstant, source: Vantage): Refusals {
    const passed = this.#pass(bfd.vantage, source, 1, now);
    this.#lookUp(1, passed);
    if (passed === 1) return this.#broker.receive(cwt, bfd, now);
    if (this.#afterMac) {
      this.#broker.authenticateCwt(cwt);
      this.#broker.authenticateBfd(bfd);
    }
    return REFUSAL.rateLimit;
  }

  /**
   * The rest of a run of packets of one vantage, one a tick, after one that was accepted at tick `from`: `length` more
   * of them, of which the last is shown. Says whether the limiter let each pass; the broker then accepts each.
   */
  receiveRun(cwt: CwtSnapshot, bfd: BfdPush, from: TickInstant, length: number): boolean {
    if (this.#limited && !this.#passRun(bfd.vantage, from, length)) return false;
    this.#lookUp(length, length);
    this.#broker.receiveRun(cwt, bfd, (from + length) as TickInstant, length);
    return true;
  }

  /** Tick pairs that name a vantage and that no key vouches for; what passes fails its HMACs. */
  receiveGarbage(claimed: Vantage, source: Vantage, pairs: number, now: TickInstant): number {
    const passed = this.#pass(claimed, source, pairs, now);
    this.#lookUp(pairs, passed);
    const verified = this.#afterMac ? pairs : passed;
    this.#meter.jsonDecodes += verified;
    this.#meter.cwtMacs += verified;
    this.#meter.bfdParses += verified;
    this.#meter.bfdMacs += verified;
    return passed;
  }

  #lookUp(pairs: number, passed: number): void {
    this.#meter.lookups += this.#fastPath.lookupsFor(pairs * PACKETS_PER_PAIR, passed * PACKETS_PER_PAIR);
  }

  #pass(claimed: Vantage, source: Vantage, pairs: number, now: TickInstant): number {
    if (!this.#limited) return pairs;
    const { bucket } = this.#filled(this.#chargedTo(claimed, source), now);
    return Math.floor(bucket.take(pairs * PACKETS_PER_PAIR) / PACKETS_PER_PAIR);
  }

  #passRun(vantage: Vantage, from: TickInstant, length: number): boolean {
    const filled = this.#filled(this.#chargedTo(vantage, vantage), from);
    const passed = filled.bucket.pass(PACKETS_PER_PAIR, length);
    filled.at = from + length;
    return passed.every(({ packetsPerTick }) => packetsPerTick === PACKETS_PER_PAIR);
  }

  /** The bucket of a vantage with the tokens of every tick up to this one. */
  #filled(vantage: number, now: TickInstant): Filled {
    for (let next = this.#buckets.length; next <= vantage; next++) {
      const bucket = new TokenBucket(this.#revision);
      bucket.open(this.#tick, true);
      this.#buckets.push({ bucket, at: 0 });
    }
    const filled = this.#buckets[vantage] as Filled;
    if (now > filled.at) filled.bucket.pass(0, now - filled.at);
    filled.at = now;
    return filled;
  }
}

/** Whose bucket pays for a packet that names one vantage and comes from another. */
type ChargedTo = (claimed: Vantage, source: Vantage) => number;

const CHARGED_TO: Readonly<Record<RuleChoices['limiter-identity'], ChargedTo>> = {
  claimed: (claimed) => claimed,
  'authenticated-source': (_, source) => source,
  deployment: () => 0,
};
