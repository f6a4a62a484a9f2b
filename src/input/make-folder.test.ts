import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeFolder } from './make-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'folders-'));

afterAll(() => rmSync(root, { recursive: true }));

it('makes what is missing, and leaves what is there', () => {
  const folder = join(root, 'a', 'b', 'c');
  makeFolder(folder);
  writeFileSync(join(folder, 'kept'), '');
  makeFolder(folder);
  expect(statSync(folder).isDirectory()).toBe(true);
  expect(existsSync(join(folder, 'kept'))).toBe(true);
});

it('refuses a folder where a file is', () => {
  writeFileSync(join(root, 'file'), '');
  expect(() => makeFolder(join(root, 'file'))).toThrow('EEXIST');
  expect(() => makeFolder(join(root, 'file', 'below'))).toThrow('ENOTDIR');
});

it.runIf(existsSync('/proc/self'))('comes back where no folder can be made', () => {
  expect(() => makeFolder('/proc/nothing-of-this-name/below')).toThrow('ENOENT');
});
