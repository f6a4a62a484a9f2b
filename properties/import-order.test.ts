import { posix } from 'node:path';
import { SUBJECTS, type Subject } from './catalogue.ts';
import { type HouseRule, holdSourcesTo, importsOf, isTest, type NamedRule } from './house-rules.fixture.ts';

const MOST_FILES = 20;
/** Subjects that others build on. */
const SHARED_BY: Readonly<Partial<Record<string, readonly Subject[]>>> = {
  'verification-dos': ['nic-sizing'],
};
/** Every folder, in the one order in which they may import: from themselves and from what stands above. */
const FOLDERS: readonly string[] = [
  'spec/rules',
  'spec/language',
  'spec/figures',
  'spec/formula',
  ...SUBJECTS.map((subject) => `spec/${subject}`),
  'spec/catalogue',
  'spec/causes',
  'src/input',
  'src/sources',
  'src/primitives',
  'src/messages',
  'src/wire',
  'src/keys',
  'src/crypto',
  'src/cost',
  'src/protocol',
  'src/protocol/vantage',
  'src/protocol/broker',
  'src/protocol/entrance',
  'src/protocol/witness',
  'src/protocol/detector',
  'src/protocol/deployment',
  'src/revision',
  'src/search/case',
  'src/search/measure',
  'src/search/minimise',
  'src/search/trial',
  'src/search/block',
  'src/search/run',
  'src/search/analyse',
  'src/report/text',
  'src/receipts',
  'src/report/figures',
  'src/draft/text',
  'src/draft/diagnostic',
  'src/draft/equations',
  'src/draft/symbols',
  'src/draft/prose',
  'src/draft/reading',
  'src/draft/repair',
  'src/draft',
  'src/draft/statements',
  'src/draft/coverage',
  'src/report/draft',
  'src/report/verdict',
  'src/report/accepted',
  'src/report/ci',
  'src/report/analyses',
  'src/report/findings',
  'src/report/stored',
  'src/report/overlay',
  'src/report/screen',
  'src/ledger',
  'src/engines',
  'src/evidence',
  'src/evidence/check',
  'generators',
  ...SUBJECTS.map((subject) => `generators/${subject}`),
  ...SUBJECTS.map((subject) => `properties/${subject}`),
  'properties',
  'src/dossier',
  'src/dossier/page',
  'src/library',
  'src/lsp',
  'src/cli/terminal',
  'src/cli/gate',
  'src/cli/commands',
  'src/cli/draft',
  'src/cli/init',
  'src/cli/evidence',
  'src/cli',
  'src/bench',
  'src/mutants',
];
/** How far down the one way of imports a file stands, by its folder; -1 where no order is known for that. */
function placeOf(path: string): number {
  return FOLDERS.indexOf(posix.dirname(path));
}

const isSubject = (name: string | undefined): name is Subject => SUBJECTS.some((each) => each === name);

/** A subject may import what all share and what is listed, but no other subject of its room. */
function isForeignSubject(path: string, target: string): boolean {
  const [room, subject] = path.split('/');
  const [targetRoom, targetSubject] = target.split('/');
  if (room !== targetRoom || subject === targetSubject || room === 'src') return false;
  if (!isSubject(subject) || !isSubject(targetSubject)) return false;
  return SHARED_BY[targetSubject]?.includes(subject) !== true;
}

const importsGoOneWay: HouseRule = (sources) =>
  sources.flatMap((source) =>
    importsOf(source)
      .filter((name) => name.startsWith('.') && !isTest(source))
      .map((name) => posix.join(posix.dirname(source.path), name))
      .filter((target) => placeOf(target) > placeOf(source.path))
      .map((target) => `${source.path} imports ${target}`),
  );

const subjectsStandApart: HouseRule = (sources) =>
  sources.flatMap((source) =>
    importsOf(source)
      .filter((name) => name.startsWith('.') && !isTest(source))
      .map((name) => posix.join(posix.dirname(source.path), name))
      .filter((target) => isForeignSubject(source.path, target))
      .map((target) => `${source.path} imports ${target}`),
  );

const foldersHaveAnOrder: HouseRule = (sources) =>
  [...new Set(sources.filter((source) => !isTest(source)).map(({ path }) => posix.dirname(path)))]
    .filter((folder) => !FOLDERS.includes(folder))
    .map((folder) => `no order is known for ${folder}`);

/** Imports of types count: what is read together is understood together. */
const importsMakeNoCircle: HouseRule = (sources) => {
  const targets = new Map(
    sources
      .filter((source) => !isTest(source))
      .map((source) => [
        source.path,
        importsOf(source)
          .filter((name) => name.startsWith('.'))
          .map((name) => posix.join(posix.dirname(source.path), name)),
      ]),
  );
  const left = new Map<string, boolean>();
  const circles: string[] = [];
  const visit = (path: string): void => {
    if (left.get(path) === false) circles.push(`${path} is in a circle of imports`);
    if (left.has(path)) return;
    left.set(path, false);
    for (const target of targets.get(path) ?? []) visit(target);
    left.set(path, true);
  };
  for (const path of targets.keys()) visit(path);
  return circles;
};

const foldersAreSmall: HouseRule = (sources) => {
  const counts = new Map<string, number>();
  for (const source of sources.filter((each) => !isTest(each))) {
    const folder = posix.dirname(source.path);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > MOST_FILES)
    .map(([folder, count]) => `${folder} has ${count} files`);
};

const RULES_OF_IMPORT: readonly NamedRule[] = [
  [
    'imports go one way',
    importsGoOneWay,
    { path: 'spec/language/a.ts', text: "import { x } from '../../src/input/x.ts';\n" },
  ],
  [
    'subjects stand apart',
    subjectsStandApart,
    { path: 'spec/nic-sizing/a.ts', text: "import { x } from '../joint-cost/x.ts';\n" },
  ],
  ['every folder has its order', foldersHaveAnOrder, { path: 'src/protocol/somewhere/a.ts', text: '' }],
  [
    'imports make no circle',
    importsMakeNoCircle,
    { path: 'spec/language/a.ts', text: "import type { A } from './a.ts';\n" },
  ],
  [
    'folders are small',
    foldersAreSmall,
    Array.from({ length: MOST_FILES + 1 }, (_, index) => ({ path: `src/input/a${index}.ts`, text: '' })),
  ],
];

holdSourcesTo(RULES_OF_IMPORT);
