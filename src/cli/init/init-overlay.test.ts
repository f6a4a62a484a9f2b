import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BINDINGS } from '../../../properties/catalogue.ts';
import type { RuleName } from '../../../spec/rules/catalogue.ts';
import { loadAny } from '../../draft/reading/load-any.ts';
import { SHORT_DRAFT } from '../../draft/short-draft.fixture.ts';
import { SHORT_MARKDOWN, SHORT_XML } from '../../draft/text/other-forms.fixture.ts';
import { load } from '../../revision/load.ts';
import { PACKAGE_ROOT } from '../../sources/package-root.ts';
import { type Ended, tryCli } from '../cli.fixture.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'init-'));
  writeFileSync(join(folder, 'draft.txt'), SHORT_DRAFT);
});

afterEach(() => rmSync(folder, { recursive: true }));

const evidence = { read: [join(PACKAGE_ROOT, 'evidence')], write: '' };
const few = BINDINGS.filter(({ statement }) => statement.id === 'T-NIC-SUFF');
const cli = (line: string, bindings = BINDINGS): Promise<Ended> =>
  tryCli(line, { folder, bindings, evidence });

const overlay = (): string => readFileSync(join(folder, 'draft.overlay.jsonc'), 'utf8');
const revisionIn = (name: string) => loadAny(name, folder).revision;

