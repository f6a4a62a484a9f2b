import type { Bundles, Cosignatures } from '../../spec/notation.ts';
import type { RuleChoices } from '../../spec/rules.ts';
import type { Meter } from '../cost/meter.ts';

/** Path C of the broker: verifies the cosignatures of bundles (section 2, Step 5), alike bundles at once. */
export class CosignatureVerifier {
  readonly #meter: Meter;
  readonly #fewerBy: number;
  readonly #atMost: number;

  constructor(rules: RuleChoices, meter: Meter) {
    this.#meter = meter;
    this.#fewerBy = rules['cosignatures-verified'] === 'q-minus-one' ? 1 : 0;
    this.#atMost = rules['cosignatures-verified'] === 'at-most-two' ? 2 : Number.POSITIVE_INFINITY;
  }

  /** Bundles that carry `q` cosignatures each. */
  verify(bundles: Bundles, q: Cosignatures): void {
    this.#meter.cosignatures += bundles * Math.min(q - this.#fewerBy, this.#atMost);
  }
}
