import type { TickInstant } from '../../spec/notation.ts';
import type { Revision } from '../../spec/revision.ts';
import type { RuleChoices } from '../../spec/rules.ts';
import type { Meter } from '../cost/meter.ts';
import type { Broker } from './broker.ts';
import { PACKETS_PER_PAIR, type Passed, type TokenBucket } from './limiter.ts';
import type { VantageAgent } from './vantage.ts';

/**
 * What stands between the network and the decoders of the broker: NIC, XDP lookup, limiter (1.4, section 3). A flood
 * is offered as tick pairs per tick over a number of ticks, by a number of alike vantages of which one is shown.
 */
export class Ingress {
  readonly #meter: Meter;
  readonly #broker: Broker;
  readonly #limited: boolean;
  readonly #lookupsPerPair: number;
  readonly #limitsAfterMac: boolean;

  /** `hypothesisHolds` says whether H-RL is in force in this world; the rule `limiter` can break it. */
  constructor({ rules }: Revision, meter: Meter, broker: Broker, hypothesisHolds: boolean) {
    this.#meter = meter;
    this.#broker = broker;
    this.#limited = hypothesisHolds && rules.limiter === 'present';
    this.#lookupsPerPair = lookupsPerPair(rules, this.#limited);
    this.#limitsAfterMac = rules['limiter-position'] === 'after-mac';
  }

  /** `pairs` tick pairs per tick from each of `vantages` alike insiders, in turn one CWT and one BFD packet. */
  offer(agent: VantageAgent, bucket: TokenBucket, vantages: number, pairs: number, ticks: number): void {
    const offered = vantages * pairs * ticks;
    if (offered === 0) {
      bucket.pass(0, ticks);
      return;
    }
    this.#meter.nicPackets += BigInt(PACKETS_PER_PAIR * offered);
    this.#meter.lookups += this.#lookupsPerPair * offered;
    if (!this.#limited) {
      this.#process(agent, offered, 0);
      return;
    }
    const passed = bucket.pass(PACKETS_PER_PAIR * pairs, ticks);
    const wholePairs = vantages * pairsOf(passed);
    const loneSnapshots = vantages * loneOf(passed);
    if (this.#limitsAfterMac)
      this.#authenticateOnly(agent, offered - wholePairs, offered - wholePairs - loneSnapshots);
    this.#process(agent, wholePairs, loneSnapshots);
  }

  /** Behind the limiter: joint packets, and snapshots whose push did not pass. */
  #process(agent: VantageAgent, pairs: number, loneSnapshots: number): void {
    if (pairs > 0) {
      const cwt = agent.emitSnapshot(FRESH);
      this.#broker.receive(cwt, agent.emitPush(), NOW, pairs);
    }
    if (loneSnapshots > 0) this.#broker.authenticateCwt(agent.emitSnapshot(FRESH), loneSnapshots);
  }

  #authenticateOnly(agent: VantageAgent, snapshots: number, pushes: number): void {
    if (snapshots > 0) this.#broker.authenticateCwt(agent.emitSnapshot(FRESH), snapshots);
    if (pushes > 0) this.#broker.authenticateBfd(agent.emitPush(), pushes);
  }
}

/** XDP lookups that are charged for a tick pair offered, behind a limiter or without one. */
export function lookupsPerPair(rules: RuleChoices, limited: boolean): number {
  return limited || rules['lookup-without-limiter'] === 'charged' ? LOOKUPS[rules['xdp-charge']] : 0;
}

const LOOKUPS = { 'per-pair': 1, 'per-packet': 2, none: 0 } as const;

/** A flood is priced, not aged: its packets are fresh whenever they arrive. */
const NOW = 0 as TickInstant;
const FRESH = 1 as TickInstant;

function pairsOf(passed: readonly Passed[]): number {
  let pairs = 0;
  for (const { ticks, packetsPerTick } of passed)
    pairs += ticks * Math.floor(packetsPerTick / PACKETS_PER_PAIR);
  return pairs;
}

/** Ticks that ended on a snapshot, its push being refused. */
function loneOf(passed: readonly Passed[]): number {
  let lone = 0;
  for (const { ticks, packetsPerTick } of passed) lone += ticks * (packetsPerTick % PACKETS_PER_PAIR);
  return lone;
}
