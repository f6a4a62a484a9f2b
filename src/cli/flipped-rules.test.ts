import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BINDINGS } from '../../properties/catalogue.ts';
import { ruleChoiceOf } from '../../spec/language/choices.ts';
import type { Revision } from '../../spec/language/revision.ts';
import { RULES, type RuleChoice, type RuleName } from '../../spec/rules/catalogue.ts';
import type { Rule } from '../../spec/rules/rule.ts';
import { loadStoredCases } from '../report/stored/stored-cases.ts';
import { buildRevision } from '../revision/build.ts';
import type { RevisionDocument } from '../revision/document.ts';
import { load } from '../revision/load.ts';
import { findBreakingSets } from '../search/analyse/breaking-sets.ts';
import { breaksOn } from '../search/analyse/repair.ts';
import { runChecks } from '../search/run/run-checks.ts';
import { inThisThread } from '../search/run/task.ts';
import type { AnyBinding } from '../search/trial/binding.ts';
import { rulesRead, withheldBy } from '../search/trial/open-choices.ts';
import type { Verdict } from '../search/trial/verdict.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';
import { tryCli } from './cli.fixture.ts';
import { DEFAULT_CASES } from './terminal/options.ts';

/** FLIPPED_RULES=all flips every rule of both drafts to every alternative, which takes some hours. */
const ALL = process.env.FLIPPED_RULES === 'all';
/** As `i/n`: every n-th flip from the i-th on. */
const [PART = 0, PARTS = 1] = (process.env.FLIPPED_PART ?? '0/1').split('/').map(Number);
const CASES = 1024;
/** Of which one search of a set of choices takes a part. */
const CASES_OF_A_SET = ALL ? 256 : 64;

const stored = loadStoredCases([join(PACKAGE_ROOT, 'evidence')]);

/** A slice that takes seconds: rules that break deep sets, and one that leaves most as it is. */
const SLICE: readonly string[] = [
  'state-durability=durable',
  'half-pairing=bound',
  'quorum-counting=cosignatures',
];

/** What only a case of six steps and two readings breaks where the state of a broker is durable. */
const DEEP = 'T-RC-1/rejects-replays';

interface Flip {
  readonly base: string;
  readonly rule: RuleName;
  readonly take: string;
}

const flips = ['draft-00', 'draft-01-proposed'].flatMap((base) => {
  const { rules } = load(base).revision;
  return (Object.keys(RULES) as RuleName[]).flatMap((rule) =>
    Object.keys((RULES[rule] as Rule).alternatives)
      .filter((take) => take !== rules[rule])
      .map((take): Flip => ({ base, rule, take })),
  );
});
const chosen = flips.filter(({ rule, take }, at) =>
  ALL ? at % PARTS === PART : SLICE.includes(`${rule}=${take}`),
);

/** The base with rules fixed otherwise by a clause, so that their other alternatives are open no more. */
function flipped(base: string, taken: Readonly<Record<string, string>>): Revision {
  const { document } = load(base);
  const fixed = Object.entries(taken).map(([rule, take]) => [rule, { take, clause: 'X' }]);
  const edited = {
    ...document,
    clauses: [...document.clauses, 'X'],
    rules: { ...document.rules, ...Object.fromEntries(fixed) },
  };
  return buildRevision(edited as RevisionDocument);
}

/** What the test reads of `diff --json`. */
interface Diffed {
  readonly statements: readonly { readonly id: string; readonly after: string }[];
  readonly alike: readonly string[];
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'flips-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function bindingOf(id: string): AnyBinding {
  return BINDINGS.find(({ statement }) => statement.id === id) as AnyBinding;
}

async function verdictOf(
  binding: AnyBinding,
  revision: Revision,
  kept = stored,
  cases = CASES,
): Promise<Verdict> {
  const { twin, ...onItsOwnLevel } = binding;
  const bindings = [{ ...onItsOwnLevel, catches: [] }];
  const executor = inThisThread(bindings, revision);
  const outcome = await runChecks({
    bindings,
    revision,
    seed: 1,
    cases,
    stored: kept,
    executor,
    workers: 1,
  });
  return outcome.verdicts[0] as Verdict;
}

