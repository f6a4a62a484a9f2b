import { type BookkeepingStatement, bookkeeping } from './bookkeeping.ts';
import {
  A_COROLLARY,
  CONCLUDES,
  claims,
  corollaries,
  countedResults,
  HEADED_AS_ONE,
  SUPPORTS,
  supportedClaims,
} from './proof-claims.ts';
import {
  CITES_A_RESULT,
  CITES_A_STEP,
  citations,
  citationsFor,
  citedSources,
  LISTED_FIRST,
  LISTED_LAST,
  listedAndUsed,
  listedInBoth,
  OF_A_RESULT,
  OF_A_SOURCE,
  OF_A_THEOREM,
  OF_ANOTHER_RESULT,
  resultEnds,
  stepEnds,
} from './proof-grounds.ts';
import {
  ASSUMED_BY_A_STATEMENT,
  ASSUMED_BY_WHAT_IS_CITED,
  assumedHypotheses,
  CITED_BY_A_STEP,
  OF_THE_DOCUMENT,
  usedHypotheses,
} from './proof-hypotheses.ts';
import { A_SYMBOL, introducedSymbols, usedSymbols } from './proof-symbols.ts';
import {
  A_CHECK,
  A_RECEIPT,
  A_RESULT,
  A_WITNESS,
  AN_EXERCISED_STEP,
  checks,
  exercisedSteps,
  witnesses,
} from './proof-witnesses.ts';

/**
 * What the document says of its own proofs, held against the proofs themselves as `proofs` of a revision has them. A
 * step rests on what it cites by name, and on what that rests on.
 */
