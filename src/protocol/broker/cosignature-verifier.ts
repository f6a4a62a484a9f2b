import type { Bundles, Cosignatures } from '../../../spec/language/notation.ts';
import type { AlternativeOf, RuleChoices } from '../../../spec/rules/catalogue.ts';
import type { Meter } from '../../cost/meter.ts';

/** Path C of the broker: verifies the cosignatures of bundles (section 2, Step 5), alike bundles at once. */
export class CosignatureVerifier {
  readonly #meter: Meter;
  readonly #rule: AlternativeOf<'cosignatures-verified'>;

  constructor(rules: RuleChoices, meter: Meter) {
    this.#meter = meter;
    this.#rule = rules['cosignatures-verified'];
  }

  /** Bundles that carry q cosignatures each, more of further witnesses, and copies of those. */
  verify(bundles: Bundles, q: Cosignatures, further = 0, copies = 0): void {
    this.#meter.cosignatures += bundles * this.#verified(q, further, copies);
  }

  #verified(q: number, further: number, copies: number): number {
    switch (this.#rule) {
      case 'q':
        return q;
      case 'all-presented':
        return q + further + copies;
      case 'distinct-keys':
        return q + further;
      case 'q-minus-one':
        return q - 1;
      case 'at-most-two':
        return Math.min(q, 2);
      case 'one-past-q':
        return q + Math.min(1, further + copies);
    }
  }
}
