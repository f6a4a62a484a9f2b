import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type BookkeepingStatement, breachesOf } from '../../spec/document/bookkeeping.ts';
import { BOOKKEEPING } from '../../spec/document/statements.ts';
import type { Revision } from '../../spec/language/revision.ts';
import { loadRevision } from '../../src/revision/load.ts';
import { runChecks } from '../../src/search/run/run-checks.ts';
import { inThisThread } from '../../src/search/run/task.ts';
import type { Verdict } from '../../src/search/trial/verdict.ts';
import { PACKAGE_ROOT } from '../../src/sources/package-root.ts';
import { PROOF_MUTANTS } from './proof-mutants.ts';
import { proofStructure } from './statements.ts';

const DRAFT = loadRevision('draft-00');
const REPAIRED = loadRevision(join(PACKAGE_ROOT, 'spec/revisions/repairs/proof-structure.json'));

/** Where draft-00 breaks each statement: read off its text by hand. */
const BROKEN: Readonly<Record<string, readonly string[]>> = {
  'document/acyclic': [],
  'document/steps-terminate': [
    ...['2 Step 1', '2 Step 2', '2 Step 4', '2 Step 5'],
    ...['3 Step 1', '3 Step 2', '3 Step 3', '3 Step 4', '3 Step 5'],
    ...['4 Step 2', '4 Step 3', '4 Step 4', '6.1 Proof', '6.2 Proof'],
  ],
  'document/theorems-terminate': ['T-VDOS-1'],
  'document/leaves-listed': [
    '2 Step 1 ends at D-4 Theorem D3',
    '2 Step 2 ends at CWT 6.3',
    '2 Step 2 ends at Coh-BFD 4.1',
    '2 Step 5 ends at CWT 8.3',
    '4 Step 2 ends at CWT 9.1',
    '4 Step 2 ends at CWT issuer policy',
    '4 Step 3 ends at CWT 9',
    '4 Step 3 ends at Coh-BFD 12',
    '5 Step 3 ends at C2SP-TLOG-WITNESS',
    '5 Step 3 ends at DDoS-Resilience Theorem D2 Case 2',
    '6.1 Proof ends at D-4 Theorem D3',
    '6.2 Proof ends at D-4 Theorem D3',
  ],
  'document/lists-agree': ['D-4 Theorem D3 in section 7'],
  'document/sources-used': [
    ...['v4.0', 'T-COAL-1', 'T-PARSE-1', 'L_DL', 'RFC 5869', 'RFC 8032'].map(
      (name) => `${name} in section 0`,
    ),
    ...['v4.0 Theorem 9', 'T-COAL-1', 'T-PARSE-1', 'L_DL', 'RFC 5869', 'RFC 8032'].map(
      (name) => `${name} in section 7`,
    ),
  ],
  'document/cited-as-stated': [
    '6.2 Proof cites D-4 Theorem D3 for "PPS_t = N * (1000 / T_tick)"',
    '6.2 Proof cites T-NIC-SUFF for "PPS_t = N * (1000 / T_tick)"',
    '6.3 Proof cites T-AUTH-CWT-1 for "HMAC roundtrip"',
  ],
  'document/hypotheses-assumed': [
    '2 Step 5 uses H-DUAL-MODE',
    '4 Step 1 uses H-HKDF-PS',
    '6.2 Proof uses T-NIC-SUFF under H-DDOS-INV.I1',
    '6.2 Proof uses T-NIC-SUFF under H-RL',
  ],
  'document/hypotheses-used': [
    'T-JCOST-1 assumes H-DDOS-INV.I2',
    'T-JCOST-1 assumes H-DDOS-INV.I3',
    'T-JCOST-1 assumes H-CWT-TRUST',
    'T-COMP-SPLIT assumes H-CWT-TRUST.H-WIT',
    'H-V4 of section 1.3',
  ],
  'document/claims-proved': ['T-VDOS-1 claims sublinear', 'T-COMP-SPLIT claims window'],
  'document/qualifiers-stated': [
    'T-VDOS-1 claims bound by 3 Step 1',
    'T-VDOS-1 claims bound by 3 Step 2',
    'T-VDOS-1 claims slope by 3 Step 1',
    'T-COMP-SPLIT claims detected by 5 Step 1',
  ],
  'document/kinds-agree': ['T-COMP-SPLIT'],
  'document/corollaries-derive': ['T-NIC-SUFF', 'T-COMP-SPLIT'],
  'document/witnesses': ['a witness: T-HKDF-PS'],
  'document/witness-checks': [
    'T-JCOST-1.A checks "JOINT is monotone"',
    'T-JCOST-1.A checks "JOINT of Regime C is 150 % to 200 % of a core"',
    'T-JCOST-1.B checks "JOINT is the sum of two paths"',
    'T-JCOST-1.C checks "the HMACs of the abstract reference cost 0.21 % of a core"',
    'T-VDOS-NEG checks "without H-RL, F = 64 saturates"',
    'T-RC-1.A checks "Accept = (a) and (b)"',
    'T-RC-1.B checks "an epoch boundary is handled correctly"',
    'T-NIC-SUFF checks "NIC_PPS <= (R_L + 1) * PPS_t"',
  ],
  'document/witness-cases': ['T-RC-1 exercises 4 Step 4'],
  'document/symbols-introduced': ['f', 'w'],
  'document/symbols-used': ['M'],
};

