import type { Revision } from '../../../spec/language/revision.ts';
import type { RuleChoice } from '../../../spec/rules/catalogue.ts';
import type { Level } from '../case/scenario.ts';
import type { Caught } from '../trial/verdict.ts';
import type { SearchPart } from './search-part.ts';

/** What the search on one wrong rule came to. */
export function caughtBy(part: SearchPart, level: Level, { provenance }: Revision): Caught {
  const [choice] = part.name.rules as readonly [RuleChoice];
  const { cases, failing } = part.merged;
  const { contradicted } = provenance[choice.rule];
  return {
    rule: `${choice.rule}=${choice.take}`,
    choice,
    level,
    cases: failing === null ? null : cases,
    clause: contradicted?.take === choice.take ? contradicted.clause : null,
  };
}
