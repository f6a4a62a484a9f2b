import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../sources/package-root.ts';

/**
 * Makes everything again that is committed and follows from the code: accepted verdicts, findings, the page of statements,
 * and the run that the README shows. What was accepted before is for a person to compare, in the diff. With `--keep-findings`
 * all but the findings, which take half an hour.
 */

const MAIN = join(PACKAGE_ROOT, 'dist', 'src', 'cli', 'main.js');
const FINDINGS = 'evidence/findings/draft-00';
/** How many rows of each table of the first screen the README shows. */
const [THEOREMS, CAUSES] = [5, 4];
const TOTALS = / root causes,|^\d+ held, | as accepted for | seed /;
const MARKED = /(<!-- run -->\n```\n)[\s\S]*?(```\n<!-- end of run -->)/;

/** What a command of the tool prints. Refutations end with 1, which is as it may be. */
function run(...args: readonly string[]): string {
  process.stderr.write(`mvps-verify ${args.join(' ')}\n`);
  const { status, stdout, error } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: PACKAGE_ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 26,
  });
  if (error !== undefined) throw error;
  if (status !== 0 && status !== 1) throw new Error(`mvps-verify ${args[0]} ended with ${status}`);
  return stdout;
}

/** The parts of the first screen, each up to a blank line. */
function shown(screen: string): readonly string[] {
  const [theorems = [], causes = [], totals = [], next = []] = screen
    .trimEnd()
    .split('\n\n')
    .map((part) => part.split('\n'));
  return [
    '$ npm run verify',
    ...cut(theorems, THEOREMS, theorems.length - 1),
    '',
    ...cut(causes, CAUSES, Number(/^\d+/.exec(totals[0] ?? '')?.[0])),
    '',
    ...totals.filter((line) => TOTALS.test(line)),
    '',
    ...next,
  ];
}

function cut(table: readonly string[], rows: number, all: number): readonly string[] {
  return [...table.slice(0, rows + 1), `[${all - rows} more]`];
}

for (const revision of ['draft-00', 'draft-01-proposed']) run('verify', '--revision', revision, '--update');
if (!process.argv.includes('--keep-findings'))
  run('findings', '--search', '--out', `${FINDINGS}.md`, '--json', `${FINDINGS}.json`);
writeFileSync(join(PACKAGE_ROOT, 'spec', 'README.md'), run('list', 'checks', '--markdown'));
const readme = join(PACKAGE_ROOT, 'README.md');
const block = `${shown(run('verify')).join('\n')}\n`;
writeFileSync(
  readme,
  readFileSync(readme, 'utf8').replace(MARKED, (_, start: string, end: string) => start + block + end),
);
