import fc from 'fast-check';
import type { Script } from '../case/scenario.ts';

/** What came of a case: its statement held, its precondition was not met, or it violated what is said. */
export type Judged = 'held' | 'not met' | { readonly violated: string };

/** A case that violates its statement. Whatever else a property throws is a fault of the program. */
export class StatementViolated extends Error {
  override readonly name = 'StatementViolated';
}

/** What `fc.pre(false)` throws, made once: to collect the stack anew for each discarded case takes longer than the case. */
const PRECONDITION_NOT_MET = thrownBy(() => fc.pre(false));

/** The only property there is: a judgement of scripts, as fast-check takes it. */
export function scriptProperty(
  scripts: fc.Arbitrary<Script>,
  judge: (script: Script) => Judged,
): fc.IProperty<[Script]> {
  return fc.property(scripts, (script) => {
    const judged = judge(script);
    if (judged === 'not met') throw PRECONDITION_NOT_MET;
    if (judged !== 'held') throw new StatementViolated(judged.violated);
  });
}

function thrownBy(failing: () => void): unknown {
  try {
    failing();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('a precondition that is not met went unnoticed');
}
