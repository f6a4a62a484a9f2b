import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BINDINGS } from '../../../properties/catalogue.ts';
import { loadAny } from '../../draft/reading/load-any.ts';
import { SHORT_DRAFT } from '../../draft/short-draft.fixture.ts';
import { PACKAGE_ROOT } from '../../sources/package-root.ts';
import { tryCli } from '../cli.fixture.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { affectedBy, type ChangedOptions } from './affected.ts';

let folder: string;
const git = (...args: readonly string[]): void => {
  const who = ['-c', 'user.name=t', '-c', 'user.email=t@example.org'];
  execFileSync('git', [...who, ...args], { cwd: folder, stdio: 'ignore' });
};
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const overlay = (changes: object): string =>
  JSON.stringify({
    schema: 'mvps-verify/revision/1',
    extends: 'draft.txt',
    name: 'own',
    clauses: ['9'],
    ...changes,
  });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'affected-'));
  git('init', '-q');
  mkdirSync(join(folder, 'notes'));
});
beforeEach(() => {
  write('draft.txt', SHORT_DRAFT);
  write('own.json', overlay({}));
  write('notes/readme.txt', 'hello');
  git('add', '.');
  git('commit', '-qm', 'state', '--allow-empty');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The ids of the statements that are run, of all that there are. */
function affected(options: Partial<ChangedOptions>): readonly string[] {
  const given = { revision: 'own.json', ...options };
  const context = {
    folder,
    evidence: { read: [join(PACKAGE_ROOT, 'evidence')] },
  } as unknown as CommandContext;
  const loaded = loadAny(given.revision, folder);
  const { bindings } = affectedBy(given, { bindings: BINDINGS, loaded, corpus: null }, context);
  return bindings.map(({ statement }) => statement.id);
}
const subjectsOf = (ids: readonly string[]): readonly string[] =>
  [
    ...new Set(
      BINDINGS.filter(({ statement }) => ids.includes(statement.id)).map(
        (each) => each.scenario(loadAny('draft-00', folder).revision).subject,
      ),
    ),
  ].sort();

describe('--since', () => {
  test('runs nothing where nothing or only something else was changed', () => {
    expect(affected({ since: 'HEAD' })).toEqual([]);
    write('notes/readme.txt', 'other');
    write('notes/new.json', '{}');
    expect(affected({ since: 'HEAD' })).toEqual([]);
  });

  test('runs what reads a value that was changed, in the revision or in the text that it extends', () => {
    write('own.json', overlay({ limits: { R_L: { value: 6, clause: '9' } } }));
    const byOverlay = affected({ since: 'HEAD' });
    expect(byOverlay).toContain('T-VDOS-1/bound');
    expect(byOverlay).not.toContain('T-COMP-SPLIT');
    write('own.json', overlay({}));
    write('draft.txt', SHORT_DRAFT.replaceAll(/R_L = 4\b/g, 'R_L = 6'));
    expect(affected({ since: 'HEAD' })).toEqual(expect.arrayContaining([...byOverlay]));
  });

  test('runs what reads a rule that was changed, and everything of a revision that is new', () => {
    write('own.json', overlay({ rules: { 'state-durability': { take: 'durable', clause: '9' } } }));
    const ids = affected({ since: 'HEAD' });
    expect(ids).toContain('T-RC-1/rejects-replays');
    expect(subjectsOf(ids)).not.toContain('document');
    write('new.json', overlay({}));
    expect(affected({ since: 'HEAD', revision: 'new.json' })).toHaveLength(BINDINGS.length);
    rmSync(join(folder, 'new.json'));
  });

  test('refuses what is no commit, and a folder without a repository', async () => {
    const run = (line: string, at = folder) => tryCli(`verify ${line}`, { folder: at, bindings: BINDINGS });
    for (const since of ['nope', '--help', 'HEAD:own.json'])
      expect((await run(`--since ${since}`)).err).toMatch(/--since.*expected a commit|--since <commit>/);
    const bare = mkdtempSync(join(tmpdir(), 'no-git-'));
    const { code, err } = await run('--since HEAD', bare);
    expect([code, err]).toEqual([2, expect.stringContaining('found no git repository')]);
    rmSync(bare, { recursive: true });
  });
});

describe('--changed', () => {
  const inPackage = (path: string): readonly string[] => [join(PACKAGE_ROOT, path)];

  test.each([
    ['spec/document/statements.ts', ['document']],
    ['generators/split-view/scenario.ts', ['split-view']],
    ['src/protocol/witness/witness.ts', ['split-view']],
    ['README.md', []],
    ['src/report/screen/screen.ts', []],
    ['src/search/run/run-checks.test.ts', []],
  ])('of %s runs the subjects %j', (path, subjects) => {
    expect(subjectsOf(affected({ revision: 'draft-00', changed: inPackage(path) }))).toEqual(subjects);
  });

  test.each([
    'src/search/run/run-checks.ts',
    'package-lock.json',
    'evidence/findings/draft-00.json',
    'spec/revisions/draft-00.json',
  ])('of %s runs everything', (path) => {
    expect(affected({ revision: 'draft-00', changed: inPackage(path) })).toHaveLength(BINDINGS.length);
  });

  test('of what nothing reads still shows that the search is alive, and says what it left out', async () => {
    const { code, out } = await tryCli('verify --changed notes/readme.txt', { folder, bindings: BINDINGS });
    expect(code).toBe(0);
    expect(out).toContain(`1 changed file can affect 0 of ${BINDINGS.length} statements`);
    expect(out.replaceAll(/\s+/g, ' ')).toContain('left out, since none of the rules');
    expect(out).toMatch(/nothing was to be searched; the canary was refuted by case \d/);
  });
});
