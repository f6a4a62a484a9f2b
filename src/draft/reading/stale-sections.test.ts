import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkDraft } from '../check-draft.ts';
import { SHORT_DRAFT } from '../short-draft.fixture.ts';
import { sectionDigest } from '../text/digest.ts';
import type { Draft } from '../text/draft.ts';
import { readPlainText } from '../text/plain-text.ts';
import { loadReading, type Reading } from './reading.ts';
import { loadReviewed, recordReviewed } from './reviewed.ts';
import type { Reviewed } from './stale-sections.ts';

const read = (text: string): Draft => readPlainText(text, 'draft.txt');
/** As if rules and statements had been read from the short draft. */
const READING: Reading = {
  ...loadReading('draft-00'),
  sections: Object.fromEntries(
    read(SHORT_DRAFT).sections.map((section) => [section.number, sectionDigest(section)]),
  ),
};
const staleIn = (text: string, reviewed: Reviewed = {}): readonly string[] =>
  checkDraft(read(text), READING, 1, reviewed)
    .diagnostics.filter(({ rule }) => rule === 'reading/stale')
    .map(({ message }) => message);

const STRICTER = SHORT_DRAFT.replace(
  'bfd_seq > last_bfd_seq[vantage] and',
  'bfd_seq >= last_bfd_seq[vantage] and',
);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reviewed-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a section that changed', () => {
  test('is named with how much was read from it', () => {
    expect(staleIn(STRICTER)).toEqual(['section 4 changed: 12 rules and 12 statements were read from it']);
  });

  test('is not one whose numbers changed alone, or how its lines are filled', () => {
    expect(staleIn(SHORT_DRAFT.replaceAll('R_L = 4', 'R_L = 6'))).toEqual([]);
    expect(staleIn(SHORT_DRAFT.replaceAll('\n   ', '\n      '))).toEqual([]);
  });

  test('is not named any more once it was read again, until it changes once more', () => {
    const file = join(folder, 'draft.txt.reviewed.json');
    recordReviewed(read(STRICTER), ['4'], { file, of: 'draft-00', before: {} });
    const reviewed = loadReviewed(file, file);
    expect(staleIn(STRICTER, reviewed)).toEqual([]);
    expect(staleIn(STRICTER.replace('All three', 'Each of the three'), reviewed)).toHaveLength(1);
  });
});

test('a section that is not there is not recorded', () => {
  const at = { file: join(folder, 'none.json'), of: 'draft-00', before: {} };
  expect(() => recordReviewed(read(SHORT_DRAFT), ['4', '44'], at)).toThrow(/found no section 44/);
  expect(() => readFileSync(at.file)).toThrow(/ENOENT/);
});

test('a record that is wrong is refused at its place', () => {
  const file = join(folder, 'wrong.json');
  writeFileSync(
    file,
    JSON.stringify({ schema: 'mvps-verify/reviewed/1', of: 'draft-00', sections: { 4: 'x' } }),
  );
  expect(() => loadReviewed(file, 'wrong.json')).toThrow(/^wrong\.json: .*sections.*found "x"/);
});
