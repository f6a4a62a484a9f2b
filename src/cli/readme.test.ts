import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BINDINGS } from '../../properties/catalogue.ts';
import { wrongRulesOn } from '../bench/finding-targets.ts';
import { loadAccepted } from '../report/verdict/accepted.ts';
import { loadRevision } from '../revision/load.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';
import { type Ended, tryCli } from './cli.fixture.ts';
import type { Crew } from './terminal/surroundings.ts';

const README = readFileSync(join(PACKAGE_ROOT, 'README.md'), 'utf8');
const ARCHITECTURE = readFileSync(join(PACKAGE_ROOT, 'ARCHITECTURE.md'), 'utf8');

/** The texts of the fenced blocks of one language. */
function blocks(language: string): readonly string[] {
  return [...README.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    (match) => match[1] ?? '',
  );
}

const COMMANDS = blocks('sh')
  .flatMap((block) => block.trim().split('\n'))
  .map((line) => line.replace(/^mvps-verify ?/, ''));

/** What CI or a shell loop runs: its variables stand for a shard that is not there yet. */
const SHARD_COMMANDS = [...blocks('yaml'), ...blocks('bash')].flatMap((block) =>
  [...block.matchAll(/npx mvps-verify ([^"\n]*)/g)].map(([, line = '']) =>
    line.replace(/\$\{\{[^}]*\}\}|\$i/g, '0').replace('--dir shard-0', '--dir new-shard'),
  ),
);

/** What would search for long; whether it is understood is told without. */
function isLong(line: string): boolean {
  return /^(verify|campaign|findings|matrix|flips|diff)\b/.test(line);
}

let folder: string;
let firstRun: string;

const cli = (line: string, start?: () => Crew): Promise<Ended> =>
  tryCli(line, {
    folder,
    bindings: BINDINGS,
    ...(start === undefined ? {} : { createCrew: start }),
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'readme-'));
  writeFileSync(join(folder, 'my-draft.json'), blocks('json')[0] ?? '');
  for (const shard of [0, 1, 2, 3]) {
    await cli(`campaign --check T-NIC-SUFF --cases 8192 --dir shard-${shard} --shard ${shard}/4 --quiet`);
  }
  firstRun = (await cli('verify --revision my-draft.json --json result.json --check T-RC-1.A --cases 8192'))
    .out;
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('the README', () => {
  it('has commands to run', () => {
    expect(COMMANDS.length).toBeGreaterThan(8);
  });

  it.each(COMMANDS.filter((line) => !isLong(line)))('mvps-verify %s', async (line) => {
    const { code, err } = await cli(line);
    expect(err).toBe('');
    expect(code).toBe(line.endsWith('--revision draft-00') ? 1 : 0);
  });

  it.each([...COMMANDS.filter(isLong), ...SHARD_COMMANDS])('mvps-verify %s: is understood', async (line) => {
    rmSync(join(folder, 'new-shard'), { recursive: true, force: true });
    const { err } = await cli(line, () => {
      throw new Error('the search would start here');
    });
    expect(err).toBe('mvps-verify: cannot go on: the search would start here\n');
  });

  it('times wrong rules that there are', () => {
    const named = [...README.matchAll(/--rule (\S+)/g)].map(([, rule]) => rule);
    const wrong = wrongRulesOn(loadRevision('draft-01-proposed')).map(({ rule, take }) => `${rule}=${take}`);
    expect(named.length).toBeGreaterThan(0);
    for (const rule of named) expect(wrong).toContain(rule);
  });

  it('shows shards in CI and over hosts', () => {
    expect(SHARD_COMMANDS).toHaveLength(4);
  });

  it('shows the counterexample that its own revision has', () => {
    const shown = blocks('').find((block) => block.startsWith('  counterexample of'));
    expect(firstRun).toContain(shown);
  });

  it('shows a run whose verdicts are the accepted ones', () => {
    const shown = blocks('').find((block) => block.startsWith('$ npm run verify')) ?? '';
    const accepted = loadAccepted([join(PACKAGE_ROOT, 'evidence')], ['draft-00']);
    const rows = [...shown.matchAll(/^([TDLd]\S+) +[\d.]+ +(held|refuted) +(sampled|exhausted) /gm)];
    expect(rows.length).toBeGreaterThan(12);
    for (const [, id = '', verdict] of rows) expect([id, accepted?.verdicts[id]]).toEqual([id, verdict]);
    expect(shown).toContain(`draft-00 (${accepted?.revision.digest.slice(0, 12)})`);
    expect(shown).toContain(`${BINDINGS.length} of ${BINDINGS.length} as accepted for draft-00`);
  });

  it('shows properties as their example runs them', () => {
    const shown = readFileSync(join(PACKAGE_ROOT, 'properties/README.md'), 'utf8');
    const run = readFileSync(join(PACKAGE_ROOT, 'properties/example.test.ts'), 'utf8');
    expect(shown.match(/^```ts\n([\s\S]*?)^```$/m)?.[1]).toBe(run);
  });

  it.each([...(README + ARCHITECTURE).matchAll(/\]\(([^)#]+)\)/g)].map((match) => match[1] ?? ''))(
    'links to %s, which exists',
    (target) => {
      expect(existsSync(join(PACKAGE_ROOT, target))).toBe(true);
    },
  );
});

describe('ARCHITECTURE.md', () => {
  it.each(
    [...ARCHITECTURE.matchAll(/`((?:spec|src|generators|properties)\/[\w./-]+\.(?:ts|json))`/g)].map(
      (match) => match[1] ?? '',
    ),
  )('speaks of %s, which exists', (file) => {
    expect(existsSync(join(PACKAGE_ROOT, file))).toBe(true);
  });
});
