import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkHere } from './check/check-here.ts';
import { digestOfManifest, manifestsHere } from './manifest.ts';

const root = mkdtempSync(join(tmpdir(), 'manifest-'));
afterAll(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** A package with a library that needs another one. */
const FILES = {
  'package.json': '{"dependencies": {"near": "1.0.0"}}',
  'spec/law.ts': 'law',
  'src/core.ts': 'core',
  'generators/world.ts': 'world',
  'properties/bindings.ts': 'bindings',
  'dist/src/core.js': 'compiled',
  'evidence/findings/a.json': '{}',
  'node_modules/near/package.json': '{"version": "1.0.0", "dependencies": {"far": "2.0.0"}}',
  'node_modules/near/lib/index.js': 'near',
  'node_modules/near/node_modules/far/package.json': '{"version": "2.0.0"}',
  'node_modules/near/node_modules/far/index.js': 'far',
};
for (const [path, text] of Object.entries(FILES)) write(path, text);
const before = manifestsHere(root);

describe('the digests of what is here', () => {
  test.each([
    ['spec/law.ts', 'spec: spec/law.ts'],
    ['src/core.ts', 'core: src/core.ts'],
    ['generators/world.ts', 'generators: generators/world.ts'],
    ['dist/src/core.js', 'compiled: dist/src/core.js'],
    ['evidence/findings/a.json', 'evidence: evidence/findings/a.json'],
    ['node_modules/near/lib/index.js', 'dependencies: near@1.0.0'],
    ['node_modules/near/node_modules/far/index.js', 'dependencies: far@2.0.0'],
  ])('an edit of %s in place is named', (path, told) => {
    write(path, 'edited');
    expect(() => checkHere(before, manifestsHere(root))).toThrow(`${told}: found `);
    write(path, FILES[path as keyof typeof FILES]);
    expect(() => checkHere(before, manifestsHere(root))).not.toThrow();
  });

  test('a file more, a file less and a library that is gone are named', () => {
    write('src/more.ts', 'more');
    expect(() => checkHere(before, manifestsHere(root))).toThrow('core: src/more.ts: found');
    rmSync(join(root, 'src/more.ts'));
    rmSync(join(root, 'spec/law.ts'));
    expect(() => checkHere(before, manifestsHere(root))).toThrow('spec: spec/law.ts: found nothing here');
    write('spec/law.ts', 'law');
    rmSync(join(root, 'node_modules/near/node_modules'), { recursive: true });
    expect(() => checkHere(before, manifestsHere(root))).toThrow('dependencies: far');
  });

  test('are those of any checkout: line ends, tests and pages do not matter', () => {
    write('src/core.test.ts', 'a test');
    write('src/README.md', 'a page');
    write('spec/two.ts', 'one\ntwo\n');
    const here = manifestsHere(root);
    write('spec/two.ts', 'one\r\ntwo\r\n');
    expect(digestOfManifest(manifestsHere(root).spec)).toBe(digestOfManifest(here.spec));
    expect(here.core).toEqual(before.core);
  });
});
