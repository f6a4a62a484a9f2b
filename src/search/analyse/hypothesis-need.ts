import type { Choice } from '../../../spec/language/choices.ts';
import type { HypothesisName } from '../../../spec/language/hypotheses.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import type { AnyBinding } from '../trial/binding.ts';
import type { BreakingSets } from './breaking-sets.ts';

/**
 * needed: a choice that it withholds is in a minimal breaking set. idle: none is. opaque: its text is not public, so
 * that nobody can say what it withholds.
 */
export type Need = 'needed' | 'idle' | 'opaque';

/** What one part of a hypothesis does for one statement. */
export interface HypothesisNeed {
  readonly hypothesis: HypothesisName;
  readonly part: string;
  readonly clause: string;
  readonly need: Need;
  /** The minimal breaking sets that it takes a choice from. */
  readonly prevents: readonly (readonly Choice[])[];
}

/** What each hypothesis that the draft assumes for a statement does for it. */
export function hypothesisNeeds(
  { statement }: AnyBinding,
  { sets }: BreakingSets,
  revision: Revision,
): readonly HypothesisNeed[] {
  return statement.hypotheses.flatMap((hypothesis) => {
    const { clause, parts } = revision.hypotheses[hypothesis];
    return Object.entries(parts).map(([part, withheld]) => {
      const prevents = sets
        .map(({ choices }) => choices)
        .filter((set) => set.some((one) => withheld.includes(one)));
      const need: Need = withheld.length === 0 ? 'opaque' : prevents.length > 0 ? 'needed' : 'idle';
      return { hypothesis, part, clause, need, prevents };
    });
  });
}
