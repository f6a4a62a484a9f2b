import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BINDINGS } from '../../properties/catalogue.ts';
import { SHORT_DRAFT } from '../draft/short-draft.fixture.ts';
import { SHORT_MARKDOWN, SHORT_XML } from '../draft/text/other-forms.fixture.ts';
import { createFaultFinder } from '../input/schema-faults.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';
import { tryCli } from './cli.fixture.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'));
  writeFileSync(join(folder, 'draft.txt'), SHORT_DRAFT);
  writeFileSync(join(folder, 'edited.txt'), SHORT_DRAFT.replaceAll('R_L = 4', 'R_L = 6'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const cli = (line: string) => tryCli(line, { folder, bindings: BINDINGS });

describe('check', () => {
  test('names the line, marks the place, says why and what to write, and ends with 1', async () => {
    const { code, out } = await cli('check edited.txt');
    expect(code).toBe(1);
    expect(out).toContain(
      [
        'error[figure/not-reproduced]: flood-bound comes to 11.89, and 9.89 is printed',
        '  --> edited.txt:43:59',
        '   |',
        '43 |    For R_L = 6: F = 1024 -> ratio <= 4 + 1024 * 0.00575 = 9.89',
        '   |                                                           ^^^^',
        '   = R_L + F c_xdp / c_path at F = 1024: no run may exceed it.',
        '   = write: 11.89',
      ].join('\n'),
    );
    expect(out).toContain('45 of 45 figures found and recomputed');
  });

  test('looks at the statements that the text touches, and shows the case at the line that changed', async () => {
    writeFileSync(join(folder, 'burst.txt'), SHORT_DRAFT.replace('B_F = 8', 'B_F = 90'));
    const { code, out } = await cli('check burst.txt');
    expect(code).toBe(1);
    expect(out).toMatch(
      /error\[statement\/broken\]: T-NIC-SUFF held of draft-00 and does not hold of this text\n +--> burst\.txt:63:\d+/,
    );
    expect(out).toMatch(/changed: limit B_F: 8 \(clause 6\.1\), now 90 \(clause 6\.1\)/);
    expect(out).toMatch(/expected at most 600000 packets in 60 s, found \d+/);
    expect(out).toMatch(/\d+ statements looked at, 1,024 cases each/);
  });

  test('looks at no statement where nothing that they read differs, or where no time is given', async () => {
    const alike = await cli('check draft.txt');
    expect(alike.out).toMatch(/nothing that the 81 statements read differs from draft-00/);
    const hasty = await cli('check edited.txt --budget 0 --json hasty.json');
    expect(hasty.out).toMatch(/no time for [^:]*T-VDOS-1[^:]*: more with --budget/);
    const { statements } = JSON.parse(readFileSync(join(folder, 'hasty.json'), 'utf8'));
    expect(statements).toMatchObject({ looked: 0, cases: 1024 });
    expect(statements.leftOut.length + statements.untouched).toBe(81);
  });

  test('a formula of the text is what the statement is judged by', async () => {
    const bound = 'JOINT_baseline(K) <= R_L + F * (c_xdp / c_path)';
    const judged = async (name: string, formula: string) => {
      writeFileSync(join(folder, name), SHORT_DRAFT.replace(bound, formula));
      return (await cli(`check ${name}`)).out;
    };
    const generous = await judged(
      'generous.txt',
      'JOINT_baseline(K) <= R_L + 1000000 * B_F + F * (c_xdp / c_path)',
    );
    expect(generous).toMatch(
      /note\[statement\/mended\]: T-VDOS-1\/bound was refuted of draft-00, and no case/,
    );
    const strict = await judged('strict.txt', 'JOINT_baseline(K) < R_L + F * (c_xdp / c_path)');
    expect(strict).toMatch(/error\[statement\/refuted\]: T-VDOS-1\/bound does not hold by the formula/);
    expect(strict).toMatch(/= a case:/);
  });

  test('a sign of the text is what the broker does', async () => {
    writeFileSync(join(folder, 'equal.txt'), SHORT_DRAFT.replace('bfd_seq > last', 'bfd_seq >= last'));
    const { out } = await cli('check equal.txt');
    expect(out).toMatch(
      /error\[statement\/broken\]: T-RC-1\.A held of draft-00 and does not hold of this text\n +--> equal\.txt:49/,
    );
  });

  test('prints what the README shows', async () => {
    const readme = readFileSync(join(PACKAGE_ROOT, 'README.md'), 'utf8');
    const [, shown = ''] = /\$ mvps-verify check draft\.txt\n([\s\S]*?)\[\.\.\.\]/.exec(readme) ?? [];
    expect(shown.split('\n').length).toBe(6);
    writeFileSync(join(folder, 'shown.txt'), SHORT_DRAFT.replaceAll('R_L = 4', 'R_L = 6'));
    const { out } = await cli('check shown.txt');
    expect(out.replaceAll('shown.txt', 'draft.txt')).toContain(shown);
  });

  test('writes what its schema says', async () => {
    await cli('check edited.txt --json diagnostics.json');
    const schema = readFileSync(join(PACKAGE_ROOT, 'spec', 'schemas', 'diagnostics.schema.json'), 'utf8');
    const written = JSON.parse(readFileSync(join(folder, 'diagnostics.json'), 'utf8'));
    expect(createFaultFinder(JSON.parse(schema))(written)).toEqual([]);
    expect(written.revision).toMatchObject({ of: 'draft-00', same: false });
    expect(written.values).toContainEqual({ entry: 'limits.R_L', line: 43, column: 14 });
  });

  test('ends with 0 where nothing is false', async () => {
    const passed = SHORT_DRAFT.split('\n\n').slice(0, 3).join('\n\n');
    writeFileSync(join(folder, 'short.txt'), passed.replace('the three theorems', 'what follows'));
    expect((await cli('check short.txt')).code).toBe(0);
  });

  test.each([
    ['empty.txt', Buffer.from(' \n'), 'found nothing, expected the text of a draft'],
    [
      'binary.txt',
      Buffer.from('one\ntwo\u0000three'),
      'line 2, column 4: found a control character (U+0000)',
    ],
    ['latin.txt', Buffer.from([0x63, 0xe9, 0x20]), 'not UTF-8 text'],
    ['turned.txt', Buffer.from('a \u202e b'), 'line 1, column 3: found a bidirectional control (U+202E)'],
    ['huge.txt', Buffer.alloc(17 * 1024 * 1024, 'a'), 'larger than 16777216 bytes'],
  ])('refuses %s in one line', async (file, bytes, told) => {
    writeFileSync(join(folder, file), bytes);
    const { code, out, err } = await cli(`check ${file}`);
    expect([code, out, err.trimEnd().split('\n')]).toEqual([
      2,
      '',
      [expect.stringContaining(`${file}: ${told}`)],
    ]);
  });
});

describe('a text is a revision', () => {
  test('whose values diff compares', async () => {
    const window = SHORT_DRAFT.replace('60-second', '30-second');
    writeFileSync(join(folder, 'window.txt'), window);
    const { out } = await cli('diff draft.txt window.txt --cases 64');
    expect(out).toContain(
      'draft.txt:63 -> window.txt:63: limit nic_window: 60 s (clause 6.1), now 30 s (clause 6.1)',
    );
    expect(out).toMatch(/statements not\s+run: the edit changes nothing that they read/);
  });

  test('also in Markdown and in XML', async () => {
    writeFileSync(join(folder, 'draft.md'), SHORT_MARKDOWN);
    writeFileSync(join(folder, 'window.md'), SHORT_MARKDOWN.replace('60-second', '30-second'));
    writeFileSync(join(folder, 'draft.xml'), SHORT_XML);
    const { out } = await cli('diff draft.md window.md --cases 64');
    expect(out).toMatch(/draft\.md:(\d+) -> window\.md:\1: limit nic_window: 60 s .*, now 30 s/);
    expect((await cli('figures --revision draft.xml')).out).toMatch(/^nic-margin +6\.1 +5 /m);
    writeFileSync(join(folder, 'torn.xml'), SHORT_XML.replace('</rfc>', ''));
    const { code, err } = await cli('check torn.xml');
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/torn\.xml: line \d+, column \d+: found unclosed tag/),
    ]);
  });

  test('whose formulas are what is judged', async () => {
    const bound = (by: string): string => SHORT_DRAFT.replace('<= R_L + F * (c_xdp / c_path)', by);
    writeFileSync(join(folder, 'burst.txt'), bound('<= R_L + burst + F * (c_xdp / c_path)'));
    const { out } = await cli('explain T-VDOS-1/bound --revision burst.txt');
    expect(out.replaceAll(/\s+/g, ' ')).toContain('<= R_L + burst + F * ( c_xdp / c_path )');
    writeFileSync(join(folder, 'unknown.txt'), bound('<= R_L + x_burst'));
    const { code, err } = await cli('explain T-VDOS-1/bound --revision unknown.txt');
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(
        /unknown\.txt: line 37, column 48: T-VDOS-1\/bound cannot be judged by this formula\n$/,
      ),
    ]);
  });

  test('and refused where it says two things of one value, or one that cannot be', async () => {
    writeFileSync(join(folder, 'two.txt'), SHORT_DRAFT.replace('For R_L = 4', 'For R_L = 5'));
    writeFileSync(join(folder, 'none.txt'), SHORT_DRAFT.replaceAll('R_L = 4', 'R_L = 0'));
    const two = await cli('figures --revision two.txt');
    expect([two.code, two.err]).toEqual([
      2,
      expect.stringMatching(/two\.txt: line 63, column 15: rate-limit-factor is 4 here and 5 on line 43\n$/),
    ]);
    const none = await cli('figures --revision none.txt');
    expect([none.code, none.err]).toEqual([
      2,
      expect.stringMatching(/none\.txt: line 43, column 14: rate-limit-factor cannot be 0\n$/),
    ]);
  });

  test('whose figures are recomputed', async () => {
    const { out } = await cli('figures --revision edited.txt');
    expect(out).toMatch(/^nic-margin +6\.1 +5 +7 +not reproduced$/m);
  });

  test('on which statements are searched', async () => {
    const { code, out } = await cli('verify --revision edited.txt --check T-JCOST-1.B --cases 4096 --quiet');
    expect([code, out]).toEqual([0, expect.stringContaining('edited.txt')]);
  });
});
