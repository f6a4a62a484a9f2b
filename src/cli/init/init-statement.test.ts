import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BINDINGS, SUBJECTS } from '../../../properties/catalogue.ts';
import { PACKAGE_ROOT } from '../../sources/package-root.ts';
import { type Ended, tryCli } from '../cli.fixture.ts';

const ROOMS = ['spec', 'src', 'generators', 'properties', 'evidence'];
const FILES = ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'vitest.config.ts', 'biome.json'];
/** All that is looked at before something is written. */
const LOOKED_AT = ['spec', 'generators', 'properties', 'package.json', 'tsconfig.json'];

let clone: string;

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'clone-'));
});

afterEach(() => rmSync(clone, { recursive: true }));

function copy(parts: readonly string[]): void {
  for (const part of parts) cpSync(join(PACKAGE_ROOT, part), join(clone, part), { recursive: true });
}

const cli = (line: string, folder = clone): Promise<Ended> => tryCli(line, { folder, bindings: BINDINGS });

/** Every file of a folder, with what stands in it. */
function contents(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
}

const FORM =
  'expected an id of at most 48 characters, as T-NEW-1 for a check or T-NEW-1/some-claim for a claim';

/** Runs a program of the clone, as its contributor would. */
function inClone(program: string, ...args: readonly string[]): { readonly code: number | null; out: string } {
  const { VITEST, NODE_ENV, ...env } = process.env;
  const of = { cwd: clone, encoding: 'utf8', env: { ...env, NO_COLOR: '1' } } as const;
  const { status, stdout, stderr } = spawnSync(join(clone, 'node_modules/.bin', program), args, of);
  return { code: status, out: stdout + stderr };
}

describe('a statement that nobody has written', () => {
  it.each([
    ['T-NEW-1', 'mac-inheritance', 'new-1'],
    ['T-RC-1/some-claim', 'replay-coherence', 'rc-1-some-claim'],
  ])('%s compiles, and whatever runs it reports it as unwritten', async (id, subject, stem) => {
    copy([...ROOMS, ...FILES]);
    symlinkSync(join(PACKAGE_ROOT, 'node_modules'), join(clone, 'node_modules'));
    const { code, err } = await cli(`init --statement ${id} --subject ${subject}`);
    expect([code, err]).toEqual([0, '']);
    const unwritten = `${id} is unwritten: its laws belong in spec/${subject}/${stem}.ts`;

    expect(inClone('tsc', '--noEmit')).toEqual({ code: 0, out: '' });
    expect(inClone('biome', 'check', '.')).toMatchObject({ code: 0 });

    const tested = inClone('vitest', 'run', `properties/${subject}`, '-t', id);
    expect(tested.code).toBe(1);
    expect(tested.out).toContain(`${id} is written`);
    expect(tested.out).toMatch(/is held, with as many cases as promised/);
    expect(tested.out.split(unwritten).length).toBeGreaterThan(2);

    expect(inClone('tsc', '-p', 'tsconfig.build.json')).toEqual({ code: 0, out: '' });
    const main = join(clone, 'dist/src/cli/main.js');
    const verified = spawnSync(process.execPath, [main, 'verify', '--check', id], { encoding: 'utf8' });
    expect(verified.status).toBe(2);
    expect(verified.stdout.replace(/\s+/g, ' ')).toContain(unwritten);
    expect(verified.stdout).toContain('0 held, 0 refuted, 1 inconclusive');
  });
});