/** Kept cases that another way of playing them finds to break a statement. */
function brokenBy(binding: AnyBinding, revision: Revision): readonly string[] {
  return stored
    .filter(({ check }) => check === binding.statement.id)
    .filter((each) => {
      const isOpen = each.breaks.every((choice) => {
        const picked: RuleChoice | null = ruleChoiceOf(choice);
        const inForce = picked !== null && revision.rules[picked.rule] === picked.take;
        return (
          inForce ||
          (withheldBy(choice, binding, revision) === null && (picked === null || binding.silence === 'open'))
        );
      });
      const counterexample = { breaks: each.breaks, script: { ...each.script, breach: '' } };
      return isOpen && breaksOn(binding, revision, counterexample);
    })
    .map(({ source }) => source);
}

test('without the kept cases a claim would go unbroken that one of them breaks', async () => {
  // By several brokers a replay passes in one step.
  const revision = flipped('draft-00', { 'state-durability': 'durable', 'broker-instances': 'one' });
  const binding = bindingOf(DEEP);
  expect((await verdictOf(binding, revision, [])).verdict).not.toBe('refuted');
  expect(brokenBy(binding, revision)).not.toEqual([]);
  expect((await verdictOf(binding, revision)).verdict).toBe('refuted');
});

describe.each(chosen)('$base with $rule=$take', (flip) => {
  const revision = flipped(flip.base, { [flip.rule]: flip.take });

  test('diff says of no statement that it holds, or is as before, beside a case that breaks it', async () => {
    const { base, rule, take } = flip;
    const overlay = {
      schema: 'mvps-verify/revision/1',
      extends: base,
      name: 'flipped',
      clauses: ['X'],
      rules: { [rule]: { take, clause: 'X' } },
    };
    writeFileSync(join(folder, 'flipped.json'), JSON.stringify(overlay));
    const evidence = { read: [join(PACKAGE_ROOT, 'evidence')], write: join(folder, 'evidence') };
    const { code } = await tryCli(`diff ${base} flipped.json --cases ${CASES} --json diff.json`, {
      folder,
      bindings: BINDINGS,
      evidence,
    });
    expect([0, 1]).toContain(code);
    const { statements, alike } = JSON.parse(readFileSync(join(folder, 'diff.json'), 'utf8')) as Diffed;
    expect(statements).not.toEqual([]);
    for (const { id, after } of statements) {
      if (after !== 'refuted') expect(brokenBy(bindingOf(id), revision), id).toEqual([]);
    }
    const before = load(base).revision;
    for (const id of alike) {
      const isBroken = (on: Revision): boolean => brokenBy(bindingOf(id), on).length > 0;
      expect(isBroken(revision), id).toBe(isBroken(before));
    }
  });

  const touched = BINDINGS.filter(
    (binding) => binding.scenario(revision).space === undefined && rulesRead(binding).includes(flip.rule),
  );
  const some = ALL ? touched : touched.filter(({ statement }, at) => at % 5 === 0 || statement.id === DEEP);

  test.each(some.map((binding) => [binding.statement.id, binding] as const))(
    '%s is not held beside a case or an open set that breaks it',
    { timeout: 3_600_000 },
    async (id, binding) => {
      const { verdict } = await verdictOf(binding, revision);
      if (verdict === 'refuted') return;
      expect(verdict, id).not.toBe('error');
      expect(brokenBy(binding, revision)).toEqual([]);
      // A check takes the readings of the revision: its sets without one are what was just searched.
      if (binding.silence !== 'open') return;
      const executor = inThisThread([binding], revision);
      const { sets } = await findBreakingSets(binding, revision, {
        seed: 1,
        cases: CASES_OF_A_SET,
        executor,
      });
      const open = sets.filter(({ choices }) =>
        choices.every((choice) => withheldBy(choice, binding, revision) === null),
      );
      // A set is searched alone: among all that is open it may take more than these few cases.
      const found = open.length === 0 ? null : await verdictOf(binding, revision, stored, DEFAULT_CASES);
      if (found?.verdict === 'refuted') return;
      expect(open.map(({ choices }) => choices.join(' '))).toEqual([]);
    },
  );
});
