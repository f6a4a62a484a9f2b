import type { Choice } from '../../../spec/language/choices.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import type { AnyBinding } from '../trial/binding.ts';
import { type Withheld, withheldBy } from '../trial/open-choices.ts';

/** A choice and who withholds it. */
export interface Holder extends Withheld {
  readonly choice: Choice;
}

/** Who withholds the choices of a set; none where all of them are open to the adversary. */
export function holdersOf(
  choices: readonly Choice[],
  binding: AnyBinding,
  revision: Revision,
): readonly Holder[] {
  return choices.flatMap((choice) => {
    const withheld = withheldBy(choice, binding, revision);
    return withheld === null ? [] : [{ choice, ...withheld }];
  });
}

/** "H-RL (1.4)" or "clause 2". */
export function describeHolder({ clause, hypothesis }: Holder): string {
  return hypothesis === undefined ? `clause ${clause}` : `${hypothesis} (clause ${clause})`;
}
