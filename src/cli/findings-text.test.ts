import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BINDINGS } from '../../properties/catalogue.ts';
import { loadDraft } from '../draft/reading/load-any.ts';
import { SHORT_DRAFT } from '../draft/short-draft.fixture.ts';
import { SHORT_MARKDOWN, SHORT_XML } from '../draft/text/other-forms.fixture.ts';
import { withLines } from '../report/findings/cause-places.ts';
import type { Findings } from '../report/findings/findings.ts';
import { readFindings } from '../report/stored/counterexample.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';
import { tryCli } from './cli.fixture.ts';

const EVIDENCE = join(PACKAGE_ROOT, 'evidence');
const COMMITTED = readFindings(join(EVIDENCE, 'findings', 'draft-00.json'), 'draft-00.json');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'findings-'));
  writeFileSync(join(folder, 'draft.txt'), SHORT_DRAFT);
  writeFileSync(join(folder, 'draft.md'), SHORT_MARKDOWN);
  writeFileSync(join(folder, 'draft.xml'), SHORT_XML);
});
afterAll(() => rmSync(folder, { recursive: true }));

const cli = (line: string) =>
  tryCli(line, { folder, bindings: BINDINGS, evidence: { read: [EVIDENCE], write: folder } });

/** The lines of the section of a root cause, up to the next one. */
function sectionOf(report: string, id: string): string {
  return report.slice(report.indexOf(`### ${id}.`)).split('\n### ')[0] ?? '';
}

/** A place of a root cause by what it is about. */
function placeIn({ causes }: Findings, id: string, change: string) {
  const cause = causes.find((each) => each.id === id);
  return cause?.places?.find((each) => each.change === change);
}

describe('findings --text, of a text that says what was searched', () => {
  test('searches nothing, and names the line of a value and of a claim', async () => {
    const { code, out, err } = await cli('findings --text draft.txt');
    expect([code, err]).toEqual([0, 'from evidence/findings/draft-00.json; --search makes it again\n']);
    expect(out).toContain('Lines are those of draft.txt.');
    expect(sectionOf(out, 'C-40')).toContain(
      [
        '- **Where.**',
        '  - draft.txt:45:28: figure flood-receipt',
        '  - draft.txt:45:4: claim T-VDOS-1/receipt',
      ].join('\n'),
    );
    expect(out).toMatch(/^\| \[C-40\].* \| section 3, draft\.txt:45 \|/m);
  });

  test('names the heading where no sentence is known, and says so', async () => {
    const { out } = await cli('findings --text draft.txt');
    expect(sectionOf(out, 'C-18')).toContain(
      'draft.txt:26:1 (heading of section 2; its sentence is not known): what becomes of bundles',
    );
  });

  test.each(['draft.txt', 'draft.md', 'draft.xml'])(
    'writes the places in %s as its schema says',
    async (file) => {
      await cli(`findings --text ${file} --json findings.json --out findings.md`);
      const written = readFindings(join(folder, 'findings.json'), 'findings.json');
      expect(written.text?.file).toBe(file);
      const lines = readFileSync(join(folder, file), 'utf8').split('\n');
      const place = placeIn(written, 'C-40', 'flood-receipt');
      expect(place).toMatchObject({ at: 'sentence', length: 4 });
      expect((lines[(place?.line ?? 0) - 1] ?? '').slice((place?.column ?? 0) - 1)).toMatch(/^10\.0x/);
      const heading = placeIn(written, 'C-18', 'path-c-limit');
      expect(heading?.at).toBe('heading');
      expect(lines[(heading?.line ?? 0) - 1]).toContain('THEOREM T-JCOST-1');
    },
  );

  test('names the line of a repair that stands in the text', async () => {
    await cli('findings --text draft.txt --patch one.patch');
    const patch = readFileSync(join(folder, 'one.patch'), 'utf8');
    const [, sentence = ''] = /^\+ {3}(The broker MUST refuse a snapshot[^\n]*\n\+[^\n]*)/m.exec(patch) ?? [];
    const mended = SHORT_DRAFT.replace('\n5. THEOREM', `\n   ${sentence.replace('\n+', '\n')}\n\n5. THEOREM`);
    writeFileSync(join(folder, 'mended.txt'), mended);
    const { out } = await cli('findings --text mended.txt');
    expect(sectionOf(out, 'C-02')).toContain(
      'mended.txt:54:4 (the repair stands there): whether a snapshot of an epoch below the newest accepted one passes',
    );
    expect(out).toMatch(/Of mended\.txt, sections? [\d., and]+ changed since rules and statements were read/);
  });

  test('explain does so for one root cause', async () => {
    const { code, out } = await cli('explain C-40 --text draft.txt');
    expect(code).toBe(0);
    expect(out).toContain('  where    draft.txt:45:28: figure flood-receipt\n');
    expect((await cli('explain C-40')).out).not.toContain('  where ');
    expect((await cli('explain C-40 --text draft.txt --revision draft-00')).code).toBe(2);
  });

  test('beside a patch, the report is written only where it is asked for', async () => {
    const alone = await cli('findings --text draft.txt --patch one.patch');
    expect(alone.out).not.toContain('# Findings');
    const both = await cli('findings --text draft.txt --patch one.patch --out both.md');
    expect(both.out).not.toContain('# Findings');
    expect(readFileSync(join(folder, 'both.md'), 'utf8')).toContain('# Findings on draft-00');
  });
});

test('a text that gives another revision is searched, since nothing is kept of it', async () => {
  writeFileSync(join(folder, 'six.txt'), SHORT_DRAFT.replaceAll('R_L = 4', 'R_L = 6'));
  const { code, out, err } = await cli(
    'findings --text six.txt --check T-COMP-SPLIT/quorum-bound --cases 256 --workers 1',
  );
  expect(code).toBe(0);
  expect(err).toContain(
    'six.txt gives another revision than draft-00, of which nothing is kept: it is searched\n',
  );
  expect(out).toContain('# Findings on six.txt');
  expect(out).toMatch(/six\.txt:\d+:\d+ /);
});

/** The text is not ours to carry along: MVPS_DRAFT names the file that holds it. */
const file = process.env.MVPS_DRAFT ?? '';

for (const document of existsSync(file) ? [file] : []) {
  test('of the source document, every root cause names its sentences', () => {
    const { causes } = withLines(COMMITTED, loadDraft(document, document), {});
    const places = causes.flatMap(({ id, places: these = [] }) => these.map(({ at }) => ({ id, at })));
    expect([...new Set(places.map(({ id }) => id))]).toEqual(COMMITTED.causes.map(({ id }) => id));
    expect(places.filter(({ at }) => at !== 'sentence')).toEqual([]);
  });
}
