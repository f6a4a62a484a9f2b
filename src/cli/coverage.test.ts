import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BINDINGS } from '../../properties/catalogue.ts';
import { SHORT_DRAFT } from '../draft/short-draft.fixture.ts';
import { createFaultFinder } from '../input/schema-faults.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';
import { tryCli } from './cli.fixture.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'coverage-'));
  writeFileSync(join(folder, 'draft.txt'), SHORT_DRAFT);
});
afterAll(() => rmSync(folder, { recursive: true }));

const cli = (line: string, env = {}) => tryCli(line, { folder, bindings: BINDINGS, env });
const listed = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('coverage', () => {
  test('names what is not checked first, with its line, and ends with 1', async () => {
    const { code, out } = await cli('coverage draft.txt');
    expect(code).toBe(1);
    expect(out.split('\n')[1]).toMatch(
      /^ +51 4 +not checked All three predicates hold of an honest packet\.$/,
    );
    expect(out).toMatch(
      /4 sentences with a normative or universal word: 1 checked, 1 refuted, 0 explained, 2 not\s+checked/,
    );
  });

  test('shows the predicate itself with --details', async () => {
    writeFileSync(join(folder, 'draft-00.txt'), SHORT_DRAFT);
    const { out } = await cli('coverage draft.txt --details');
    expect(out).toMatch(/with 10 in place of 5: figure\/not-reproduced\n +nic-margin comes to/);
  });

  test('is accounted for by a reason in a list, and fails where the text goes another way', async () => {
    await cli('coverage draft.txt --list own.txt --update');
    const list = listed('own.txt').replaceAll(/not checked.*/g, 'explained   the packet is honest');
    writeFileSync(join(folder, 'own.txt'), list);
    const same = await cli('coverage draft.txt --list own.txt --quiet');
    expect([same.code, same.out]).toEqual([0, expect.stringContaining('as own.txt has it')]);

    writeFileSync(
      join(folder, 'more.txt'),
      SHORT_DRAFT.replace('5. THEOREM', '   A tick MUST be short.\n\n5. THEOREM'),
    );
    const more = await cli('coverage more.txt --list own.txt --quiet');
    expect(more.code).toBe(1);
    expect(more.out).toMatch(
      /not as own\.txt has it:\n\+ 4 +[0-9a-f]{12} not checked\n +\| A tick MUST be short\./,
    );

    writeFileSync(join(folder, 'less.txt'), SHORT_DRAFT.replace('All three predicates', 'Three predicates'));
    const less = await cli('coverage less.txt --list own.txt --quiet');
    expect(less.code).toBe(1);
    expect(less.out).toMatch(/[0-9a-f]{12} of section 4 is explained, and no sentence has these\s+words/);
  });

  test('writes what its schema says, the same bytes each time', async () => {
    const schema = readFileSync(join(PACKAGE_ROOT, 'spec', 'schemas', 'coverage.schema.json'), 'utf8');
    await cli('coverage draft.txt --json one.json');
    await cli('coverage draft.txt --json other.json');
    expect(createFaultFinder(JSON.parse(schema))(JSON.parse(listed('one.json')))).toEqual([]);
    expect(listed('other.json')).toBe(listed('one.json'));
  });

  test.each([
    ['4 123456789abc unknown', 'line 1: found "4 123456789abc unknown", expected a section, 12 hexadecimal'],
    ['4 123456789abc explained', 'line 1: found no reason, expected why no check of 123456789abc is owed'],
    [
      '4 123456789abc refuted a\n5 123456789abc refuted b',
      'line 2: found 123456789abc again, which line 1 has',
    ],
  ])('refuses a list with %j in one line', async (text, told) => {
    writeFileSync(join(folder, 'bad.txt'), text);
    const { code, out, err } = await cli('coverage draft.txt --list bad.txt');
    expect([code, out, err.trimEnd().split('\n')]).toEqual([
      2,
      '',
      [expect.stringContaining(`bad.txt: ${told}`)],
    ]);
  });

  test('is not accepted by a pipeline, nor held to a list that is not there', async () => {
    expect((await cli('coverage draft.txt --update', { CI: 'true' })).err).toContain(
      'found --update where CI is set',
    );
    expect((await cli('coverage draft.txt --list nowhere.txt')).err).toContain('nowhere.txt: no such file');
  });
});
