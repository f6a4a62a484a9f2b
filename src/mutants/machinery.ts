import { execFile } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../sources/package-root.ts';
import { builtOf } from './instrument.ts';
import type { MachineryFault } from './machinery-fault.ts';

/** What is searched: of each kind of world one statement, a space that is run as a whole, and real bytes. */
const SEARCHED = [
  'T-RC-1/rejects-replays',
  'T-RC-1/rejects-forgeries',
  'T-RC-1/conditions-independent',
  'T-COMP-SPLIT/detects',
  'T-COMP-SPLIT/one-body',
  'T-COMP-SPLIT/quorum-bound',
  'T-VDOS-1/bound',
  'T-AUTH-INHERIT/preserved',
];
const REVISIONS = ['draft-01-proposed', 'draft-00'];
/** As many as decide every class of these statements. */
const CASES = 32_768;
/** A run that takes longer does not end. */
const LONGEST_MS = 600_000;

/** A fault, and what the run itself said of it: null where it said nothing. */
export interface Noticed {
  readonly fault: MachineryFault;
  readonly by: string | null;
}

/**
 * Plants each fault in a built program and runs that, so many at a time. What is noticed comes in the order of the faults.
 * Throws where a run without a fault is not quiet.
 */
export async function runMachinery(
  folder: string,
  faults: readonly MachineryFault[],
  threads: number,
  after: (noticed: Noticed) => void,
): Promise<readonly Noticed[]> {
  const noticed: Noticed[] = [];
  const waiting = faults.entries();
  const lane = async (number: number): Promise<void> => {
    const program = join(folder, `machinery-${number}`);
    rmSync(program, { recursive: true, force: true });
    cpSync(join(PACKAGE_ROOT, 'dist'), program, { recursive: true });
    const quiet = number > 0 ? null : await noticedIn(program);
    if (quiet !== null) throw new Error(`without a fault: ${quiet}, expected nothing`);
    for (const [place, fault] of waiting) {
      const file = join(program, fault.file.replace(/\.ts$/, '.js'));
      const sound = readFileSync(file);
      writeFileSync(file, await builtOf(planted(fault)));
      noticed[place] = { fault, by: await noticedIn(program) };
      after(noticed[place]);
      writeFileSync(file, sound);
    }
  };
  await Promise.all(Array.from({ length: threads }, (_, number) => lane(number)));
  return noticed;
}

/** The source with its fault. Throws where what it changes is not there just once. */
export function planted({ fault, file, change: [from, to] }: MachineryFault): string {
  const source = readFileSync(join(PACKAGE_ROOT, file), 'utf8');
  const found = source.split(from).length - 1;
  if (found !== 1)
    throw new Error(`${fault}: found ${JSON.stringify(from)} ${found} times in ${file}, expected once`);
  return source.replace(from, () => to);
}

/** What a run says that is not as it is accepted; null where all is. */
async function noticedIn(program: string): Promise<string | null> {
  const result = join(program, 'result.json');
  for (const revision of REVISIONS) {
    rmSync(result, { force: true });
    const { code, stderr } = await ran([
      join(program, 'src', 'cli', 'main.js'),
      ...['verify', '--revision', revision, '--no-corpus', '--quiet', '--workers', '1'],
      ...['--cases', String(CASES), '--json', result],
      ...SEARCHED.flatMap((check) => ['--check', check]),
    ]);
    if (code === 0) continue;
    return existsSync(result)
      ? `${revision}: ${unexpectedIn(result)}`
      : (stderr.trim().split('\n')[0] ?? '').replace(/^mvps-verify: /, '') || `no end`;
  }
  return null;
}

/** A program as a process of its own: how it ended, and what it said of errors. */
function ran(args: readonly string[]): Promise<{ readonly code: number; readonly stderr: string }> {
  return new Promise((resolve) => {
    const options = { timeout: LONGEST_MS, maxBuffer: 2 ** 26 };
    execFile(process.execPath, args, options, (error, _, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), stderr }),
    );
  });
}

function unexpectedIn(result: string): string {
  const { verdicts } = JSON.parse(readFileSync(result, 'utf8')) as {
    readonly verdicts: readonly {
      readonly id: string;
      readonly verdict: string;
      readonly expected: string;
    }[];
  };
  const unexpected = verdicts.filter(({ verdict, expected }) => verdict !== expected);
  return unexpected.map(({ id, verdict, expected }) => `${id} ${verdict}, expected ${expected}`).join('; ');
}

/** The page of all of them. */
export function machineryPage(noticed: readonly Noticed[]): string {
  const rows = noticed.map(
    ({ fault: { fault, file }, by }) => `| ${fault} | ${file} | ${by ?? '**nothing**'} |`,
  );
  return [
    '# Faults of the search, and what notices each',
    '',
    `\`npm run mutants -- --machinery --keep\` makes this page: each fault is planted in the built program in turn, which then searches ${SEARCHED.length} statements on ${REVISIONS.join(' and ')} in ${CASES} cases. What is said is the first line of that run; no test has a say.`,
    '',
    '| fault | where | what the run says |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
