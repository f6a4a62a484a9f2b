import type { RuleChoices } from '../../../spec/rules/catalogue.ts';

/** How a vantage sends its snapshots, where a revision leaves it to the sender. */
export interface SnapshotForm {
  /** TCP segments that a snapshot arrives in. */
  readonly segments: number;
  readonly octets: number;
}

/** What section 1.2 measured its prices at, in octets. */
const MEASURED_AT = 497;

/**
 * Snapshots as they cross the network: in how many packets, and how many prices of section 1.2 each costs. A snapshot
 * that is longer than the one that was measured is priced once for each 497 octets begun: this project's model.
 */
export class SnapshotWire {
  readonly #segmented: boolean;
  readonly #mostOctets: number;
  #form: SnapshotForm = { segments: 1, octets: MEASURED_AT };

  constructor(rules: RuleChoices) {
    this.#segmented = rules['snapshot-framing'] === 'segments';
    this.#mostOctets = MOST_OCTETS[rules['snapshot-payload']];
  }

  start(form: SnapshotForm): void {
    this.#form = form;
  }

  get pricesPerSnapshot(): number {
    return Math.max(1, Math.ceil(Math.min(this.#form.octets, this.#mostOctets) / MEASURED_AT));
  }

  packetsOf(snapshots: number): number {
    return this.#segmented ? snapshots * this.#form.segments : snapshots;
  }
}

const MOST_OCTETS = {
  bounded: MEASURED_AT,
  'one-octet-more': MEASURED_AT + 1,
  unbounded: Number.POSITIVE_INFINITY,
} as const satisfies Record<RuleChoices['snapshot-payload'], number>;
