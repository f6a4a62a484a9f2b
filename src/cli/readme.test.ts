import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BINDINGS } from '../../properties/catalogue.ts';
import { wrongRulesOn } from '../bench/finding-targets.ts';
import { SHORT_DRAFT } from '../draft/short-draft.fixture.ts';
import { loadAccepted } from '../report/accepted/accepted.ts';
import { loadRevision } from '../revision/load.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';
import { type Ended, tryCli } from './cli.fixture.ts';
import type { WorkerSet } from './terminal/command-context.ts';

/** The pages whose commands are run or parsed. */
const PAGES = [
  'README.md',
  'spec/README.md',
  'src/draft/README.md',
  'src/ledger/README.md',
  'src/evidence/README.md',
  'src/dossier/README.md',
  'src/bench/README.md',
  'src/mutants/README.md',
];
const TEXTS = PAGES.map((page) => readFileSync(join(PACKAGE_ROOT, page), 'utf8'));
const [README = ''] = TEXTS;
const ARCHITECTURE = readFileSync(join(PACKAGE_ROOT, 'ARCHITECTURE.md'), 'utf8');
const MOST_LINES = 150;
const { scripts } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** The texts of the fenced blocks of one language, on all pages. */
function blocks(language: string): readonly string[] {
  return TEXTS.flatMap((text) =>
    [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
      (match) => match[1] ?? '',
    ),
  );
}

const LINES = blocks('sh').flatMap((block) => block.trim().split('\n'));
const COMMANDS = LINES.filter((line) => line.startsWith('mvps-verify ')).map((line) =>
  line.replace('mvps-verify ', ''),
);

