import type { RuleChoices } from '../../spec/rules/catalogue.ts';
import { IdealWitnessCrypto } from './ideal-witness.ts';
import { NobleWitnessCrypto } from './noble-witness.ts';
import type { WitnessCrypto } from './witness-crypto.ts';

/** Checkpoints and cosignatures on the level asked for. */
export function createWitnessCrypto(rules: RuleChoices, level: 'ideal' | 'noble'): WitnessCrypto {
  return level === 'noble' ? new NobleWitnessCrypto(rules) : new IdealWitnessCrypto(rules);
}
