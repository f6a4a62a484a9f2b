import { type Forger, verdictOf } from './forger.fixture.ts';

/** What is tried, how, what is said of it, and the options of the check that finds it. */
export type Cheat = readonly [
  name: string,
  cheat: (forger: Forger) => unknown,
  told: string,
  options?: string,
];

const CLAIM = 'T-RC-1/rejects-replays';
/** Changes of what was run and found, signed by who has the key. */
export const CHEATS_WITH_KEY: readonly Cheat[] = [
  [
    'a digest of a block is forged',
    (forger) =>
      forger.resigned(({ blocks }) => {
        (blocks[0] as unknown as unknown[])[3] = '0'.repeat(32);
      }),
    'run again: found',
    '--rerun 100% --audit-seed 5',
  ],
  [
    'a refuted statement is said to have held',
    (forger) =>
      forger.resigned((evidence) =>
        Object.assign(verdictOf(evidence, CLAIM), {
          verdict: 'held',
          expected: 'held',
          counterexamples: [],
          stored: null,
        }),
      ),
    `${CLAIM}: `,
  ],
  [
    'the acceptance is edited after the run',
    (forger) =>
      forger.resigned((evidence) => {
        (evidence.accepted as unknown as { findings: unknown[] }).findings = [];
      }),
    `${CLAIM}: accepted as: found refuted, expected held`,
  ],
  [
    'what was expected is edited',
    (forger) =>
      forger.resigned((evidence) => {
        verdictOf(evidence, 'T-RC-1.B').expected = 'refuted';
      }),
    'T-RC-1.B: accepted as',
  ],
  [
    'a counterexample is edited',
    (forger) =>
      forger.resigned((evidence) => {
        (
          verdictOf(evidence, CLAIM).counterexamples[0] as unknown as { script: { steps: unknown[] } }
        ).script.steps.splice(-1, 1);
      }),
    `${CLAIM}: counterexample`,
  ],
  [
    'a counterexample is taken out',
    (forger) =>
      forger.resigned((evidence) => {
        verdictOf(evidence, CLAIM).counterexamples = [];
      }),
    `${CLAIM}: counterexamples: found none`,
  ],
  [
    'a compiled file is edited',
    (forger) =>
      forger.resigned(({ manifests }) => {
        (manifests.compiled as Record<string, string>)['dist/src/cli/main.js'] = 'f'.repeat(64);
      }),
    'compiled: dist/src/cli/main.js: found',
  ],
  [
    'a source is left out of the list',
    (forger) =>
      forger.resigned(({ manifests }) => {
        delete (manifests.core as Record<string, string>)['src/protocol/broker/conditions.ts'];
      }),
    'core: src/protocol/broker/conditions.ts',
  ],
  [
    'a library is edited in place',
    (forger) =>
      forger.resigned(({ manifests }) => {
        const all = manifests.dependencies as Record<string, string>;
        all[Object.keys(all).find((name) => name.startsWith('fast-check@')) as string] = 'f'.repeat(64);
      }),
    'dependencies: fast-check@',
  ],
  [
    'the revision is swapped',
    (forger) =>
      forger.resigned((evidence) => {
        (evidence.revision as unknown as { limits: { R_L: { value: number } } }).limits.R_L.value = 5;
      }),
    'revision: found',
  ],
  [
    'a statement is taken out',
    (forger) =>
      forger.resigned((evidence) => {
        evidence.result.verdicts.splice(0, 1);
      }),
    'verdicts: found none of T-RC-1.B',
  ],
  [
    'a statement is taken out of the catalogue as well',
    (forger) =>
      forger.resigned((evidence) => {
        evidence.result.verdicts.splice(0, 1);
        evidence.catalogue.splice(0, 1);
      }),
    'catalogue: found nothing beside T-RC-1.B missing',
  ],
  [
    'a block is taken out',
    (forger) =>
      forger.resigned((evidence) => {
        evidence.blocks = evidence.blocks.filter(
          ([address]) => !address.startsWith('T-RC-1.B:own:') || !address.endsWith(':2'),
        );
      }),
    'T-RC-1.B: blocks',
  ],
  [
    'fewer cases ran than was promised',
    (forger) =>
      forger.resigned((evidence) => {
        evidence.cases = 1_000_000;
      }),
    'T-RC-1.B: cases',
  ],
  [
    'more cases are stated than ran',
    (forger) =>
      forger.resigned((evidence) => {
        verdictOf(evidence, 'T-RC-1.B').cases = 1_000_000;
      }),
    'T-RC-1.B: cases: found 1000000 stated',
  ],
  [
    'the seed is another one',
    (forger) =>
      forger.resigned((evidence) => {
        evidence.result.seed = 7;
      }),
    'of the run',
  ],
  [
    'a coverage class is left out',
    (forger) =>
      forger.resigned((evidence) => {
        verdictOf(evidence, 'T-RC-1.B').reached.splice(0, 1);
      }),
    'T-RC-1.B: coverage classes',
  ],
  [
    'a mutant is left out',
    (forger) =>
      forger.resigned((evidence) => {
        verdictOf(evidence, 'T-RC-1.B').caught.splice(0, 1);
      }),
    'T-RC-1.B: mutants',
  ],
  [
    'a mutant that survived is shown as killed nowhere',
    (forger) =>
      forger.resigned((evidence) => {
        (verdictOf(evidence, 'T-RC-1.B').caught[0] as { cases: number | null }).cases = null;
      }),
    'a mutant that survived',
  ],
  [
    'the canary was let through',
    (forger) =>
      forger.resigned((evidence) => {
        evidence.result.canary.refutedAfter = 1;
      }),
    'canary: found',
  ],
];
