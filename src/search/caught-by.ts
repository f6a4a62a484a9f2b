import type { Revision } from '../../spec/revision.ts';
import type { RuleChoice } from '../../spec/rules.ts';
import type { Level } from './scenario.ts';
import type { SearchPart } from './search-part.ts';
import type { Caught } from './verdict.ts';

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
