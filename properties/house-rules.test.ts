import { RULES } from '../spec/rules/catalogue.ts';
import { BINDINGS } from './catalogue.ts';
import {
  type HouseRule,
  holdSourcesTo,
  importsOf,
  isTest,
  type NamedRule,
  type Source,
} from './house-rules.fixture.ts';

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
const PURE = /^(spec|src\/(protocol|wire|cost|keys|messages)|generators)\//;
const WORLD = /\b(performance\.now|process\.[a-z]|setTimeout\(|setInterval\(|getRandomValues)/;

const pureRoomsArePure: HouseRule = (sources) =>
  sources
    .filter((source) => PURE.test(source.path) && !isTest(source))
    .flatMap((source) =>
      importsOf(source)
        .filter((name) => name.startsWith('node:') || isForeignToSpec(source, name))
        .map((name) => `${source.path} imports ${name}`)
        .concat(WORLD.test(source.text) ? [`${source.path} looks at the world around it`] : []),
    );

/** Libraries that statements need: exact fractions, and a parser of formulas. */
const FOR_SPEC = ['fraction.js', 'jsep'];

function isForeignToSpec({ path }: Source, name: string): boolean {
  return path.startsWith('spec/') && !name.startsWith('.') && !FOR_SPEC.includes(name);
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
  return /^src\/(protocol|wire|crypto|cost|keys)\/|^spec\/nic-sizing\//.test(path) && !isTest(source);
}

function readsRule({ text }: Source, rule: string): boolean {
  return text.includes(`'${rule}'`) || new RegExp(`\\brules\\.${rule}\\b`).test(text);
}

const RULES_OF_THE_HOUSE: readonly NamedRule[] = [
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

holdSourcesTo(RULES_OF_THE_HOUSE);
