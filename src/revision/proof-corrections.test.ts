import { expect, test } from 'vitest';
import { loadRevision } from './load.ts';
import { proofCorrections } from './proof-corrections.ts';

const before = loadRevision('draft-00').proofs;
const after = loadRevision('draft-01-proposed').proofs;
if (before === null || after === null) throw new Error('a revision without proofs');

test('the lists of sources are corrected in words, section by section', () => {
  const corrections = proofCorrections('document/leaves-listed', before, after);
  expect(corrections).toContain(
    'Section 7: strike v4.0 Theorem 9, T-COAL-1, T-PARSE-1, L_DL, which no step cites.',
  );
  expect(corrections).toContain('Section 0: say that a proof may also end at hypotheses and definitions.');
});

test('claims, conditions, hypotheses, witnesses, cases and symbols each have theirs', () => {
  const all = (
    [
      [
        'document/claims-proved',
        'Section 5: of T-COMP-SPLIT, strike the claim that it is detected within one checkpoint window.',
      ],
      ['document/hypotheses-assumed', 'Section 2: for T-JCOST-1, assume H-DUAL-MODE as well.'],
      ['document/kinds-agree', 'Section 0: count T-COMP-SPLIT as a theorem.'],
      ['document/witnesses', 'Section 8: have T-JCOST-1.B check that JOINT is the sum of three paths.'],
      ['document/witness-cases', 'Section 4: add the case expired-wrapper, of Section 4 Step 4.'],
      ['document/symbols-introduced', 'Section 5: say what w stands for.'],
    ] as const
  ).map(([statement, sentence]) => [sentence, proofCorrections(statement, before, after)] as const);
  for (const [sentence, corrections] of all) expect(corrections).toContain(sentence);
});

test('nothing is corrected where nothing differs, or where no proof is concerned', () => {
  expect(proofCorrections('document/kinds-agree', after, after)).toEqual([]);
  expect(proofCorrections('T-RC-1.A', before, after)).toEqual([]);
});