async function search(statement: BookkeepingStatement, revision: Revision): Promise<Verdict> {
  const bindings = proofStructure.filter((each) => each.statement === statement);
  const executor = inThisThread(bindings, revision);
  const { verdicts } = await runChecks({ bindings, revision, seed: 1, cases: 1, executor, workers: 1 });
  return verdicts[0] as Verdict;
}

function statementNamed(id: string): BookkeepingStatement {
  return BOOKKEEPING.find((statement) => statement.id === id) as BookkeepingStatement;
}

describe.each(BOOKKEEPING.map((statement) => [statement.id, statement] as const))('%s', (id, statement) => {
  test('is broken in draft-00 exactly where its text says so', () => {
    expect(breachesOf(statement, DRAFT).map(({ place }) => place)).toEqual(BROKEN[id]);
  });

  test('is searched in every place of draft-00, in its order, up to the first breach', async () => {
    const verdict = await search(statement, DRAFT);
    const [first] = breachesOf(statement, DRAFT);
    const names = statement.placesOf(DRAFT).map(({ name }) => name);
    expect(verdict.verdict).toBe(first === undefined ? 'held' : 'refuted');
    expect(verdict.cases).toBe(first === undefined ? names.length : names.indexOf(first.place) + 1);
    const described = verdict.counterexamples.map(({ script }) => ({
      ...script.setting,
      breach: script.breach,
    }));
    expect(described).toEqual(first === undefined ? [] : [{ at: first.place, breach: first.breach }]);
  });

  test('holds in the repaired structure, every sort of place met', async () => {
    const verdict = await search(statement, REPAIRED);
    expect(breachesOf(statement, REPAIRED)).toEqual([]);
    expect(verdict.verdict).toBe('held');
    expect(verdict.cases).toBe(statement.placesOf(REPAIRED).length);
    for (const { count } of verdict.reached) expect(count).toBeGreaterThan(0);
  });

  test('names each place apart', () => {
    for (const revision of [DRAFT, REPAIRED]) {
      const names = statement.placesOf(revision).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('is starved by a revision that says nothing of its proofs', async () => {
    expect((await search(statement, { ...DRAFT, proofs: null })).verdict).toBe('starved');
  });

  test('catches a fault planted in the repaired structure', () => {
    expect(PROOF_MUTANTS.map(({ killedBy }) => killedBy)).toContain(id);
  });
});

describe.each(PROOF_MUTANTS)('$mutant', ({ killedBy, applyTo }) => {
  const statement = statementNamed(killedBy);
  const damaged = applyTo(REPAIRED);

  test(`is caught by ${killedBy}, wherever it is planted`, () => {
    expect(damaged.length).toBeGreaterThan(0);
    const unnoticed = damaged.filter(({ revision }) => breachesOf(statement, revision).length === 0);
    expect(unnoticed.map(({ where }) => where)).toEqual([]);
  });

  test('is found by the search', async () => {
    for (const { revision } of damaged.slice(0, 3)) {
      expect((await search(statement, revision)).verdict).toBe('refuted');
    }
  });
});

test('a breach names its place, its result and its clause', () => {
  const assumed = breachesOf(statementNamed('document/hypotheses-assumed'), DRAFT);
  expect(assumed.map(({ breach }) => breach)).toEqual([
    '2 Step 5 uses H-DUAL-MODE, which the statement of T-JCOST-1 (clause 2) does not assume',
    '4 Step 1 uses H-HKDF-PS, which the statement of T-RC-1 (clause 4) does not assume',
    '6.2 Proof uses T-NIC-SUFF, which assumes H-DDOS-INV.I1, which the statement of T-VOLINV (clause 6.2) does not assume',
    '6.2 Proof uses T-NIC-SUFF, which assumes H-RL, which the statement of T-VOLINV (clause 6.2) does not assume',
  ]);
});
