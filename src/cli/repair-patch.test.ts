import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BINDINGS } from '../../properties/catalogue.ts';
import { SHORT_DRAFT } from '../draft/short-draft.fixture.ts';
import { SHORT_MARKDOWN, SHORT_XML } from '../draft/text/other-forms.fixture.ts';
import { tryCli } from './cli.fixture.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'repair-'));
  mkdirSync(join(folder, 'drafts'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const cli = (line: string) => tryCli(line, { folder, bindings: BINDINGS });

/** How a patch is applied by who reads mail, and by who keeps a repository. */
const WAYS: readonly (readonly [string, (patch: string) => void])[] = [
  [
    'patch -p0',
    (patch) => execFileSync('patch', ['-p0'], { cwd: folder, input: readFileSync(join(folder, patch)) }),
  ],
  ['git apply', (patch) => execFileSync('git', ['apply', '-p0', patch], { cwd: folder })],
];

const TEXTS: readonly (readonly [string, string])[] = [
  ['draft.txt', SHORT_DRAFT],
  ['draft.md', SHORT_MARKDOWN],
  ['draft.xml', SHORT_XML],
  ['windows.txt', SHORT_DRAFT.replaceAll('\n', '\r\n')],
  ['windows.xml', SHORT_XML.replaceAll('\n', '\r\n')],
  ['marked.txt', `\ufeff${SHORT_DRAFT}`],
  ['torn.txt', SHORT_DRAFT.slice(0, SHORT_DRAFT.indexOf('6. WHAT')).trimEnd()],
  ['drafts/draft.txt', SHORT_DRAFT],
];

describe.each(WAYS)('%s', (_, apply) => {
  test.each(TEXTS)(
    'accepts the patch of %s, which then has nothing to be patched any more',
    async (file, text) => {
      writeFileSync(join(folder, file), text);
      const { code, out, err } = await cli(`findings --text ${file} --patch one.patch`);
      expect([code, err]).toEqual([0, '']);
      expect(out).toMatch(/^one\.patch: \d+ repairs \(\d+ sentences, 1 number\) of /);
      apply('one.patch');
      const made = readFileSync(join(folder, file), 'utf8');
      expect(made).toContain('ratio = 9.885x');
      const again = await cli(`findings --text ${file} --patch two.patch`);
      expect(again.out).toMatch(/^two\.patch: 0 repairs of \S+; \d+ more stand in it already\n/);
      expect(readFileSync(join(folder, 'two.patch'), 'utf8')).toBe('');
    },
  );
});

test('a patch of a text elsewhere is applied beside it', async () => {
  mkdirSync(join(folder, 'inside'));
  writeFileSync(join(folder, 'draft.txt'), SHORT_DRAFT);
  const inside = join(folder, 'inside');
  const given = { folder: inside, bindings: BINDINGS };
  const { out } = await tryCli('findings --text ../draft.txt --patch one.patch', given);
  expect(out).toContain('apply: patch -p0 < one.patch, or git apply -p0 one.patch, beside draft.txt');
  copyFileSync(join(inside, 'one.patch'), join(folder, 'beside.patch'));
  WAYS[0]?.[1]('beside.patch');
  expect(readFileSync(join(folder, 'draft.txt'), 'utf8')).toContain('ratio = 9.885x');
});

test('says how many repairs there are, what is left to a person, and what check says of both texts', async () => {
  writeFileSync(join(folder, 'draft.txt'), SHORT_DRAFT);
  const { out } = await cli('findings --text draft.txt --patch one.patch');
  const words = out.replaceAll(/\s+/g, ' ');
  expect(words).toContain('one.patch: 45 repairs (44 sentences, 1 number) of draft.txt');
  expect(words).toMatch(/mended 18 root causes: C-01, /);
  expect(words).toMatch(/by hand \d+ root causes, of which a claim or a proof is to be reworded: C-07, /);
  expect(words).toMatch(/no place \d+ root causes \(nowhere to write: section 1\.4\): C-11, /);
  expect(words).toContain('check 7 errors before, 7 with the patch');
});

describe('is refused in one line', () => {
  beforeAll(() => writeFileSync(join(folder, 'draft.txt'), SHORT_DRAFT));

  test.each([
    ['--patch one.patch', 'found --patch and no --text <draft>'],
    ['--text draft.txt --patch draft.txt', 'draft.txt: the text itself, expected another file'],
    ['--text draft.txt --patch nowhere/one.patch', 'nowhere/one.patch: no such folder'],
    ['--text absent.txt --patch new.patch', 'absent.txt: no such file'],
    ['--text draft.txt --revision draft-00', "'--text <draft>' cannot be used with option '--revision"],
  ])('findings %s', async (options, told) => {
    const { code, out, err } = await cli(`findings ${options}`);
    expect([code, out, err.trimEnd().split('\n')]).toEqual([2, '', [expect.stringContaining(told)]]);
    expect(existsSync(join(folder, 'new.patch'))).toBe(false);
    expect(readFileSync(join(folder, 'draft.txt'), 'utf8')).toBe(SHORT_DRAFT);
  });
});
