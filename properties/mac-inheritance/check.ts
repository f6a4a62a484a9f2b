import { alteredPackets } from '../../generators/mac-inheritance/scenario.ts';
import type { MacWorld } from '../../generators/mac-inheritance/world.ts';
import {
  MAC_INHERITANCE,
  type MacObservation,
  type Path,
  type Verification,
} from '../../spec/mac-inheritance/check.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { OCTETS } from '../../spec/rules/parties.ts';
import type { Binding, Reach } from '../../src/search/trial/binding.ts';
import { BFD_LAYOUT } from '../../src/wire/bfd.ts';
import { cwtLayout } from '../../src/wire/cwt.ts';

const SNAPSHOT_FIELDS = cwtLayout(0, 0).map(({ name }) => name);
const PUSH_FIELDS = BFD_LAYOUT.map(({ name }) => name);

/** T-AUTH-INHERIT: on real octets only. What an ideal tag makes true by definition says nothing here. */
export const macInheritance: Binding<MacWorld, MacObservation> = {
  statement: MAC_INHERITANCE,
  scenario: alteredPackets,
  level: 'noble',
  reads: OCTETS,
  grants: ['tamper', 'cross-paths'],
  isRelevant: ({ count }) => count > 0,
  reach: [
    kind('a snapshot as sent', 900, (one) => one.path === 'A' && one.altered === null),
    kind('a push as sent', 900, (one) => one.path === 'B' && one.altered === null),
    kind('a snapshot under K_BFD_auth', 900, (one) => one.path === 'A' && one.key === 'K_BFD_auth'),
    kind('a push under K_v_epoch', 900, (one) => one.path === 'B' && one.key === 'K_v_epoch'),
    kind('tags exchanged', 100, (one) => one.altered?.what === 'tag of the other path'),
    kind('octets cut off', 100, (one) => one.altered?.what === 'octets cut off'),
    kind('octets added', 100, (one) => one.altered?.what === 'octets added'),
    kind(
      'altered, and read without fault',
      300,
      (one) => one.altered !== null && one.outcome === 'wrong tag',
    ),
    kind('altered, and malformed', 300, (one) => one.altered !== null && one.outcome === 'malformed'),
    kind('altered to name another vantage', 5, (one) => one.outcome === 'unknown vantage'),
    ...SNAPSHOT_FIELDS.map((field) => bothEnds('A', field, 20)),
    ...PUSH_FIELDS.map((field) => bothEnds('B', field, 10)),
  ],
  catches: [
    wrong('tag-comparison', 'all-but-last'),
    wrong('cwt-mac-coverage', 'all-but-expiry'),
    wrong('bfd-mac-coverage', 'mandatory-section'),
    wrong('info-purpose', 'omitted'),
  ],
};

/** Cases in which some verification is of this kind. */
function kind(name: string, perMille: number, is: (one: Verification) => boolean): Reach<MacObservation> {
  return {
    name,
    perMille,
    when({ count, verifications }) {
      for (let index = 0; index < count; index++) if (is(verifications[index] as Verification)) return true;
      return false;
    },
  };
}

/** Cases in which the first bit of a field was flipped, and its last. */
function bothEnds(path: Path, field: string, perMille: number): Reach<MacObservation> {
  return {
    name: `path ${path}: first and last bit of ${field} flipped`,
    perMille,
    when({ count, verifications }) {
      let first = false;
      let last = false;
      for (let index = 0; index < count; index++) {
        const { altered } = verifications[index] as Verification;
        if (altered === null || altered.field !== field) continue;
        first ||= altered.isFirstBit;
        last ||= altered.isLastBit;
      }
      return first && last;
    },
  };
}
