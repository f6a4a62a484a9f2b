import type { BfdSequence, Epoch, VantageId } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { MacObservation } from '../../spec/mac-inheritance/check.ts';
import type { Domain, Scenario, StepKind } from '../../src/search/case/scenario.ts';
import { encodeBfd } from '../../src/wire/bfd.ts';
import { cwtLayout } from '../../src/wire/cwt.ts';
import { numbers, oneOf } from '../domains.ts';
import { octetsOf, spellId, VANTAGE_IDS } from '../vantage-ids.ts';
import { graft, impersonate, KEY_USES, reflect } from './cross-path-octets.ts';
import { MAC_STEPS, pathOf, sentPath } from './mac-inheritance.ts';
import { type MacSetting, MacWorld, upPush } from './mac-world.ts';

const utf8 = new TextEncoder();
const SESSIONS: ReadonlyMap<number, VantageId> = new Map(VANTAGE_IDS.map((id, index) => [index + 1, id]));
const ID_OCTETS = VANTAGE_IDS.map(octetsOf);
/** Insiders by their names. Who is the vantage of the case itself has its K_v_epoch anyway, and does nothing. */
const INSIDERS = ['v1', 'v', 'v11'] as VantageId[];

/** What a snapshot carries, the simplest first. The draft measures 497 octets (section 1.2). */
const CONTENTS: Readonly<Record<string, (discriminator: number, sequence: number) => Uint8Array>> = {
  'one octet': () => Uint8Array.of(1),
  nothing: () => new Uint8Array(0),
  '497 octets of JSON': () => utf8.encode(`{"name":"軌道 é","pad":"${'x'.repeat(497 - 31)}"}`),
  'a push without its tag': untaggedPush,
  '64 zeros': () => new Uint8Array(64),
  '1500 octets': () => Uint8Array.from({ length: 1500 }, (_, index) => 31 * index + 7),
};
const CONTENT_NAMES = Object.keys(CONTENTS);

/** A push as it is hashed, that this vantage never sent. */
function untaggedPush(discriminator: number, sequence: number): Uint8Array {
  return encodeBfd(upPush(discriminator, ((sequence + 1000) % 2 ** 32) as BfdSequence));
}

const SETTING: readonly Domain<void>[] = [
  oneOf('vantage', VANTAGE_IDS.map(spellId)),
  numbers('epoch', [0, 1, 2, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1]),
  numbers('first counter', [0, 1, 2 ** 32 - 1, 2 ** 53 - 64]),
  numbers('first BFD sequence', [0, 1, 2 ** 31 - 1, 2 ** 32 - 1]),
  oneOf('content', CONTENT_NAMES),
];

/** What the values of the setting stand for; the simplest of each where there is none. */
function settingOf(values: readonly number[]): MacSetting {
  const [id = 0, epoch = 0, counter = 0, sequence = 0, content = 0] = values;
  const discriminator = id + 1;
  const contentOf = CONTENTS[CONTENT_NAMES[content] ?? ''] ?? untaggedPush;
  const payload = contentOf(discriminator, sequence);
  return {
    vantage: VANTAGE_IDS[id] as VantageId,
    discriminator,
    epoch: epoch as Epoch,
    counter,
    sequence,
    payload,
    snapshotLayout: cwtLayout(ID_OCTETS[id] as number, payload.length),
  };
}

const IMPERSONATE: StepKind<MacWorld> = {
  name: 'impersonate',
  choice: 'use-held-key',
  weight: 6,
  args: [oneOf('insider', INSIDERS), oneOf('K_BFD_auth', KEY_USES)],
  run: (world, insider, use) => {
    const id = INSIDERS[insider] as VantageId;
    if (world.hasSent && id !== world.setting.vantage) impersonate(world, id, use);
  },
};

const TRANSMIT = MAC_STEPS.filter(({ choice }) => choice === null);

const ACROSS: readonly StepKind<MacWorld>[] = [
  {
    name: 'reflect',
    choice: 'cross-paths',
    weight: 2,
    args: [sentPath],
    run: (world, from) => reflect(world, pathOf(from)),
  },
  {
    name: 'graft',
    choice: 'cross-paths',
    weight: 4,
    args: [sentPath],
    run: (world, from) => graft(world, pathOf(from)),
  },
  {
    name: 'exchange-tags',
    choice: 'cross-paths',
    weight: 2,
    args: [],
    run: (world) => {
      if (world.hasSent) world.exchangeTags();
    },
  },
];

/** Tick pairs of any vantage, epoch and content, with somebody on the way and insiders (T-AUTH-INHERIT/preserved). */
export function preservationScenario(revision: Revision): Scenario<MacWorld, MacObservation> {
  return scenarioOf(revision, [...MAC_STEPS, IMPERSONATE]);
}

/** The same tick pairs, and what becomes of one path's octets and tags on the other (T-AUTH-INHERIT/cross-path). */
export function crossPathScenario(revision: Revision): Scenario<MacWorld, MacObservation> {
  return scenarioOf(revision, [...TRANSMIT, ...ACROSS]);
}

function scenarioOf(
  revision: Revision,
  steps: readonly StepKind<MacWorld>[],
): Scenario<MacWorld, MacObservation> {
  return {
    subject: 'mac-inheritance',
    streamVersion: 1,
    setting: SETTING,
    steps,
    length: { min: 1, max: 4 },
    createWorld: () => new MacWorld(revision, SESSIONS, settingOf),
  };
}
