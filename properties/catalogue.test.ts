import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STATEMENTS } from '../spec/catalogue/statements.ts';
import { isCheck } from '../spec/language/statement.ts';
import { meaningsOf } from '../spec/rules/catalogue.ts';
import { cataloguePage } from '../src/report/analyses/catalogue.ts';
import { loadRevision } from '../src/revision/load.ts';
import { rulesRead } from '../src/search/trial/open-choices.ts';
import { PACKAGE_ROOT } from '../src/sources/package-root.ts';
import { BINDINGS, BY_SUBJECT, CHECKS, SUBJECTS, type Subject } from './catalogue.ts';
import { isTest, sourcesUnder } from './house-rules.fixture.ts';

const isBinding = (exported: unknown): boolean =>
  typeof exported === 'object' && exported !== null && 'statement' in exported;

describe('the catalogue', () => {
  const revision = loadRevision('draft-00');

  it('has the checks of section 8, in their order, and then claims, each id once', () => {
    const ids = BINDINGS.map(({ statement }) => statement.id);
    expect(CHECKS.map(({ statement }) => statement.id)).toEqual(
      Object.keys(revision.proofs?.validator.witnesses ?? {}),
    );
    expect(BINDINGS.slice(0, CHECKS.length)).toEqual(CHECKS);
    expect(BINDINGS.slice(CHECKS.length).filter(({ statement }) => isCheck(statement))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('binds every statement that is known by its id', () => {
    expect(new Map(BINDINGS.map(({ statement }) => [statement.id, statement]))).toEqual(STATEMENTS);
  });

  it.each(SUBJECTS)('lists every binding of %s', async (subject) => {
    const files = sourcesUnder(`properties/${subject}`).filter((source) => !isTest(source));
    const exported = await Promise.all(files.map(({ path }) => import(`../${path}`) as Promise<object>));
    const bound = exported.flatMap((each) => Object.values(each).flat()).filter(isBinding);
    expect(new Set(bound)).toEqual(new Set(BY_SUBJECT[subject]));
  });

  it.each(BINDINGS.map((binding) => [binding.statement.id, binding] as const))('%s', (id, binding) => {
    const { subject } = binding.scenario(revision);
    expect(SUBJECTS).toContain(subject);
    expect(existsSync(join(PACKAGE_ROOT, `generators/${subject}`))).toBe(true);
    const stated = sourcesUnder(`spec/${subject}`).filter((source) => !isTest(source));
    expect(
      stated.some(({ text }) => text.includes(`'${id}'`)),
      `spec/${subject}`,
    ).toBe(true);
    expect(BY_SUBJECT[subject as Subject]).toContain(binding);
    expect(existsSync(join(PACKAGE_ROOT, `properties/${subject}/search.test.ts`))).toBe(true);
    const wrongRules = [...binding.catches, ...(binding.twin?.catches ?? [])];
    // Where no rule of the protocol bears on a statement, its mutants are of what it judges.
    if (rulesRead(binding).length > 0) expect(wrongRules.length).toBeGreaterThanOrEqual(3);
    for (const { rule, take } of wrongRules) {
      expect(Object.keys(meaningsOf(rule))).toContain(take);
      expect(revision.rules[rule], `${rule} is wrong when it is what draft-00 takes`).not.toBe(take);
    }
  });

  it.each(BINDINGS.map((binding) => [binding.statement.id, binding] as const))(
    '%s has a name of its own for each argument of a step, so that a described case can be played again',
    (_, binding) => {
      const { setting, steps } = binding.scenario(revision);
      for (const domains of [setting, ...steps.map(({ args }) => args)]) {
        const names = domains.map(({ name }) => name);
        expect(new Set(names).size, names.join(', ')).toBe(names.length);
      }
    },
  );

  it('has the page spec/README.md', () => {
    const page = readFileSync(join(PACKAGE_ROOT, 'spec/README.md'), 'utf8');
    expect(page).toBe(`${cataloguePage(BINDINGS, revision).join('\n')}\n`);
  });

  it('has ids that the schemas of files take', () => {
    const { $defs } = JSON.parse(
      readFileSync(join(PACKAGE_ROOT, 'spec/schemas/counterexample.schema.json'), 'utf8'),
    ) as { readonly $defs: { readonly check: { readonly pattern: string } } };
    for (const { statement } of BINDINGS) expect(statement.id).toMatch(new RegExp($defs.check.pattern));
  });
});
