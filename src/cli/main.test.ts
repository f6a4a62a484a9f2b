import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Draws } from '../search/case/random.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';

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
  killAfterMs?: number,
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder });
    if (killAfterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
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

/** Of which the second is an inequality. */
const CHECKS = ['--check', 'T-RC-1.A', '--check', 'T-NIC-SUFF'];

it('gives the same bytes from one worker thread and from three', async () => {
  const run = (file: string, workers: string): Promise<Ended> =>
    start([...CHECKS, '--cases', '5000', '--maximise', '--json', file, '--workers', workers]);
  await Promise.all([run('one.json', '1'), run('three.json', '3')]);
  const text = (file: string): string =>
    readFileSync(join(folder, file), 'utf8').replace(/"wallMs": \d+/, '"wallMs": 0');
  expect(text('one.json')).toContain('"id": "T-RC-1.A"');
  expect(text('one.json')).toContain('"climbed": 20000');
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
  expect(out).toContain('Interrupted: 0 held, 0 refuted, 1 inconclusive');
  expect(readdirSync(folder).filter((name) => name.startsWith('interrupted'))).toEqual(['interrupted.json']);
});

it('ends with 143 when terminated, and reports alike', async () => {
  const { code, out } = await start(['--check', 'T-RC-1.A', '--cases', '1000000000'], (text, kill) => {
    if (text.startsWith('searching')) kill('SIGTERM');
  });
  expect(code).toBe(143);
  expect(out).toContain('Interrupted: 0 held, 0 refuted, 1 inconclusive');
});

describe.runIf(existsSync('/dev/full'))('where nothing more can be written', () => {
  /** An edit that one subject reads. */
  const EDITED = {
    schema: 'mvps-verify/revision/1',
    extends: 'draft-00',
    name: 'edited',
    clauses: ['9'],
    limits: { nic_window: { value: '30 s', clause: '9' } },
  };
  const VERIFY = 'verify --check T-NIC-SUFF --cases 200 --workers 1';
  /** Every command that writes to standard output, and what each of them writes beside it. */
  const COMMANDS = [
    VERIFY,
    `${VERIFY} --quiet`,
    '--help',
    '--version',
    'list checks',
    'list rules',
    'list hypotheses',
    'explain T-RC-1.A',
    'figures',
    `replay ${join(PACKAGE_ROOT, 'evidence/counterexamples/detection-latency/draft-00/D1.latency.json')}`,
    'matrix breaking --check D1/latency --cases 64 --workers 1',
    'campaign --check T-NIC-SUFF --cases 200 --workers 1 --dir unwritten',
    'rerun --block T-NIC-SUFF:own:20260527:0 --cases 200',
  ];

  it.each(COMMANDS)('%s > /dev/full says so in one line and ends with 2', (command) => {
    const line = `"${process.execPath}" "${MAIN}" ${command} > /dev/full`;
    const { status, stderr } = spawnSync('sh', ['-c', line], { encoding: 'utf8', cwd: folder });
    const told = stderr.split('\n').filter((each) => each.startsWith('mvps-verify'));
    expect([status, told, stderr.includes('    at ')]).toEqual([
      2,
      ['mvps-verify: standard output: no space left'],
      false,
    ]);
  });

  it.each([VERIFY, 'list nothing', '--revision nowhere.json'])('%s 2> /dev/full ends with 2', (command) => {
    const line = `"${process.execPath}" "${MAIN}" ${command} 2> /dev/full > /dev/null`;
    expect(spawnSync('sh', ['-c', line], { cwd: folder }).status).toBe(2);
  });

  it.each([
    `${VERIFY} --json /dev/full`,
    'figures --json /dev/full',
    'matrix breaking --check D1/latency --cases 64 --workers 1 --json /dev/full',
    'diff draft-00 edited.json --cases 64 --workers 1 --json /dev/full',
    `${VERIFY} --json file/below.json`,
    'figures --json file/below/below.json',
    'campaign --check T-NIC-SUFF --cases 200 --workers 1 --dir file/below',
    'campaign --check T-NIC-SUFF --cases 200 --workers 1 --dir /proc/nothing-of-this-name/below',
  ])('%s says so in one line and ends with 2', (command) => {
    writeFileSync(join(folder, 'file'), '');
    writeFileSync(join(folder, 'edited.json'), JSON.stringify(EDITED));
    const line = `"${process.execPath}" "${MAIN}" ${command} > /dev/null`;
    const { status, stderr } = spawnSync('sh', ['-c', line], { encoding: 'utf8', cwd: folder });
    const told = stderr.split('\n').filter((each) => each.startsWith('mvps-verify'));
    expect([status, told.length, stderr.includes('    at ')]).toEqual([2, 1, false]);
    expect(told[0]).toMatch(/no space left|a file is where a directory of its path is expected|no such/);
  });
});

it('writes into a pipe that is there, and leaves a pipe there', async () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const reader = readFile(pipe, 'utf8');
  await start(['--check', 'T-NIC-SUFF', '--cases', '100', '--json', 'pipe']);
  expect(JSON.parse(await reader)).toMatchObject({ verdicts: [{ id: 'T-NIC-SUFF' }] });
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

it('and goes on to the end when nobody reads any more', () => {
  const run = `"${process.execPath}" "${MAIN}" campaign --check T-NIC-SUFF --cases 12000 --dir unread`;
  execFileSync('sh', ['-c', `(${run}; echo $? > unread.code) 2>&1 | head -n 1`], { cwd: folder });
  expect(readFileSync(join(folder, 'unread.code'), 'utf8')).toBe('0\n');
  const merged = spawnSync(process.execPath, [MAIN, 'merge', 'unread', '--quiet'], { cwd: folder });
  expect(merged.status).toBe(0);
});

describe('a campaign', () => {
  const CAMPAIGN = ['campaign', '--check', 'T-NIC-SUFF', '--check', 'T-JCOST-1.B', '--cases', '40000'];
  /** How often it is killed; set it to 50 for a thorough run. */
  const KILLS = Number(process.env.CAMPAIGN_KILLS ?? 3);
  const LONGEST_MS = 2000;
  /** Kills of one campaign before it is left in peace. */
  const MOST_KILLS = 4;

  const draws = new Draws();
  draws.start(20_260_527, KILLS);
  let whole: string;

  beforeAll(async () => {
    const { code } = await start([...CAMPAIGN, '--dir', 'whole', '--json', 'whole.json']);
    expect(code).toBe(0);
    whole = readFileSync(join(folder, 'whole.json'), 'utf8');
  });

  it(`comes to the same bytes after being killed at ${KILLS} random moments`, async () => {
    let kills = 0;
    for (let round = 0; kills < KILLS; round++) {
      const args = [...CAMPAIGN, '--dir', `killed-${round}`, '--json', `killed-${round}.json`];
      for (let turn = 0; turn < MOST_KILLS; turn++) {
        const { code } = await start(args, () => {}, draws.below(LONGEST_MS));
        if (code !== null) break;
        kills++;
      }
      const { code, err } = await start([...args, '--quiet']);
      expect([code, err]).toEqual([0, '']);
      expect(readFileSync(join(folder, `killed-${round}.json`), 'utf8')).toBe(whole);
    }
  }, 600_000);

  it('loses nothing that was finished where no more can be written, and goes on when it can', async () => {
    // A limit on the size of a file fails as a full disk does, in the middle of a record, once its signal is caught.
    const args = [...CAMPAIGN, '--dir', 'full', '--json', 'full.json', '--quiet'];
    const caught = `data:text/javascript,process.on('SIGXFSZ',()=>{})`;
    const limited = `ulimit -f 256; exec "${process.execPath}" --import "${caught}" "${MAIN}" ${args.join(' ')}`;
    const first = spawnSync('sh', ['-c', limited], { encoding: 'utf8', cwd: folder });
    expect(first.status).toBe(2);
    expect(first.stderr).toMatch(/^mvps-verify: full\/blocks\.jsonl: .*run the same command again/);
    expect(first.stderr.trimEnd().split('\n')).toHaveLength(1);
    const { code, out } = await start(args);
    expect(code).toBe(0);
    expect(out).toMatch(/full: \d+ blocks, [1-9]\d* blocks of them from before/);
    expect(readFileSync(join(folder, 'full.json'), 'utf8')).toBe(whole);
  });
});
