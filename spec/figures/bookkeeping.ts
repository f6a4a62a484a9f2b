import Fraction from 'fraction.js';
import { computed, type DocumentName, type Figure, OUTSIDE } from './figure.ts';
import { exactly } from './printed.ts';

/** A printed count of things that the same document lists by name. */
function listed(
  document: DocumentName,
  clause: string,
  text: string,
  [digits, unit]: readonly [string, string],
  names: readonly string[],
  sentence: string,
): Figure {
  return {
    document,
    clause,
    text,
    printed: exactly(digits, unit),
    formula: computed(() => new Fraction(names.length)),
    sentence,
  };
}

const SECTION_8 = [
  'T-JCOST-1.A',
  'T-JCOST-1.B',
  'T-JCOST-1.C',
  'T-VDOS-1',
  'T-VDOS-NEG',
  'T-RC-1.A',
  'T-RC-1.B',
  'T-HKDF-PS',
  'T-COMP-SPLIT',
  'T-VOLINV',
  'T-AUTH-INHERIT',
  'T-NIC-SUFF',
];
const SECTION_0 = ['T-JCOST-1', 'T-VDOS-1', 'T-RC-1'];
const HEADED_THEOREM = [...SECTION_0, 'T-COMP-SPLIT'];

/** What the document says of its own parts: clauses 0, 1, 5 and 8, and the abstracts. */
export const BOOKKEEPING_FIGURES = {
  'validator-checks': listed(
    'proof',
    '8',
    '12/12 PASS',
    ['12', 'checks'],
    SECTION_8,
    'Clause 8 lists twelve; that all of them passed cannot be seen.',
  ),
  'three-theorems': listed(
    'proof',
    '0',
    'the three theorems',
    ['3', 'theorems'],
    SECTION_0,
    'The theorems that clause 0 lists.',
  ),
  'theorem-headings': listed(
    'proof',
    '2 to 5',
    'THEOREM, in the headings of four sections',
    ['4', 'theorems'],
    HEADED_THEOREM,
    'The heading of section 5 has T-COMP-SPLIT as a theorem, clause 0 as a corollary.',
  ),
  'two-corollaries': listed(
    'proof',
    '0',
    'the two derived corollaries',
    ['2', 'corollaries'],
    ['T-NIC-SUFF', 'T-COMP-SPLIT'],
    'The corollaries that clause 0 lists.',
  ),
  'two-inheritance-results': listed(
    'proof',
    '0',
    'the two inheritance results',
    ['2', 'results'],
    ['T-AUTH-INHERIT', 'T-VOLINV'],
    'The inheritance results that clause 0 lists.',
  ),
  'three-predicates': listed(
    'proof',
    '4',
    'all three predicates',
    ['3', 'predicates'],
    ['(a)', '(b)', '(c)'],
    'The predicates of Accept.',
  ),
  'theorems-of-abstract': listed(
    'draft',
    'abstract',
    'THREE theorems',
    ['3', 'theorems'],
    SECTION_0,
    'The theorems that the abstract says close the holes.',
  ),
  'composition-holes': listed(
    'draft',
    'abstract',
    'FIVE composition holes',
    ['5', 'holes'],
    [
      'cost rescaling',
      'double replay counter',
      'under-specified key derivation',
      'insider verification-DoS',
      'Byzantine-at-limit and split view',
    ],
    'The holes that the abstract lists.',
  ),
  'quorum-default': {
    document: 'proof',
    clause: '1.1',
    text: 'q, default 2',
    printed: exactly('2', 'cosignatures'),
    formula: OUTSIDE,
    sentence: 'A default that the draft takes over from CWT.',
  },
  'catalogue-theorems': {
    document: 'proof',
    clause: '1.3',
    text: 'T1..T9',
    printed: exactly('9', 'theorems'),
    formula: OUTSIDE,
    sentence: 'The v4.0 catalogue is not public.',
  },
  'cwt-validator-checks': {
    document: 'cwt',
    clause: 'opening',
    text: 'validator 12/12',
    printed: exactly('12', 'checks'),
    formula: OUTSIDE,
    sentence: 'The list of these twelve is not public.',
  },
  'companion-documents': {
    document: 'companions',
    clause: 'all of it',
    text: '13 I-Ds',
    printed: exactly('13', 'documents'),
    formula: OUTSIDE,
    sentence: 'How many drafts the family has.',
  },
} as const satisfies Readonly<Record<string, Figure>>;
