import { law } from '../language/law.ts';
import { implied, printed } from '../language/origin.ts';
import { condition, every } from '../language/quantifiers.ts';
import { statement } from '../language/statement.ts';
import {
  type Alteration,
  type MacObservation,
  ROUND_TRIP_LAWS,
  VERIFICATIONS,
  type Verification,
} from './check.ts';

/** What is done with octets of one path on the other. */
const ACROSS_PATHS: readonly Alteration['what'][] = [
  'tag of the other path',
  'sent on the other path',
  'built around what the other path tagged',
];

/** Whether octets were taken from one path to the other. */
export function isAcrossPaths({ what }: Alteration): boolean {
  return ACROSS_PATHS.includes(what);
}

/** Section 6.3 as it is printed, over every vantage, epoch and content. */
export const PRESERVED_ROUND_TRIP = statement<MacObservation>({
  id: 'T-AUTH-INHERIT/preserved',
  clause: '6.3',
  origin: printed('6.3', 'preserved verbatim on Path A', 'with its round trip, and Neither can substitute'),
  sentence:
    'Composed with the BFD path, every packet of every vantage and epoch is authentic under the key of its path and comes out as it went in, whatever it holds; nothing else is authentic, and neither key substitutes for the other.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  laws: ROUND_TRIP_LAWS,
});

/** What stands behind the proof of section 6.3: the verifier of one path has no use for what the other tagged. */
export const SEPARATE_PATHS = statement<MacObservation>({
  id: 'T-AUTH-INHERIT/cross-path',
  clause: '6.3',
  origin: implied(
    '6.3',
    'Neither can substitute for the other',
    'tags of one path that verify on the other would',
  ),
  sentence:
    'What is authentic on one path is not authentic on the other, and no tag of one path makes any octets authentic on the other.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  laws: [
    law(
      'no tag crosses paths',
      'verify_A(octets) and verify_B(octets) for no octets; tag_A(m) = tag_B(m2) for no m, m2',
      every(
        VERIFICATIONS,
        condition<Verification>({
          given: ({ altered }) => altered !== null && isAcrossPaths(altered),
          holds: ({ outcome }) => outcome !== 'authentic',
          expected: 'a refusal',
          found: 'it authentic',
        }),
      ),
    ),
  ],
});
