import { RULES, type RuleName } from '../../../spec/rules/catalogue.ts';
import type { Rule } from '../../../spec/rules/rule.ts';
import type { RevisionDocument } from '../../revision/document.ts';
import { checkDocument } from '../../revision/load.ts';

/**
 * The document of a revision that was kept with a case. Of rules that are newer than the file it takes the first
 * alternative: what the core did before there was a rule. Throws an InputError for anything else that is wrong with it.
 */
export function storedDocument(value: unknown, shown: string): RevisionDocument {
  return checkDocument(withNewerRules(value), shown);
}

function withNewerRules(value: unknown): unknown {
  const { rules } = value as { readonly rules?: unknown };
  if (typeof rules !== 'object' || rules === null) return value;
  const before = (Object.keys(RULES) as RuleName[]).map((name) => {
    const [take] = Object.keys((RULES[name] as Rule).alternatives);
    return [name, { take, clause: 'silent', reading: 'the file is older than the rule' }] as const;
  });
  return { ...(value as object), rules: { ...Object.fromEntries(before), ...rules } };
}
