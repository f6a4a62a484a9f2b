import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { BINDINGS } from '../../properties/catalogue.ts';
import { SHORT_DRAFT } from '../draft/short-draft.fixture.ts';
import { tryCli } from './cli.fixture.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'watch-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('check --watch checks after each save, waits for what cannot be read, and ends with 130', async () => {
  const file = join(folder, 'draft.txt');
  writeFileSync(file, SHORT_DRAFT);
  const interruption = new AbortController();
  let out = '';
  let err = '';
  const ended = tryCli('check draft.txt --watch', {
    folder,
    bindings: BINDINGS,
    interruption: interruption.signal,
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
  });
  const until = (text: RegExp, of: () => string = () => out) =>
    vi.waitFor(() => expect(of()).toMatch(text), 5000);
  await until(/again when draft\.txt is saved/);
  expect(out).not.toContain('11.89');

  writeFileSync(file, SHORT_DRAFT.replaceAll('R_L = 4', 'R_L = 6'));
  await until(/flood-bound comes to 11\.89/);

  out = '';
  writeFileSync(file, '');
  await until(/draft\.txt: found nothing/, () => err);

  // As editors do that put a new file in the place of the old one.
  writeFileSync(join(folder, 'new'), SHORT_DRAFT.replaceAll('R_L = 4', 'R_L = 7'));
  renameSync(join(folder, 'new'), file);
  await until(/flood-bound comes to 12\.89/);

  interruption.abort();
  expect((await ended).code).toBe(130);
});

test('a folder that is not there is refused in one line', async () => {
  const { code, out, err } = await tryCli('check nowhere/draft.txt --watch', { folder, bindings: BINDINGS });
  expect([code, out, err.trimEnd().split('\n')]).toEqual([
    2,
    '',
    [expect.stringContaining('nowhere/draft.txt: no such folder to watch')],
  ]);
});
