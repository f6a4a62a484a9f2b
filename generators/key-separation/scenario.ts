import type { KeyUseObservation } from '../../spec/key-separation/key-independence.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { BfdKeyDerivation } from '../../src/keys/keys.ts';
import type { Scenario } from '../../src/search/case/scenario.ts';
import { oneOf } from '../domains.ts';
import { STEMS, spellId } from '../vantage-ids.ts';
import { KEY_STEPS } from './steps.ts';
import { KeyWorld } from './world.ts';

type KeyScenario = Scenario<KeyWorld, KeyUseObservation>;

/** Ids and epochs that are easily taken for one another. */
const ALIKE = ['derive-epoch-key', 'derive-bfd-key', 'derive-epoch-key-of-longer-id'];
const EMPHASIS = 16;

/** A few keys under one K_op, most of them of ids that are alike (T-HKDF-PS, T-HKDF-PS/distinct). */
export function derivedKeys(revision: Revision): KeyScenario {
  return keyScenario(revision, ALIKE);
}

/** The same of plain ids as often, and what the holder of a key can make of it (T-HKDF-PS/independent). */
export function heldKeys(revision: Revision): KeyScenario {
  return keyScenario(revision, []);
}

/** That in a deployment that uses the legacy derivation of Coherence-BFD (T-HKDF-PS/legacy). */
export function heldLegacyKeys(revision: Revision): KeyScenario {
  return keyScenario(revision, [], 'legacy');
}

function keyScenario(
  revision: Revision,
  often: readonly string[],
  bfdDerivation?: BfdKeyDerivation,
): KeyScenario {
  return {
    subject: 'key-separation',
    streamVersion: 2,
    setting: [oneOf('ids made from', STEMS.map(spellId))],
    steps: KEY_STEPS.map((step) =>
      often.includes(step.name) ? { ...step, weight: EMPHASIS * step.weight } : step,
    ),
    length: { min: 2, max: 7 },
    createWorld: () => new KeyWorld(revision, bfdDerivation),
  };
}
