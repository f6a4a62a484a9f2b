import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BINDINGS } from '../../properties/catalogue.ts';
import { SHORT_DRAFT } from '../draft/short-draft.fixture.ts';
import { createFaultFinder, type NamedSchema } from '../input/schema-faults.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';
import { tryCli } from './cli.fixture.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'text-diff-'));
  writeFileSync(join(folder, 'old.txt'), SHORT_DRAFT);
});
afterAll(() => rmSync(folder, { recursive: true }));

const NONE = BINDINGS.slice(0, 0);

/** The texts before and after an edit compared, with a line more above it; no statement is searched. */
async function compared(edit: (text: string) => string) {
  writeFileSync(join(folder, 'new.txt'), `\n${edit(SHORT_DRAFT)}`);
  const { out } = await tryCli('diff old.txt new.txt --json diff.json', { folder, bindings: NONE });
  const written = JSON.parse(readFileSync(join(folder, 'diff.json'), 'utf8'));
  return { out: out.replaceAll(/\s+/g, ' '), written };
}

const schemaNamed = (name: string): NamedSchema =>
  JSON.parse(readFileSync(join(PACKAGE_ROOT, 'spec', 'schemas', `${name}.schema.json`), 'utf8'));

describe('diff of two texts names the lines of both', () => {
  test('of a value, and of the figures that it makes false', async () => {
    const { out, written } = await compared((text) => text.replaceAll('R_L = 4', 'R_L = 6'));
    expect(out).toContain('old.txt:43 -> new.txt:44: limit R_L: 4 (clause 3), now 6 (clause 3)');
    expect(out).toContain('old.txt:43 -> new.txt:44: flood-bound (clause 3): prints 9.89');
    const lines = { before: { file: 'old.txt', line: 43 }, after: { file: 'new.txt', line: 44 } };
    expect(written.changes).toContainEqual(expect.objectContaining({ name: 'R_L', lines }));
    expect(written.figures).toContainEqual(expect.objectContaining({ id: 'flood-bound', lines }));
    const others = ['counterexample', 'revision', 'result'].map(schemaNamed);
    expect(createFaultFinder(schemaNamed('diff'), others)(written)).toEqual([]);
  });

  test('of a formula', async () => {
    const { out } = await compared((text) => text.replace('<= R_L + F *', '<= R_L + 2 * F *'));
    expect(out).toContain('old.txt:37 -> new.txt:38: formula T-VDOS-1/bound: as printed, now');
  });

  test('of what is cited', async () => {
    const { out, written } = await compared((text) =>
      text.replace('   Two bodies', '   PROOF.\n   Step 1 (by H-HKDF-PS). Two bodies'),
    );
    expect(out).toContain('new.txt:58: 5 Step 1 cites H-HKDF-PS as well');
    expect(written.citations).toContainEqual({
      at: '5 Step 1',
      added: ['H-HKDF-PS'],
      gone: expect.any(Array),
      lines: { before: null, after: { file: 'new.txt', line: 58 } },
    });
  });

  test('and of what cannot be true beside it any more', async () => {
    const { out } = await compared((text) => text.replace('c_hmac = 2.10', 'c_hmac = 1.90'));
    expect(out).toMatch(
      /joint-scaling .*cannot be true beside joint-reference \(new\.txt:33\), joint-regime-c \(new\.txt:33\)/,
    );
  });
});

test('diff of a text with a revision as data names the line of the text', async () => {
  const over = { schema: 'mvps-verify/revision/1', extends: 'draft-00', name: 'over' };
  const rules = { 'path-c-limit': { take: 'limited', clause: '2' } };
  const limits = { B_F: { value: 9, clause: '6.1' } };
  writeFileSync(join(folder, 'over.json'), JSON.stringify({ ...over, rules, limits }));
  const { out } = await tryCli('diff old.txt over.json', { folder, bindings: NONE });
  expect(out).toContain('old.txt:63: limit B_F: 8 (clause 6.1), now 9 (clause 6.1)');
  expect(out).toMatch(/^rule path-c-limit: unlimited \(silent\), now limited \(clause 2\)$/m);
});