describe('init --statement', () => {
  it('says what it wrote, and what comes next', async () => {
    copy(LOOKED_AT);
    const { out } = await cli('init --statement T-NEW-1 --subject key-separation');
    expect(out.trimEnd().split('\n')).toEqual([
      'spec/key-separation/new-1.ts',
      'generators/key-separation/new-1.ts',
      'properties/key-separation/new-1.ts',
      'properties/key-separation/new-1.test.ts',
      'properties/key-separation/bindings.ts and spec/catalogue/statements.ts list T-NEW-1; it is unwritten, and whatever runs it says so',
      '',
      'next: write its laws in spec/key-separation/new-1.ts, then',
      '      npx vitest properties/key-separation; ARCHITECTURE.md has the recipe',
    ]);
  });

  it('puts a claim beside the others of its theorem, from any folder of the clone', async () => {
    copy(LOOKED_AT);
    const { out } = await cli('init --statement T-RC-1/new', join(clone, 'spec/rules'));
    expect(out).toMatch(/^spec\/replay-coherence\/rc-1-new\.ts\n/);
  });

  it('lists statements one after the other', async () => {
    copy(LOOKED_AT);
    const ids = ['T-NEW-1', 'T-NEW-1/b', 'T-NEW-1/a'];
    for (const id of ids)
      expect((await cli(`init --statement ${id} --subject mac-inheritance`)).code).toBe(0);
    const text = readFileSync(join(clone, 'properties/mac-inheritance/bindings.ts'), 'utf8');
    expect([...text.matchAll(/^import .* '\.\/(.*)\.ts';$/gm)].map(([, stem]) => stem)).toEqual([
      'check',
      'mac-composition',
      'new-1',
      'new-1-a',
      'new-1-b',
      'parser-bounds',
    ]);
    expect(text).toContain('  parserBounds,\n  new1,\n  new1B,\n  new1A,\n];');
  });

  const subjects = [...SUBJECTS].sort().join(', ');
  it.each([
    ['T-RC-1.A --subject replay-coherence', 'spec/replay-coherence/checks.ts states'],
    ['T-RC-1/rejects-replays', 'spec/replay-coherence/acceptance.ts states'],
    ['new-1 --subject replay-coherence', `--statement: found "new-1", ${FORM}`],
    ['T-NEW-1/ --subject replay-coherence', `--statement: found "T-NEW-1/", ${FORM}`],
    ['T-NEW-1/../../x --subject replay-coherence', `--statement: found "T-NEW-1/../../x", ${FORM}`],
    [`T-${'A'.repeat(50)} --subject replay-coherence`, FORM],
    ['T-NEW-1 --subject replay', '--subject: found "replay", expected replay-coherence?'],
    ['T-NEW-1 --subject ..', `--subject: found "..", expected one of ${subjects}`],
    ['T-NEW-1', `--subject: found none for T-NEW-1, expected one of ${subjects}`],
    ['T-NEW-1 --force', 'found --force beside --statement, expected either a draft or a statement'],
  ])('%s is refused in one line, and nothing is written', async (line, fault) => {
    copy(LOOKED_AT);
    const before = contents(clone);
    const { code, out, err } = await cli(`init --statement ${line}`);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^mvps-verify: [^\n]*\n$/);
    expect(err).toContain(fault);
    expect(contents(clone)).toEqual(before);
  });

  it('writes over nothing', async () => {
    copy(LOOKED_AT);
    writeFileSync(join(clone, 'generators/document/new-1.ts'), 'mine');
    const before = contents(clone);
    const { code, err } = await cli('init --statement T-NEW-1 --subject document');
    expect([code, err]).toEqual([
      2,
      'mvps-verify: generators/document/new-1.ts: found a file, expected none\n',
    ]);
    expect(contents(clone)).toEqual(before);
  });

  it('takes back what it wrote where it cannot write all of it', async () => {
    copy(LOOKED_AT);
    rmSync(join(clone, 'generators/document'), { recursive: true });
    writeFileSync(join(clone, 'generators/document'), 'in the way');
    const before = contents(clone);
    const { code, err } = await cli('init --statement T-NEW-1 --subject document');
    expect(code).toBe(2);
    expect(err).toMatch(/^mvps-verify: generators\/document\/new-1\.ts: a file[^\n]*\n$/);
    expect(contents(clone)).toEqual(before);
  });

  it('says so where bindings are listed in a way that it does not know', async () => {
    copy(LOOKED_AT);
    writeFileSync(join(clone, 'properties/document/bindings.ts'), 'export const DOCUMENT = all();\n');
    const { code, err } = await cli('init --statement T-NEW-1 --subject document');
    expect(code).toBe(2);
    expect(err).toMatch(/^mvps-verify: properties\/document\/bindings\.ts: found no such list[^\n]*\n$/);
  });

  it.each([
    ['no folder of the project', '.'],
    ['an installed package', 'node_modules/mvps-verify'],
  ])('refuses %s', async (_, place) => {
    const folder = join(clone, place);
    if (place !== '.') {
      mkdirSync(folder, { recursive: true });
      for (const part of LOOKED_AT) cpSync(join(PACKAGE_ROOT, part), join(folder, part), { recursive: true });
    }
    const { code, out, err } = await cli('init --statement T-NEW-1 --subject document', folder);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^mvps-verify: [^\n]*found no clone of the project around it[^\n]*\n$/);
  });
});
