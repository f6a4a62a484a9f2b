import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { meaningsOf, RULES } from '../spec/rules.ts';
import { CHECK_IDS } from '../spec/statement.ts';
import { catalogueMarkdown } from '../src/report/catalogue.ts';
import { loadRevision } from '../src/revision/load.ts';
import { PACKAGE_ROOT } from '../src/revision/package-root.ts';
import { rulesRead } from '../src/search/open-choices.ts';
import { BINDINGS } from './catalogue.ts';

interface Source {
  /** From the top of the package, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** What is wrong with some sources, one line each. */
type HouseRule = (sources: readonly Source[]) => readonly string[];

const ROOMS = ['spec', 'src', 'generators', 'properties', 'evidence'];
const MOST_LINES = 300;
/** Put together here, so that this file does not break its own rule. */
const FORBIDDEN = [
  ['Math', '\\.random'],
  ['Date', '\\.now'],
  [':', ' any(?=[;,)=|&>[\\]{])'],
  ['\\bas', ' any\\b'],
  ['@ts', '-ignore'],
  ['biome', '-ignore'],
  ['eslint', '-disable'],
  ['\\b(it|test|describe)\\.(skip|only', '|todo)\\b'],
  ['\\bskip', 'If\\b'],
  ['\\bTO', 'DO\\b'],
  ['\\bFIX', 'ME\\b'],
].map((parts) => new RegExp(parts.join('')));
const VAGUE = /(^|\/)(utils?|helpers?|common|misc|internals?|shared|managers?)(\.test)?(\.ts|\/)/;
/** Rooms that are functions of their arguments: no clock, no files, no threads. */
const PURE = /^(spec|src\/(protocol|wire|cost)|generators)\//;
const WORLD = /\b(performance\.now|process\.[a-z]|setTimeout\(|setInterval\(|getRandomValues)/;
const IMPORT = /^\s*(?:import|export)\b[^'"]*?\bfrom\s+'([^']+)'|^\s*import\s+'([^']+)'/gm;

function isTest({ path }: Source): boolean {
  return /\.(test|test-d)\.ts$/.test(path);
}

/** How far down the one way of imports a file stands: it may import from its own place and from above. */
function placeOf(path: string): number {
  if (path.startsWith('spec/')) return 0;
  if (/^src\/(cli|bench)\//.test(path)) return 4;
  if (path.startsWith('src/')) return 1;
  return path.startsWith('generators/') ? 2 : 3;
}

function importsOf({ text }: Source): readonly string[] {
  return [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '');
}

const importsGoOneWay: HouseRule = (sources) =>
  sources.flatMap((source) =>
    importsOf(source)
      .filter((name) => name.startsWith('.') && !isTest(source))
      .map((name) => posix.join(posix.dirname(source.path), name))
      .filter((target) => placeOf(target) > placeOf(source.path))
      .map((target) => `${source.path} imports ${target}`),
  );

const pureRoomsArePure: HouseRule = (sources) =>
  sources
    .filter((source) => PURE.test(source.path) && !isTest(source))
    .flatMap((source) =>
      importsOf(source)
        .filter((name) => name.startsWith('node:') || isForeignToSpec(source, name))
        .map((name) => `${source.path} imports ${name}`)
        .concat(WORLD.test(source.text) ? [`${source.path} looks at the world around it`] : []),
    );

/** Statements need no library but exact fractions. */
function isForeignToSpec({ path }: Source, name: string): boolean {
  return path.startsWith('spec/') && !name.startsWith('.') && name !== 'fraction.js';
}

const filesAreSmall: HouseRule = (sources) =>
  sources
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > MOST_LINES)
    .map(({ path, lines }) => `${path} has ${lines} lines`);

const nothingForbidden: HouseRule = (sources) =>
  sources.flatMap(({ path, text }) =>
    FORBIDDEN.filter((pattern) => pattern.test(text)).map((pattern) => `${path} has ${pattern.source}`),
  );

const namesSaySomething: HouseRule = (sources) =>
  sources.filter(({ path }) => VAGUE.test(path)).map(({ path }) => `${path} says nothing`);

const statementsAreInTheCatalogue: HouseRule = (sources) =>
  sources
    .filter((source) => source.path.startsWith('spec/') && !isTest(source))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/^\s*id: '([^']+)'/gm)].map((match) => [path, match[1] ?? '']),
    )
    .filter(([, id]) => !BINDINGS.some(({ statement }) => statement.id === id))
    .map(([path, id]) => `${path} states ${id}, which no binding runs`);

/** A rule that no code reads cannot be wrong, and a check that names it would catch nothing. */
const rulesAreRead: HouseRule = (sources) =>
  Object.keys(RULES)
    .filter((rule) => !sources.some((source) => isCore(source) && readsRule(source, rule)))
    .map((rule) => `no code reads the rule ${rule}`);

/** The core, and statements whose wording a rule varies. */
function isCore(source: Source): boolean {
  const { path } = source;
  return /^src\/(protocol|wire|crypto|cost)\/|^spec\/nic-sizing/.test(path) && !isTest(source);
}

function readsRule({ text }: Source, rule: string): boolean {
  return text.includes(`'${rule}'`) || new RegExp(`\\brules\\.${rule}\\b`).test(text);
}

const RULES_OF_THE_HOUSE: readonly (readonly [string, HouseRule, Source])[] = [
  [
    'imports go one way',
    importsGoOneWay,
    { path: 'spec/a.ts', text: "import { x } from '../src/report/x.ts';\n" },
  ],
  [
    'pure rooms have no clock, files or threads',
    pureRoomsArePure,
    { path: 'src/protocol/a.ts', text: "import {\n  x,\n} from 'node:fs';\n" },
  ],
  ['files are small', filesAreSmall, { path: 'src/a.ts', text: 'x\n'.repeat(MOST_LINES + 1) }],
  ['nothing forbidden', nothingForbidden, { path: 'src/a.ts', text: `let x${':'} any;\n` }],
  ['names say something', namesSaySomething, { path: 'src/utils/a.ts', text: '' }],
  [
    'statements are in the catalogue',
    statementsAreInTheCatalogue,
    { path: 'spec/a.ts', text: "  id: 'T-NEW',\n" },
  ],
  [
    'rules are read by the core',
    rulesAreRead,
    {
      path: 'src/protocol/a.ts',
      text: Object.keys(RULES)
        .slice(1)
        .map((rule) => `rules['${rule}']`)
        .join('\n'),
    },
  ],
];

function sourcesUnder(folder: string): Source[] {
  return readdirSync(join(PACKAGE_ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourcesUnder(path);
    return path.endsWith('.ts') ? [{ path, text: readFileSync(join(PACKAGE_ROOT, path), 'utf8') }] : [];
  });
}

describe.each(RULES_OF_THE_HOUSE)('%s', (_, rule, bad) => {
  it('in every source', () => {
    expect(rule(ROOMS.filter((room) => existsSync(join(PACKAGE_ROOT, room))).flatMap(sourcesUnder))).toEqual(
      [],
    );
  });

  it('and a bad example is found', () => {
    expect(rule([bad])).toHaveLength(1);
  });
});

describe('the catalogue', () => {
  const revision = loadRevision('draft-00');

  it('has the checks of section 8, in their order, and then claims, each id once', () => {
    const ids = BINDINGS.map(({ statement }) => statement.id);
    expect(ids.slice(0, CHECK_IDS.length)).toEqual(CHECK_IDS);
    for (const id of ids.slice(CHECK_IDS.length)) expect(id).toContain('/');
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(BINDINGS.map((binding) => [binding.statement.id, binding] as const))('%s', (id, binding) => {
    const { subject } = binding.scenario(revision);
    for (const file of [`spec/${subject}.ts`, `generators/${subject}.ts`, `properties/${subject}.ts`]) {
      expect(existsSync(join(PACKAGE_ROOT, file)), file).toBe(true);
    }
    expect(readFileSync(join(PACKAGE_ROOT, `spec/${subject}.ts`), 'utf8')).toContain(`'${id}'`);
    expect(existsSync(join(PACKAGE_ROOT, `properties/${subject}.test.ts`)), 'test').toBe(true);
    const wrongRules = [...binding.catches, ...(binding.twin?.catches ?? [])];
    // Where no rule of the protocol bears on a statement, faults are planted in what it judges.
    if (rulesRead(binding, revision).length > 0) expect(wrongRules.length).toBeGreaterThanOrEqual(3);
    for (const { rule, take } of wrongRules) {
      expect(Object.keys(meaningsOf(rule))).toContain(take);
      expect(revision.rules[rule], `${rule} is wrong when it is what draft-00 takes`).not.toBe(take);
    }
  });

  it.each(BINDINGS.map((binding) => [binding.statement.id, binding] as const))(
    '%s names the arguments of a step apart, so that a told case can be played again',
    (_, binding) => {
      const { setting, steps } = binding.scenario(revision);
      for (const domains of [setting, ...steps.map(({ args }) => args)]) {
        const names = domains.map(({ name }) => name);
        expect(new Set(names).size, names.join(', ')).toBe(names.length);
      }
    },
  );

  it.each(['checks', 'claims'] as const)('has the table of %s in the README', (kind) => {
    const readme = readFileSync(join(PACKAGE_ROOT, 'README.md'), 'utf8');
    const [, rest = ''] = readme.split(`<!-- ${kind} -->\n`);
    const [table] = rest.split(`\n<!-- end of ${kind} -->`);
    expect(table).toBe(catalogueMarkdown(BINDINGS, revision, kind).join('\n'));
  });

  it('has ids that the schemas of files take', () => {
    const { $defs } = JSON.parse(
      readFileSync(join(PACKAGE_ROOT, 'spec/schemas/counterexample.schema.json'), 'utf8'),
    ) as { readonly $defs: { readonly check: { readonly pattern: string } } };
    for (const { statement } of BINDINGS) expect(statement.id).toMatch(new RegExp($defs.check.pattern));
  });
});
