import type { Microseconds, PacketsPerSecond } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { BrokerNicObservation } from '../../spec/volume-independence/broker-nic.ts';
import { BrokerNic } from '../../src/protocol/entrance/broker-nic.ts';
import type { Scenario, StepKind, World } from '../../src/search/case/scenario.ts';
import { integers, numbers } from '../domains.ts';
import { legalValues } from '../operating-points.ts';

const MOST_TICKS = 20;
const MOST_FACTOR = 1024;

/** The NIC of a broker, in front of which strangers and insiders send what they like. */
export class BrokerNicWorld implements World<BrokerNicObservation> {
  readonly #nic: BrokerNic;
  #vantages = 1;
  #interval = 1 as Microseconds;
  #ticks = 0;
  #insiders = 0n;
  #offered = 0n;

  constructor(revision: Revision) {
    this.#nic = new BrokerNic(revision);
  }

  open([vantages = 1, interval = 1]: readonly number[]): void {
    this.#vantages = vantages;
    this.#interval = interval as Microseconds;
    this.#ticks = 0;
    this.#insiders = 0n;
    this.#offered = 0n;
    this.#nic.start(vantages, this.#interval);
  }

  /** Telemetry goes on for so many ticks, and strangers or insiders send beside it. */
  pass(ticks: number, rate = 0, factor = 1): void {
    const extra = (factor - 1) * ticks;
    this.#ticks += ticks;
    this.#insiders += 2n * BigInt(extra);
    this.#offered += BigInt(this.#nic.pass(ticks, rate as PacketsPerSecond, extra));
  }

  observe(): BrokerNicObservation {
    return {
      telemetry: 2n * BigInt(this.#vantages) * BigInt(this.#ticks),
      insiders: this.#insiders,
      offered: this.#offered,
      taken: this.#nic.taken,
    };
  }

  heard(): readonly string[] {
    const { telemetry, taken } = this.observe();
    return [`the NIC: ${taken} packets so far, of which ${telemetry} are telemetry`];
  }

  decisions(): readonly number[] {
    return [];
  }
}

const ticks = integers('ticks', 1, MOST_TICKS);

const STEPS: readonly StepKind<BrokerNicWorld>[] = [
  { name: 'pass', choice: null, weight: 2, args: [ticks], run: (world, count) => world.pass(count) },
  {
    name: 'attack',
    choice: 'outside-traffic',
    weight: 3,
    args: [
      ticks,
      numbers(
        'packets per second',
        [6, 7, 8, 9, 10, 11, 12].map((power) => 10 ** power),
      ),
    ],
    run: (world, count, rate) => world.pass(count, rate),
  },
  {
    name: 'flood',
    choice: 'flood',
    weight: 2,
    args: [ticks, integers('F', 2, MOST_FACTOR)],
    run: (world, count, factor) => world.pass(count, 0, factor),
  },
];

/** Telemetry, strangers and insiders before one NIC (D3). */
export function brokerNicScenario(revision: Revision): Scenario<BrokerNicWorld, BrokerNicObservation> {
  return {
    subject: 'volume-independence',
    streamVersion: 1,
    setting: [legalValues('N', revision), legalValues('T_tick', revision)],
    steps: STEPS,
    length: { min: 1, max: 5 },
    createWorld: () => new BrokerNicWorld(revision),
  };
}
