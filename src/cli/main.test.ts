import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../revision/package-root.ts';

const MAIN = join(PACKAGE_ROOT, 'dist/src/cli/main.js');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'main-'));
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: PACKAGE_ROOT });
});

afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built program; `onError` is told each piece of stderr, with a way to signal. */
function start(
  args: readonly string[],
  onError: (text: string, kill: (signal: NodeJS.Signals) => void) => void = () => {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder });
    let out = '';
    let err = '';
    child.stdout.on('data', (text) => {
      out += text;
    });
    child.stderr.on('data', (text) => {
      err += text;
      onError(String(text), (signal) => child.kill(signal));
    });
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

it('gives the same bytes from one worker thread and from three', async () => {
  const run = (file: string, workers: string): Promise<Ended> =>
    start(['--check', 'T-RC-1.A', '--cases', '9000', '--json', file, '--workers', workers]);
  await Promise.all([run('one.json', '1'), run('three.json', '3')]);
  const text = (file: string): string =>
    readFileSync(join(folder, file), 'utf8').replace(/"wallMs": \d+/, '"wallMs": 0');
  expect(text('one.json')).toContain('"id": "T-RC-1.A"');
  expect(text('three.json')).toBe(text('one.json'));
});

it('reports what was done so far when interrupted, and ends with 130', async () => {
  const { code, out } = await start(
    ['--check', 'T-RC-1.A', '--cases', '1000000000', '--json', 'interrupted.json'],
    (text, kill) => {
      if (text.startsWith('searching')) kill('SIGINT');
    },
  );
  expect(code).toBe(130);
  expect(out).toContain('Interrupted: 0 of 1 as expected, 1 inconclusive');
  expect(readdirSync(folder).filter((name) => name.startsWith('interrupted'))).toEqual(['interrupted.json']);
});

it('writes into a pipe that is there, and leaves a pipe there', async () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const reader = readFile(pipe, 'utf8');
  await start(['--check', 'T-RC-1.A', '--cases', '100', '--json', 'pipe']);
  expect(JSON.parse(await reader)).toMatchObject({ verdicts: [{ id: 'T-RC-1.A' }] });
  expect(statSync(pipe).isFIFO()).toBe(true);
});

it('runs so long as it is told, and says how to run the same cases again', async () => {
  const { out } = await start(['--check', 'T-RC-1.A', '--time', '1', '--quiet']);
  expect(out).toMatch(/The same cases again: --cases [1-9]\d{3,} --seed 20260527/);
});

it('ends with 2 and no stack trace where the revision is wrong', async () => {
  const { code, out, err } = await start(['--revision', 'nowhere.json']);
  expect([code, out]).toEqual([2, '']);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
});

it('takes a reader that stops reading for no fault', () => {
  const line = `"${process.execPath}" "${MAIN}" list rules | head -n 1`;
  expect(execFileSync('sh', ['-c', line], { encoding: 'utf8', cwd: folder })).toBe(
    'bfd-sequence-comparison\n',
  );
});