/** What CI or a shell loop runs: its variables stand for a shard that is not there yet. */
const SHARD_COMMANDS = [...blocks('yaml'), ...blocks('bash')].flatMap((block) =>
  [...block.matchAll(/npx mvps-verify ([^"\n]*)/g)].map(([, line = '']) =>
    line.replace(/\$\{\{[^}]*\}\}|\$i/g, '0').replace('--dir shard-0', '--dir new-shard'),
  ),
);

/** What would search for long: whether it is parsed shows without. */
function isLong(line: string): boolean {
  return /^(verify|campaign|findings(?! --text)|matrix|flips|diff|evidence bundle|dossier|--)/.test(line);
}

/** A bundle of all statements takes a minute: evidence.test.ts checks a small one, and CI a whole one. */
function needsBundle(line: string): boolean {
  return line.startsWith('evidence check');
}

/** What says that the text is not in order. */
function isCheckOfText(line: string): boolean {
  return /^(check|coverage)/.test(line);
}

/** Every link to a file, beside the page that has it. */
const LINKS = [...PAGES, 'ARCHITECTURE.md'].flatMap((page, nth) =>
  [...(TEXTS[nth] ?? ARCHITECTURE).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(
    ([, target = '']) => [page, target] as const,
  ),
);

let folder: string;
const cli = (line: string, start?: () => WorkerSet): Promise<Ended> =>
  tryCli(line, {
    folder,
    bindings: BINDINGS,
    evidence: { read: [join(PACKAGE_ROOT, 'evidence')], write: folder },
    ...(start === undefined ? {} : { startWorkers: start }),
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'readme-'));
  writeFileSync(join(folder, 'my-draft.json'), blocks('json')[0] ?? '');
  writeFileSync(join(folder, 'draft.txt'), SHORT_DRAFT);
  writeFileSync(join(folder, 'edited.txt'), SHORT_DRAFT.replace('60-second', '30-second'));
  const git = (...args: readonly string[]): void => {
    const who = ['-c', 'user.name=t', '-c', 'user.email=t@example.org'];
    execFileSync('git', [...who, ...args], { cwd: folder, stdio: 'ignore' });
  };
  git('init', '-q');
  git('commit', '-q', '--allow-empty', '-m', 'as it was');
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  for (const shard of [0, 1, 2, 3]) {
    await cli(`campaign --check T-NIC-SUFF --cases 8192 --dir shard-${shard} --shard ${shard}/4 --quiet`);
  }
  cpSync(join(PACKAGE_ROOT, 'evidence'), join(folder, 'evidence'), { recursive: true });
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('the README', () => {
  it('is short', () => {
    expect(README.split('\n').length - 1).toBeLessThanOrEqual(MOST_LINES);
  });

  it('and its pages have commands to run, and none of another program than this and its scripts', () => {
    expect(COMMANDS.length).toBeGreaterThan(12);
    const others = LINES.filter((line) => !line.startsWith('mvps-verify '));
    for (const line of others) {
      const [, script = ''] = /^npm run (\S+)/.exec(line) ?? [];
      expect([line, Object.keys(scripts)]).toEqual([line, expect.arrayContaining([script])]);
    }
  });

  it.each(COMMANDS.filter((line) => !isLong(line) && !needsBundle(line)))('mvps-verify %s', async (line) => {
    const { code, err } = await cli(line);
    expect(isCheckOfText(line) ? '' : err.replace(/^from evidence.*\n/, '')).toBe('');
    expect(code).toBe(isCheckOfText(line) ? 1 : 0);
  });

  it.each([...COMMANDS.filter(isLong), ...SHARD_COMMANDS])('mvps-verify %s: is parsed', async (line) => {
    rmSync(join(folder, 'new-shard'), { recursive: true, force: true });
    const { err } = await cli(line, () => {
      throw new Error('the search would start here');
    });
    expect(err).toBe('mvps-verify: cannot go on: the search would start here\n');
  });

  it('times wrong rules that there are', () => {
    const named = [...TEXTS.join('').matchAll(/--rule (\S+)/g)].map(([, rule]) => rule);
    const wrong = wrongRulesOn(loadRevision('draft-01-proposed')).map(({ rule, take }) => `${rule}=${take}`);
    expect(named.length).toBeGreaterThan(0);
    for (const rule of named) expect(wrong).toContain(rule);
  });

  it('shows shards in CI and over hosts', () => {
    expect(SHARD_COMMANDS).toHaveLength(5);
  });

  it('shows a root cause as explain prints it', async () => {
    const shown = blocks('').find((block) => block.startsWith('C-03 ')) ?? 'no block';
    const evidence = { read: [join(PACKAGE_ROOT, 'evidence')], write: folder };
    const { out } = await tryCli('explain C-03', { folder, bindings: BINDINGS, evidence });
    const lines = shown.split('\n').filter((line) => line !== '' && line !== '[...]');
    expect(lines.length).toBeGreaterThan(10);
    expect(out.split('\n').filter((line) => lines.includes(line))).toEqual(lines);
  });

  it('shows a run whose verdicts are the accepted ones', () => {
    const shown = blocks('').find((block) => block.startsWith('$ npm run verify')) ?? '';
    const accepted = loadAccepted([join(PACKAGE_ROOT, 'evidence')], ['draft-00']);
    const words = Object.values(accepted?.verdicts ?? {});
    const of = (word: string): number => words.filter((each) => each === word).length;
    expect(shown).toContain(`\n${of('held')} held, ${of('refuted')} refuted\n`);
    expect(shown).toContain(`draft-00 (${accepted?.revision.digest.slice(0, 12)})`);
    expect(shown).toContain(`${BINDINGS.length} of ${BINDINGS.length} as accepted for draft-00`);
  });

  it('shows properties as their example runs them', () => {
    const shown = readFileSync(join(PACKAGE_ROOT, 'properties/README.md'), 'utf8');
    const run = readFileSync(join(PACKAGE_ROOT, 'properties/example.test.ts'), 'utf8');
    expect(shown.match(/^```ts\n([\s\S]*?)^```$/m)?.[1]).toBe(run);
  });

  it.each(LINKS)('%s links to %s, which exists', (page, target) => {
    expect(existsSync(join(PACKAGE_ROOT, dirname(page), target))).toBe(true);
  });
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
