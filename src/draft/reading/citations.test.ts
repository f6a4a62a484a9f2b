import { describe, expect, test } from 'vitest';
import { load } from '../../revision/load.ts';
import { readPlainText } from '../text/plain-text.ts';
import { citingParts } from './citations.ts';
import { withCitations } from './cited-proofs.ts';
import { loadReading } from './reading.ts';

const { document } = load('draft-00');
const READING = loadReading('draft-00');

/** Section 4, which assumes and cites what is given; the sections before it are empty. */
const proofOf = (assumed: string, ...steps: readonly string[]) =>
  readPlainText(
    [
      ...['0', '1', '2', '3'].map((number) => `${number}. BEFORE\n`),
      `4. THEOREM T-RC-1 STATEMENT. Under ${assumed}. PROOF.`,
      ...steps.map((step, index) => `Step ${index + 1} (${step}).`),
      'QED. H-RL and RFC 9999 are not cited here.',
    ].join('\n'),
    'draft.txt',
  );
const AS_READ = [
  'by H-BFD-AUTH and H-CWT-TRUST, with H-HKDF-PS and RFC 2104',
  'CWT 9.1, and CWT issuer policy',
  'Coh-BFD 12 against CWT 9',
  'nothing',
  'nothing',
] as const;

describe('what a proof cites', () => {
  test('is found by names, a step at a time', () => {
    const parts = citingParts(proofOf('H-CWT-TRUST + H-BFD-AUTH', ...AS_READ));
    expect(parts.map(({ at, cites }) => [at, cites])).toEqual([
      ['4 Statement', ['H-BFD-AUTH', 'H-CWT-TRUST']],
      ['4 Step 1', ['H-BFD-AUTH', 'H-CWT-TRUST', 'H-HKDF-PS', 'RFC 2104']],
      ['4 Step 2', ['CWT 9.1', 'CWT issuer policy']],
      ['4 Step 3', ['Coh-BFD 12', 'CWT 9']],
      ['4 Step 4', []],
      ['4 Step 5', []],
    ]);
    expect(parts[1]?.place).toEqual({ line: 10, column: 1, length: 24 });
  });

  test('has names of theorems of other documents', () => {
    const [, step] = citingParts(
      proofOf('H-RL', 'Theorem D3 of D-4; DDoS-Resilience Theorem D2 Case 2; T-SPLIT-1'),
    );
    expect(step?.cites).toEqual(['D-4 Theorem D3', 'DDoS-Resilience Theorem D2 Case 2', 'T-SPLIT-1']);
  });
});

describe('the proofs of a revision', () => {
  const cited = (assumed: string, ...steps: readonly string[]) =>
    withCitations(document, citingParts(proofOf(assumed, ...steps)), READING);

  test('are those of the data where the text cites as it did', () => {
    const { document: same, diagnostics } = cited('H-CWT-TRUST + H-BFD-AUTH', ...AS_READ);
    expect(same).toEqual(document);
    expect(diagnostics).toEqual([]);
  });

  test('follow what is added and what is taken away', () => {
    const [one, , ...others] = AS_READ;
    const { document: edited, diagnostics } = cited(
      'H-CWT-TRUST + H-BFD-AUTH + H-HKDF-PS',
      one.replace('H-HKDF-PS and RFC 2104', 'RFC 2104'),
      'CWT 9.1, RFC 8032',
      ...others,
    );
    const result = edited.proofs?.results['T-RC-1'];
    expect(result?.assumes).toEqual(['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS']);
    expect(result?.steps[0]?.hypotheses).toEqual(['H-BFD-AUTH', 'H-CWT-TRUST']);
    expect(result?.steps[1]?.sources).toEqual(['CWT 9.1', 'RFC 8032']);
    expect(diagnostics.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '9 4 Statement cites H-HKDF-PS as well',
      '10 4 Step 1 no longer cites H-HKDF-PS',
      '11 4 Step 2 cites RFC 8032 as well and no longer cites CWT issuer policy',
    ]);
  });

  test('do not follow a hypothesis that nobody knows, which is told', () => {
    const { document: edited, diagnostics } = cited('H-CWT-TRUST + H-BFD-AUTH + H-NEW', ...AS_READ);
    expect(edited.proofs?.results['T-RC-1']?.assumes).toEqual(['H-CWT-TRUST', 'H-BFD-AUTH']);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['citation/changed', 'citation/unknown']);
  });
});