/** The entries that stand in an overlay as comments. */
const CHOICE = /^ {4}\/\/ ("[\w-]+": \{ "take": .*)$/gm;

function undecided(): readonly string[] {
  const { provenance } = revisionIn('draft.txt');
  return Object.entries(provenance)
    .filter(([, { clause, contradicted }]) => clause === 'silent' || contradicted !== undefined)
    .map(([rule]) => rule);
}

/** What an overlay says of one rule. */
function partOn(rule: string): string {
  return (
    overlay()
      .split('\n\n')
      .find((part) => part.includes(`\n    // "${rule}": `) || part.startsWith(`    // ${rule}: `)) ?? ''
  );
}

describe('an overlay that nobody has touched', () => {
  it('is written beside the text, with what comes next', async () => {
    const { code, out, err } = await cli('init draft.txt');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(`draft.overlay.jsonc: ${undecided().length} rules that draft.txt does not settle`);
    expect(out).toContain('mvps-verify diff draft.txt draft.overlay.jsonc');
  });

  it('is the revision that the text is', async () => {
    await cli('init draft.txt');
    const [text, over] = ['draft.txt', 'draft.overlay.jsonc'].map((name) => loadAny(name, folder));
    expect(over?.bases).toEqual(['draft.txt', 'draft-00']);
    expect(over?.revision.name).toBe('draft.overlay');
    expect({ ...over?.document, name: 'draft.txt' }).toEqual(text?.document);
  });

  it('is taken by every command, and changes nothing', async () => {
    await cli('init draft.txt');
    const verified = await cli('verify --revision draft.overlay.jsonc --quiet --cases 8192', few);
    expect([verified.code, verified.out]).toEqual([0, expect.stringContaining('as accepted for draft-00')]);
    const compared = await cli('diff draft.txt draft.overlay.jsonc');
    expect(compared.code).toBe(0);
    expect(compared.out).toContain(`${BINDINGS.length} statements not run`);
    for (const line of ['explain T-RC-1.A', 'explain C-03', 'list rules'])
      expect((await cli(`${line} --revision draft.overlay.jsonc`)).code).toBe(0);
  });

  it('follows its text', async () => {
    await cli('init draft.txt');
    writeFileSync(join(folder, 'draft.txt'), SHORT_DRAFT.replaceAll('R_L = 4', 'R_L = 6'));
    expect(revisionIn('draft.overlay.jsonc').R_L).toBe(6);
  });

  it('says on which line of its text a value cannot be taken', async () => {
    await cli('init draft.txt');
    writeFileSync(join(folder, 'draft.txt'), SHORT_DRAFT.replaceAll('R_L = 4', 'R_L = 0'));
    const { code, err } = await cli('list rules --revision draft.overlay.jsonc');
    expect(code).toBe(2);
    expect(err).toMatch(/^mvps-verify: draft\.txt: line \d+, column \d+: /);
  });

  it.each([
    ['draft.md', SHORT_MARKDOWN],
    ['draft.xml', SHORT_XML],
  ])('is of any form of text: %s', async (name, text) => {
    writeFileSync(join(folder, name), text);
    expect((await cli(`init ${name}`)).code).toBe(0);
    const { revision, bases } = loadAny('draft.overlay.jsonc', folder);
    expect(bases).toEqual([name, 'draft-00']);
    expect(revision.rules).toEqual(revisionIn(name).rules);
  });

  it('has every rule that the text does not settle, once, and nothing that is chosen', async () => {
    await cli('init draft.txt');
    const named = [...overlay().matchAll(CHOICE)].map(([, entry = '']) => entry.split('"')[1]);
    expect(named.toSorted()).toEqual(undecided().toSorted());
  });
});

describe('what an overlay says of a rule', () => {
  it('is why it is open, and of each alternative what to write, what it violates, and what mends it', async () => {
    await cli('init draft.txt');
    expect(partOn('state-durability')).toBe(`\
    // state-durability: What the broker still knows of last_bfd_seq and last_cwt after a restart. The draft
    // is silent.
    //   durable: both [taken; mends: draft-01-proposed]
    //     write     The broker MUST keep last_bfd_seq and last_cwt in storage that survives a restart, and
    //               MUST NOT accept a packet before it has written them.
    //     violates  no known case
    //   volatile: neither
    //     write     The broker MAY lose last_bfd_seq and last_cwt when it restarts.
    //     violates  T-RC-1/rejects-replays, T-RC-1/rejects-forgeries, T-RC-1/conditions-independent,
    //               T-RC-1/honest-step, T-RC-1/accepts-honest, T-RC-1/rejects-stale, T-RC-1/refusal-reasons
    //               (C-03)
    //   last-write-lost: both, as they were before the last accepted packet
    //     write     The broker MAY accept a packet before it has written last_bfd_seq and last_cwt.
    //     violates  T-RC-1/rejects-replays, T-RC-1/rejects-forgeries, T-RC-1/conditions-independent,
    //               T-RC-1/accepts-honest, T-RC-1/rejects-stale, T-RC-1/honest-step, T-RC-1/refusal-reasons
    //               (C-03)
    //   checkpoint: both, as they were at a checkpoint up to four accepted packets ago
    //     write     The broker, or a standby for it, MAY come up with an earlier last_bfd_seq and last_cwt.
    //     violates  T-RC-1/rejects-replays, T-RC-1/rejects-forgeries, T-RC-1/conditions-independent,
    //               T-RC-1/honest-step, T-RC-1/accepts-honest, T-RC-1/rejects-stale, T-RC-1/refusal-reasons
    //               (C-03)
    // "state-durability": { "take": "durable", "clause": "4" },`);
  });

  it('tells a text that contradicts itself from one that is silent', async () => {
    await cli('init draft.txt');
    expect(partOn('xdp-charge')).toMatch(/Section 1\.2 has per-packet, section 3\b/);
    expect(partOn('witness-rule')).toMatch(/Section 5 says both\./);
  });

  it('has cases of the reading that is taken, and of others that mend nothing', async () => {
    await cli('init draft.txt');
    const [same = '', any = '', bound = ''] = partOn('half-pairing')
      .split(/^ {4}\/\/ {3}(?=\S)/m)
      .slice(1);
    expect(same).toMatch(/^same-vantage: [\s\S]*violates {2}.*T-RC-1\/rejects-forgeries[\s\S]*\(C-04\)/);
    expect(any).toMatch(/^any: [\s\S]*violates {2}.*T-RC-1\/rejects-forgeries[\s\S]*\(C-04\)/);
    expect(bound).toMatch(/^bound: [\s\S]*violates {2}no known case/);
  });

  it('is chosen by taking its strokes away: all of them give what the repaired draft takes', async () => {
    await cli('init draft.txt');
    writeFileSync(join(folder, 'draft.overlay.jsonc'), overlay().replaceAll(CHOICE, '    $1'));
    const { rules, provenance } = revisionIn('draft.overlay.jsonc');
    const repaired = load('draft-01-proposed').revision;
    const open = undecided() as readonly RuleName[];
    const settled = open.filter((rule) => repaired.provenance[rule].clause !== 'silent');
    expect(settled.length).toBeGreaterThan(40);
    for (const rule of settled) expect([rule, rules[rule]]).toEqual([rule, repaired.rules[rule]]);
    for (const rule of open) expect(provenance[rule].clause).not.toBe('silent');
  });
});

describe('where an overlay goes', () => {
  it('is the file that --out names, from which the text is found', async () => {
    mkdirSync(join(folder, 'sub'));
    expect((await cli('init draft.txt --out sub/own.json')).code).toBe(0);
    expect(readFileSync(join(folder, 'sub/own.json'), 'utf8')).toContain('"extends": "../draft.txt"');
    expect(revisionIn('sub/own.json').name).toBe('own');
  });

  it('is no file that is there, unless --force says so', async () => {
    writeFileSync(join(folder, 'draft.overlay.jsonc'), 'mine');
    expect(await cli('init draft.txt')).toEqual({
      code: 2,
      out: '',
      err: 'mvps-verify: draft.overlay.jsonc: found a file, expected none: --force writes over it\n',
    });
    expect(overlay()).toBe('mine');
    expect((await cli('init draft.txt --force')).code).toBe(0);
    expect(overlay()).toContain('"rules"');
  });

  it.each([
    ['init', 'found no file, expected the text of a draft, or --statement with an id'],
    [
      'init absent.txt',
      'absent.txt: found no such file, expected the text of a draft: a file that ends with .txt, .md or .xml',
    ],
    [
      'init draft-00',
      'draft-00: found no such file, expected the text of a draft: a file that ends with .txt, .md or .xml',
    ],
    [
      'init .',
      '.: found something else, expected the text of a draft: a file that ends with .txt, .md or .xml',
    ],
    [
      'init draft.txt --out draft.txt --force',
      'draft.txt: found this name, expected one that ends with .jsonc or .json',
    ],
    ['init draft.txt --out nowhere/own.jsonc', 'nowhere/own.jsonc: no such folder'],
  ])('%s is refused in one line', async (line, fault) => {
    const before = readdirSync(folder);
    expect(await cli(line)).toEqual({ code: 2, out: '', err: `mvps-verify: ${fault}\n` });
    expect(readdirSync(folder)).toEqual(before);
  });

  it('takes a file of any name', async () => {
    writeFileSync(join(folder, "it's.txt"), SHORT_DRAFT);
    const { code, out } = await cli("init it's.txt");
    expect(code).toBe(0);
    expect(out).toContain(`mvps-verify diff 'it'\\''s.txt' 'it'\\''s.overlay.jsonc'`);
    expect(revisionIn("it's.overlay.jsonc").name).toBe('it-s.overlay');
  });
});
