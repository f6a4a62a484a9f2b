import { STATEMENTS } from '../../../spec/catalogue/statements.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import type { RuleName } from '../../../spec/rules/catalogue.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { sectionDigest } from '../text/digest.ts';
import type { Draft, Section } from '../text/draft.ts';
import type { Reading } from './reading.ts';

/** Sections by their number, each with the digest under which somebody read it. */
export type Reviewed = Readonly<Record<string, string>>;

/**
 * The sections that say something else than when rules and statements were read from them, and that nobody has read
 * again since: what was read is still what is searched, and need not be what the text says now.
 */
export function staleSections(
  draft: Draft,
  { sections: known }: Reading,
  reviewed: Reviewed,
  revision: Revision,
): readonly Diagnostic[] {
  return draft.sections.flatMap((section) => {
    const digest = sectionDigest(section);
    const before = known[section.number];
    if (before === undefined || before === digest || reviewed[section.number] === digest) return [];
    const { rules, statements } = readFrom(section.number, revision);
    return rules.length + statements.length === 0 ? [] : [stale(section, rules, statements)];
  });
}

function readFrom(number: string, { provenance }: Revision) {
  const rules = (Object.keys(provenance) as RuleName[]).filter((name) => {
    const { clause, contradicted } = provenance[name];
    return clause === number || contradicted?.clause === number;
  });
  const statements = [...STATEMENTS.values()].filter(({ clause }) => clause === number).map(({ id }) => id);
  return { rules, statements };
}

function stale(
  { number, heading }: Section,
  rules: readonly string[],
  statements: readonly string[],
): Diagnostic {
  const counts = [
    ...(rules.length > 0 ? [`${rules.length} rule${rules.length === 1 ? '' : 's'}`] : []),
    ...(statements.length > 0 ? [`${statements.length} statement${statements.length === 1 ? '' : 's'}`] : []),
  ].join(' and ');
  return {
    ...heading,
    rule: 'reading/stale',
    severity: 'warning',
    message: `section ${number} changed: ${counts} were read from it`,
    found: 'another text than the one that was read',
    expected: `to be read again, and recorded with --reviewed ${number}`,
    because: [
      ...(rules.length > 0 ? [`rules: ${rules.join(', ')}`] : []),
      ...(statements.length > 0 ? [`statements: ${statements.join(', ')}`] : []),
      `when they say what the text says, record it: --reviewed ${number}`,
    ],
    fix: null,
  };
}
