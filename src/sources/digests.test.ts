import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { digestSources, isDigested } from './digests.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'digests-'));
  for (const file of [
    'spec/a.ts',
    'src/protocol/b.ts',
    'src/cli/c.ts',
    'generators/d.ts',
    'properties/e.ts',
  ]) {
    given(file, `// ${file}\n`);
  }
});

afterEach(() => rmSync(root, { recursive: true }));

function given(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

it('is the digest of paths and texts', () => {
  // printf 'spec/a.ts\00013\000// spec/a.ts\n' | sha256sum
  expect(digestSources(root).spec).toBe('26c739312b81c9c40d403c4a6af2d35422cfd91b73435acf53211a1de7430cd8');
});

it.each([
  ['spec/a.ts', 'spec'],
  ['spec/new.json', 'spec'],
  ['src/protocol/b.ts', 'core'],
  ['generators/d.ts', 'generators'],
  ['properties/e.ts', 'generators'],
] as const)('a change of %s changes the digest of %s only', (file, room) => {
  const before = digestSources(root);
  given(file, '{}\n');
  const after = digestSources(root);
  const changed = (['spec', 'core', 'generators'] as const).filter((each) => before[each] !== after[each]);
  expect(changed).toEqual([room]);
});

it.each([
  'src/protocol/it.fixture.ts',
  'src/cli/c.ts',
  'src/report/x.ts',
  'spec/a.test.ts',
  'spec/a.test-d.ts',
  'src/protocol/notes.md',
])('a change of %s changes none', (file) => {
  const before = digestSources(root);
  given(file, '{}\n');
  expect(digestSources(root)).toEqual(before);
});

it('line ends of another system change none', () => {
  const before = digestSources(root);
  given('spec/a.ts', '// spec/a.ts\r\n');
  expect(digestSources(root)).toEqual(before);
});

it('a room that the package leaves out is in no digest, so that a build of it is one of its sources', () => {
  const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: string[] };
  const leftOut = files.flatMap((each) => /^!(src\/[a-z]+)\/\*\.ts$/.exec(each)?.[1] ?? []);
  expect(leftOut).toContain('src/bench');
  expect(leftOut.filter((room) => isDigested(`${room}/a.ts`))).toEqual([]);
});
