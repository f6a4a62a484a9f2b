import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PACKAGE_ROOT } from './package-root.ts';

const copy = mkdtempSync(join(tmpdir(), 'built-'));

beforeAll(() => {
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: PACKAGE_ROOT });
  for (const part of ['dist', 'spec', 'src', 'generators', 'properties', 'evidence', 'package.json']) {
    cpSync(join(PACKAGE_ROOT, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(PACKAGE_ROOT, 'node_modules'), join(copy, 'node_modules'));
}, 60_000);

afterAll(() => rmSync(copy, { recursive: true }));

function campaign(dir: string): { readonly status: number | null; readonly stderr: string } {
  const main = join(copy, 'dist', 'src', 'cli', 'main.js');
  const line = `campaign --check T-NIC-SUFF --cases 20000 --quiet --dir ${dir}`;
  return spawnSync(process.execPath, [main, ...line.split(' ')], { cwd: copy, encoding: 'utf8' });
}

it('a build does not go by the name of sources that it was not made of', () => {
  expect(campaign('before')).toMatchObject({ status: 0, stderr: '' });
  appendFileSync(join(copy, 'src', 'search', 'address.ts'), '// another stream\n');
  const { status, stderr } = campaign('after');
  expect(status).toBe(2);
  expect(stderr).toMatch(
    /^mvps-verify: \S+built-from\.json: found a build of other sources than are here, expected one of these: npm run build\n$/,
  );
});
