import { type Law, law } from '../language/law.ts';
import { imported } from '../language/origin.ts';
import { condition, every } from '../language/quantifiers.ts';
import { statement } from '../language/statement.ts';
import { type MacObservation, type Path, VERIFICATIONS, type Verification } from './check.ts';

/** A parser takes what is well formed, and nothing else; what it makes of it is another law. */
function takes(name: string, of: Path, formula: string): Law<MacObservation> {
  return law(
    name,
    formula,
    every(
      VERIFICATIONS,
      condition<Verification>({
        given: ({ path }) => path === of,
        holds: ({ wellFormed, outcome }) => wellFormed === (outcome !== 'malformed'),
        expected: ({ wellFormed }) => (wellFormed ? 'it taken for a packet' : 'malformed'),
        found: ({ outcome }) => (outcome === 'malformed' ? 'malformed' : 'it taken for a packet'),
      }),
    ),
  );
}

/**
 * T-PARSE-1 of CWT, which clause 7 imports as parser bounds. Its text is not public; what is judged is what the name can
 * mean for the octets of both paths.
 */
export const PARSER_BOUNDS = statement<MacObservation>({
  id: 'T-PARSE-1/well-formed',
  clause: '7',
  origin: imported(
    'T-PARSE-1 of CWT',
    'parser bounds',
    'its text is not public: what it can mean for the octets of both paths',
  ),
  sentence:
    'Every octet string is taken for a packet of its path if it is one from its first octet to its last, and is refused as malformed otherwise; a push is one where its header gives none of the reasons of RFC 5880 section 6.8.6 to discard it, before session and tag are looked at.',
  hypotheses: [],
  laws: [
    takes(
      'snapshots',
      'A',
      'a parser takes octets for a snapshot <=> their lengths add up, their integers are below 2^53 and their id is text',
    ),
    takes(
      'pushes',
      'B',
      'a parser takes octets for a push <=> their header gives no reason to discard them and nothing is behind their tag',
    ),
  ],
});
