import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHECK_IDS } from '../spec/language/statement.ts';
import { meaningsOf } from '../spec/rules/catalogue.ts';
import { cataloguePage } from '../src/report/analyses/catalogue.ts';
import { loadRevision } from '../src/revision/load.ts';
import { rulesRead } from '../src/search/trial/open-choices.ts';
import { PACKAGE_ROOT } from '../src/sources/package-root.ts';
import { BINDINGS } from './catalogue.ts';
import { isTest, sourcesUnder } from './house-rules.fixture.ts';
import { SUBJECTS } from './subjects.fixture.ts';

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
    expect(SUBJECTS).toContain(subject);
    expect(existsSync(join(PACKAGE_ROOT, `generators/${subject}`))).toBe(true);
    const stated = sourcesUnder(`spec/${subject}`).filter((source) => !isTest(source));
    expect(
      stated.some(({ text }) => text.includes(`'${id}'`)),
      `spec/${subject}`,
    ).toBe(true);
    const searched = sourcesUnder(`properties/${subject}`).filter(({ path }) => path.endsWith('.test.ts'));
    expect(searched.length, `tests in properties/${subject}`).toBeGreaterThan(0);
    const wrongRules = [...binding.catches, ...(binding.twin?.catches ?? [])];
    // Where no rule of the protocol bears on a statement, faults are planted in what it judges.
    if (rulesRead(binding).length > 0) expect(wrongRules.length).toBeGreaterThanOrEqual(3);
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
