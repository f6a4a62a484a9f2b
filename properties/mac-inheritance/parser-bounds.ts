import { anyPackets } from '../../generators/mac-inheritance/scenario.ts';
import type { MacWorld } from '../../generators/mac-inheritance/world.ts';
import type { MacObservation, Path, Verification } from '../../spec/mac-inheritance/check.ts';
import { PARSER_BOUNDS } from '../../spec/mac-inheritance/parser-bounds.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { OCTETS } from '../../spec/rules/parties.ts';
import type { Binding, Reach } from '../../src/search/trial/binding.ts';

/** T-PARSE-1: on real octets only. */
export const parserBounds: Binding<MacWorld, MacObservation> = {
  statement: PARSER_BOUNDS,
  scenario: anyPackets,
  level: 'noble',
  reads: OCTETS,
  grants: ['tamper', 'cross-paths', 'use-held-key'],
  silence: 'open',
  isRelevant: ({ count }) => count > 0,
  reach: [
    altered('a snapshot that is altered and well formed', 'A', true, 100),
    altered('a snapshot that is altered and malformed', 'A', false, 100),
    altered('a push that is altered and well formed', 'B', true, 100),
    altered('a push that is altered and malformed', 'B', false, 50),
  ],
  catches: [
    wrong('packet-octets', 'trailing-octets'),
    wrong('packet-octets', 'missing-octets'),
    wrong('packet-octets', 'multipoint'),
  ],
};

function altered(name: string, path: Path, wellFormed: boolean, perMille: number): Reach<MacObservation> {
  return {
    name,
    perMille,
    when({ count, verifications }) {
      for (let index = 0; index < count; index++) {
        const one = verifications[index] as Verification;
        if (one.path !== path || one.altered === null) continue;
        if (one.wellFormed === wellFormed) return true;
      }
      return false;
    },
  };
}
