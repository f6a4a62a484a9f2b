import type { BfdSequence, Epoch, VantageId } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { MacObservation } from '../../spec/mac-inheritance/check.ts';
import type { Domain, Scenario } from '../../src/search/case/scenario.ts';
import { encodeBfd } from '../../src/wire/bfd.ts';
import { cwtLayout } from '../../src/wire/cwt.ts';
import { numbers, oneOf } from '../domains.ts';
import { octetsOf, spellId, VANTAGE_IDS } from '../vantage-ids.ts';
import { MAC_STEPS } from './steps.ts';
import { type MacSetting, MacWorld, upPush } from './world.ts';

type MacScenario = Scenario<MacWorld, MacObservation>;

const utf8 = new TextEncoder();
const SESSIONS: ReadonlyMap<number, VantageId> = new Map(VANTAGE_IDS.map((id, index) => [index + 1, id]));
const ID_OCTETS = VANTAGE_IDS.map(octetsOf);
/** What a snapshot carries, the simplest first; null: what depends on its vantage. The draft measures 497 octets (section 1.2). */
const CONTENTS: Readonly<Record<string, Uint8Array | null>> = {
  'one octet': Uint8Array.of(1),
  nothing: new Uint8Array(0),
  '497 octets of JSON': utf8.encode(`{"name":"軌道 é","pad":"${'x'.repeat(497 - 31)}"}`),
  'a push without its tag': null,
  '64 zeros': new Uint8Array(64),
  '1500 octets': Uint8Array.from({ length: 1500 }, (_, index) => 31 * index + 7),
};
const CONTENT_NAMES = Object.keys(CONTENTS);
const LONGEST = CONTENT_NAMES.indexOf('1500 octets');
const PAYLOADS = Object.values(CONTENTS);

/** A push as it is hashed, that this vantage never sent. */
function untaggedPush(discriminator: number, sequence: number): Uint8Array {
  return encodeBfd(upPush(discriminator, ((sequence + 1000) % 2 ** 32) as BfdSequence));
}

const SETTING: readonly Domain<void>[] = [
  oneOf('vantage', VANTAGE_IDS.map(spellId)),
  numbers('epoch', [0, 1, 2, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1]),
  numbers('first counter', [0, 1, 2 ** 32 - 1, 2 ** 53 - 64]),
  numbers('first BFD sequence', [0, 1, 2 ** 31 - 1, 2 ** 32 - 1]),
  // The longest takes as much time as all others.
  { ...oneOf('content', CONTENT_NAMES), edges: [...CONTENT_NAMES.keys()].slice(0, LONGEST) },
];

/** What the values of the setting stand for; the simplest of each where there is none. */
function settingOf(values: readonly number[]): MacSetting {
  const [id = 0, epoch = 0, counter = 0, sequence = 0, content = 0] = values;
  // Some ids are there more than once: they have one session, so that a name says all that there is to a case.
  const discriminator = VANTAGE_IDS.indexOf(VANTAGE_IDS[id] as VantageId) + 1;
  const payload = PAYLOADS[content] ?? untaggedPush(discriminator, sequence);
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

/** Tick pairs of any vantage, epoch and content, and what becomes of them when somebody alters them (T-AUTH-INHERIT). */
export function alteredPackets(revision: Revision): MacScenario {
  return macScenario(revision, 7);
}

/** The same with insiders (T-AUTH-INHERIT/preserved), and what becomes of one path's octets on the other (/cross-path). */
export function anyPackets(revision: Revision): MacScenario {
  return macScenario(revision, 4);
}

function macScenario(revision: Revision, mostSteps: number): MacScenario {
  return {
    subject: 'mac-inheritance',
    streamVersion: 2,
    setting: SETTING,
    steps: MAC_STEPS,
    length: { min: 1, max: mostSteps },
    createWorld: () => new MacWorld(revision, SESSIONS, settingOf),
  };
}
