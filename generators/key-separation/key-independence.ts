import type { Derivation } from '../../spec/key-separation/check.ts';
import type { KeyUseObservation } from '../../spec/key-separation/key-independence.ts';
import { type Epoch, vantageId } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { Domain, Scenario, StepKind } from '../../src/search/case/scenario.ts';
import { numbers, oneOf } from '../domains.ts';
import { IDS_OF_STEM, spellId, VANTAGE_IDS } from '../vantage-ids.ts';
import { HeldKeyWorld } from './held-key-world.ts';
import { keySteps, STEM } from './key-separation.ts';

/** Of the ids that are made from a stem the few that meet: in zeros, case, form, digits, separators and lengths. */
const FORMS = [0, 18, 7, 5, 6, 2, 3, 1, 9, 4, 8, 10, 20];

const alikeVantage: Domain<HeldKeyWorld> = {
  ...oneOf('vantage id', FORMS.map(String)),
  valueOf: (word, world) => world.stem * IDS_OF_STEM + (FORMS[word % FORMS.length] as number),
  nameOf: (at) => spellId(VANTAGE_IDS[at] ?? ''),
  valueNamed: (found) => VANTAGE_IDS.findIndex((id) => spellId(id) === found),
};

/** Ids as an operator numbers its vantages, and epochs as they come: nobody has chosen them to collide. */
const PLAIN_NAMES = ['v1', 'v2', 'v11', 'v12', 'v3'];
const PLAIN_IDS = PLAIN_NAMES.map(vantageId);

const plainVantage = oneOf('vantage', PLAIN_NAMES);
const plainEpoch: Domain<unknown> = {
  ...numbers('epoch', [0, 1, 2, 11, 12, 3]),
  edges: [0, 1, 2, 3, 4, 5],
};

/** One of the keys of a purpose that were derived so far, by its place among all; the newest first. */
function derivedKey(name: string, purpose: Derivation['purpose']): Domain<HeldKeyWorld> {
  return {
    name,
    size: 6,
    edges: [0, 1],
    drawn: 'edges',
    valueOf(word, world) {
      const places = world.placesOf(purpose);
      return places.length === 0 ? -1 : (places[places.length - 1 - (word % places.length)] as number);
    },
    nameOf: (place) => `derivation ${place + 1}`,
    valueNamed(found, world) {
      const place = Number(/^derivation (\d+)$/.exec(String(found))?.[1] ?? 0) - 1;
      return world.placesOf(purpose).includes(place) ? place : -1;
    },
  };
}

const STEPS: readonly StepKind<HeldKeyWorld>[] = [
  {
    name: 'derive-bfd-key-of-vantage',
    choice: null,
    weight: 6,
    args: [plainVantage],
    run: (world, vantage) => world.deriveBfdKey(PLAIN_IDS[vantage]),
  },
  {
    name: 'derive-epoch-key-of-vantage',
    choice: null,
    weight: 6,
    args: [plainVantage, plainEpoch],
    run: (world, vantage, epoch) => world.deriveEpochKey(PLAIN_IDS[vantage], epoch as Epoch),
  },
  ...keySteps(alikeVantage),
  {
    name: 'compute-epoch-key',
    choice: 'use-held-key',
    weight: 12,
    args: [derivedKey('held', 'K_BFD_auth'), derivedKey('wanted', 'K_v_epoch')],
    run: (world, held, wanted) => world.attempt(held, wanted),
  },
];

/** Keys under one K_op, and what the holder of one can make of it (T-HKDF-PS in its full wording). */
export function keyUseScenario(revision: Revision): Scenario<HeldKeyWorld, KeyUseObservation> {
  return {
    subject: 'key-separation',
    streamVersion: 1,
    setting: [STEM],
    steps: STEPS,
    length: { min: 2, max: 7 },
    createWorld: () => new HeldKeyWorld(revision),
  };
}

/** The same in a deployment that uses the legacy derivation of Coherence-BFD. */
export function legacyKeyScenario(revision: Revision): Scenario<HeldKeyWorld, KeyUseObservation> {
  return { ...keyUseScenario(revision), createWorld: () => new HeldKeyWorld(revision, 'legacy') };
}
