import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InputError } from '../input/input-error.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';
import { buildRevision } from './build.ts';
import type { RevisionDocument } from './document.ts';
import { checkDocument } from './load.ts';

const DRAFT = readFileSync(join(PACKAGE_ROOT, 'spec/revisions/draft-00.json'), 'utf8');

/** The faults of draft-00 with some of its text replaced; each text must be there. */
function faultsOf(from: string, to: string): readonly string[] {
  const text = JSON.stringify(JSON.parse(DRAFT));
  expect(text).toContain(from);
  try {
    checkDocument(JSON.parse(text.replace(from, to)), 'r.json');
  } catch (error) {
    if (error instanceof InputError) return error.faults;
    throw error;
  }
  return [];
}

describe('the proofs of a document', () => {
  it('are empty where a step or a result leaves something out', () => {
    const { proofs } = buildRevision(checkDocument(JSON.parse(DRAFT), 'r.json'));
    const result = proofs?.results['T-COMP-SPLIT'];
    expect([result?.defines, result?.qualifiers, result?.receipt]).toEqual([[], {}, null]);
    expect(result?.steps[1]).toEqual({
      at: '5 Step 2',
      hypotheses: ['H-DUAL-MODE'],
      sources: [],
      results: [],
      steps: ['5 Step 1'],
      definitions: [],
      for: {},
      qualifiers: [],
      concludes: [],
    });
  });

  it('may be left out', () => {
    const { proofs, ...rest } = JSON.parse(DRAFT) as RevisionDocument;
    expect(proofs).toBeDefined();
    expect(buildRevision(checkDocument(rest, 'r.json')).proofs).toBeNull();
  });

  it.each([
    [
      '"assumes":["H-RL"]',
      '"assumes":["H-R"]',
      '$.proofs.results.T-VDOS-1.assumes: found "H-R", expected H-RL',
    ],
    [
      '"hypotheses":["H-DDOS-INV.I1"]',
      '"hypotheses":["H-DDOS-INV.I4"]',
      '$.proofs.results.T-JCOST-1.steps[0].hypotheses: found "H-DDOS-INV.I4", expected H-DDOS-INV.I1',
    ],
    [
      '"steps":["3 Step 1"]',
      '"steps":["3 Step 9"]',
      '$.proofs.results.T-VDOS-1.steps[1].steps: found "3 Step 9", expected',
    ],
    [
      '"results":["T-NIC-SUFF"]',
      '"results":["T-NIC"]',
      '$.proofs.results.T-VOLINV.steps[0].results: found "T-NIC", expected',
    ],
    [
      '"definitions":["1.1","2"]',
      '"definitions":["1.1","77"]',
      '$.proofs.results.T-VOLINV.steps[0].definitions: found "77", expected',
    ],
    [
      '"for":{"T-SPLIT-1"',
      '"for":{"T-SPLIT"',
      '$.proofs.results.T-COMP-SPLIT.steps[0].for: found "T-SPLIT", expected T-SPLIT-1',
    ],
    [
      '"concludes":["unlimited"]',
      '"concludes":["limited"]',
      '$.proofs.results.T-VDOS-1.steps[4].concludes: found "limited", expected unlimited',
    ],
    [
      '"exercises":["4 Step 2"',
      '"exercises":["4 Step 8"',
      '$.proofs.results.T-RC-1.receipt.exercises: found "4 Step 8", expected',
    ],
    [
      '"at":"3 Step 2"',
      '"at":"3 Step 1"',
      '$.proofs.results: found the step "3 Step 1" again, expected each once',
    ],
    [
      '"corollary":["T-NIC-SUFF"',
      '"corollary":["T-NIC-SUFFICE"',
      '$.proofs.discipline.counted.corollary: found "T-NIC-SUFFICE", expected T-NIC-SUFF',
    ],
    [
      '"of":"H-HKDF-PS"',
      '"of":"T-HKDF-PS"',
      '$.proofs.validator.witnesses.T-HKDF-PS.of: found "T-HKDF-PS", expected H-HKDF-PS',
    ],
    [
      '"w":{"introduced":null',
      '"w":{"introduced":"99"',
      '$.proofs.symbols.w.introduced: found "99", expected',
    ],
    [
      '"admits":[]',
      '"admits":["theorems"]',
      '$.proofs.discipline.admits[0]: found "theorems", expected one of',
    ],
    ['"at":"2 Step 1",', '', '$.proofs.results.T-JCOST-1.steps[0].at: found nothing, expected a value'],
  ])('%s as %s is told with its place', (from, to, start) => {
    const [first] = faultsOf(from, to);
    expect(first?.slice(0, `r.json: ${start}`.length)).toBe(`r.json: ${start}`);
  });
});