export const BOOKKEEPING: readonly BookkeepingStatement[] = [
  bookkeeping({
    id: 'document/acyclic',
    clause: '7',
    sentence: 'No proof rests on itself: the chains are finite.',
    formula: 'a step s cites t => t does not rest on s',
    sorts: [CITES_A_STEP, CITES_A_RESULT],
    places: citations,
  }),
  bookkeeping({
    id: 'document/steps-terminate',
    clause: '0',
    sentence: 'Every proof step ends at a source in the list of section 0.',
    formula: 'every step rests on some x in the list of section 0',
    sorts: [OF_A_THEOREM, OF_ANOTHER_RESULT],
    places: stepEnds,
  }),
  bookkeeping({
    id: 'document/theorems-terminate',
    clause: '7',
    sentence: 'Every theorem of the document ends at a source in the list of section 7.',
    formula: 'every result has a step that rests on some x in the list of section 7',
    sorts: [OF_A_THEOREM, OF_ANOTHER_RESULT],
    places: resultEnds,
  }),
  bookkeeping({
    id: 'document/leaves-listed',
    clause: '0',
    sentence: 'Every source that a proof step cites is in the list of section 0 and in that of section 7.',
    formula: 'a step cites a source x => x in the list of section 0 and x in the list of section 7',
    sorts: [OF_A_THEOREM, OF_ANOTHER_RESULT],
    places: citedSources,
  }),
  bookkeeping({
    id: 'document/lists-agree',
    clause: '7',
    sentence: 'Sections 0 and 7 list the same sources.',
    formula: 'x in the list of section 0 <=> x in the list of section 7, as a whole or in part',
    sorts: [LISTED_FIRST, LISTED_LAST],
    places: listedInBoth,
  }),
  bookkeeping({
    id: 'document/sources-used',
    clause: '7',
    sentence: 'The document is composed over what sections 0 and 7 list: some step cites each of it.',
    formula: 'x in the list of section 0 or 7 => some step cites x',
    sorts: [LISTED_FIRST, LISTED_LAST],
    places: listedAndUsed,
  }),
  bookkeeping({
    id: 'document/cited-as-stated',
    clause: '7',
    sentence:
      'A source is cited for what section 7 lists it for, and a result for what its statement claims.',
    formula: 'a step cites x for y => y is what the document has x state',
    sorts: [OF_A_SOURCE, OF_A_RESULT],
    places: citationsFor,
  }),
  bookkeeping({
    id: 'document/hypotheses-assumed',
    clause: '1.3',
    sentence:
      'What a proof uses of the hypotheses its statement assumes, and so does whoever cites its result.',
    formula: 'a step of T uses H, or cites what assumes H => T assumes H',
    sorts: [CITED_BY_A_STEP, ASSUMED_BY_WHAT_IS_CITED],
    places: usedHypotheses,
  }),
  bookkeeping({
    id: 'document/hypotheses-used',
    clause: '1.3',
    sentence:
      'Every hypothesis that a statement assumes is used in its proof, and every one of section 1 in some proof.',
    formula: 'T assumes H => a step of T uses H; H in section 1.3 or 1.4 => some step uses H',
    sorts: [ASSUMED_BY_A_STATEMENT, OF_THE_DOCUMENT],
    places: assumedHypotheses,
  }),
  bookkeeping({
    id: 'document/claims-proved',
    clause: '0',
    sentence: 'The proofs are full: some step concludes each claim of a statement.',
    formula: 'T claims c => a step of T concludes c',
    sorts: [OF_A_THEOREM, OF_ANOTHER_RESULT],
    places: claims,
  }),
  bookkeeping({
    id: 'document/qualifiers-stated',
    clause: '0',
    sentence:
      'A claim has every condition and every probability under which the steps that it rests on are shown.',
    formula: 'a claim c of T rests on a step s of T => the qualifiers of s are among those of c',
    sorts: [CONCLUDES, SUPPORTS],
    places: supportedClaims,
  }),
  bookkeeping({
    id: 'document/kinds-agree',
    clause: '0',
    sentence: 'Section 0 counts each result as what the heading above it calls it.',
    formula: 'section 0 counts T as one k, and k is among the kinds of its heading',
    sorts: [HEADED_AS_ONE],
    places: countedResults,
  }),
  bookkeeping({
    id: 'document/corollaries-derive',
    clause: '0',
    sentence: 'A derived corollary is derived from a theorem of the document.',
    formula: 'section 0 counts T as a corollary => T rests on a theorem of the document',
    sorts: [A_COROLLARY],
    places: corollaries,
  }),
  bookkeeping({
    id: 'document/witnesses',
    clause: '8',
    sentence:
      'Every theorem has a witness in section 8, which has no others, and proofs name those of section 8 only.',
    formula: 'results <=> what section 8 has witnesses of; witnesses named beside a proof => in section 8',
    sorts: [A_RESULT, A_WITNESS, A_RECEIPT],
    places: witnesses,
  }),
  bookkeeping({
    id: 'document/witness-checks',
    clause: '8',
    sentence: 'What section 8 has a witness check is what the statement of its theorem says.',
    formula: 'a witness of T checks c => T claims or defines c',
    sorts: [A_CHECK],
    places: checks,
  }),
  bookkeeping({
    id: 'document/witness-cases',
    clause: '4',
    sentence: 'Of every proof step that witnesses are said to exercise, a case is said to pass.',
    formula: 'the witnesses of T exercise a step s => a passing case is of s',
    sorts: [AN_EXERCISED_STEP],
    places: exercisedSteps,
  }),
  bookkeeping({
    id: 'document/symbols-introduced',
    clause: '1.1',
    sentence: 'Every symbol that a formula uses for a number is introduced.',
    formula: 'a symbol is used => some section says what it stands for',
    sorts: [A_SYMBOL],
    places: usedSymbols,
  }),
  bookkeeping({
    id: 'document/symbols-used',
    clause: '1.1',
    sentence: 'Every symbol that is introduced for a number is used.',
    formula: 'a symbol is introduced => some section uses it',
    sorts: [A_SYMBOL],
    places: introducedSymbols,
  }),
];
