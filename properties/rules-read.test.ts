import { describe, expect, it } from 'vitest';
import type { Revision } from '../spec/language/revision.ts';
import { meaningsOf, type RuleName } from '../spec/rules/catalogue.ts';
import { withRules } from '../src/revision/build.ts';
import { loadRevision } from '../src/revision/load.ts';
import type { AnyBinding } from '../src/search/trial/binding.ts';
import { readOf } from '../src/search/trial/open-choices.ts';
import { BINDINGS } from './catalogue.ts';

const REVISIONS = [loadRevision('draft-00'), loadRevision('draft-01-proposed')];

/** A revision for each alternative of a rule; under some of them a rule is read that is not under others. */
function variants(revision: Revision, rule: RuleName): readonly Revision[] {
  return Object.keys(meaningsOf(rule)).map((take) => withRules(revision, [{ rule, take } as never]));
}

/** Of statements in one world with one declaration, and predicates that read no more, one is looked at. */
const LOOKED_AT: readonly AnyBinding[] = [
  ...new Map(
    BINDINGS.map((binding) => [`${binding.scenario} ${binding.reads.join(' ')}`, binding] as const),
  ).values(),
];

describe.each(BINDINGS.map((binding) => [binding.statement.id, binding] as const))('%s', (_, binding) => {
  it('reads no rule that its binding does not declare', () => {
    const read = REVISIONS.flatMap((revision) => readOf(binding, revision).rules);
    expect(read.filter((rule) => !binding.reads.includes(rule))).toEqual([]);
  });

  it('reads every rule that its binding declares, on one of the drafts or with one other rule changed', () => {
    const read = new Set<RuleName>(REVISIONS.flatMap((revision) => readOf(binding, revision).rules));
    const missing = binding.reads.filter((rule) => !read.has(rule));
    for (const rule of missing.length > 0 ? binding.reads : []) {
      for (const variant of REVISIONS.flatMap((revision) => variants(revision, rule))) {
        for (const found of readOf(binding, variant).rules) read.add(found);
      }
      if (missing.every((each) => read.has(each))) break;
    }
    expect(binding.reads.filter((rule) => !read.has(rule))).toEqual([]);
  });
});

describe.each(LOOKED_AT.map((binding) => [binding.statement.id, binding] as const))('%s', (_, binding) => {
  it('reads no other rule whichever of its own is changed', () => {
    const [draft] = REVISIONS as [Revision];
    const read = binding.reads
      .flatMap((rule) => variants(draft, rule))
      .flatMap((revision) => readOf(binding, revision).rules);
    expect([...new Set(read)].filter((rule) => !binding.reads.includes(rule))).toEqual([]);
  });
});

it('a binding that leaves out a rule is found', () => {
  const [binding] = BINDINGS as unknown as [AnyBinding];
  const reads = binding.reads.filter((rule) => rule !== 'mac-per-path');
  expect(readOf({ ...binding, reads }, REVISIONS[0] as Revision).rules).toContain('mac-per-path');
});
