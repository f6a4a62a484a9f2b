import { sentenceOf } from '../../../spec/catalogue/sentence.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { stepLines, violationLines } from '../../report/text/counterexample-lines.ts';
import { createStyle } from '../../report/text/style.ts';
import type { Touched } from '../../search/analyse/touched.ts';
import type { FirstLook } from '../../search/run/first-look.ts';
import type { Counterexample } from '../../search/trial/verdict.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Draft } from '../text/draft.ts';
import type { Place } from '../text/passage.ts';

interface Turned extends Touched {
  readonly draft: Draft;
  /** Where entries of the revision stand, by their names. */
  readonly places: ReadonlyMap<string, Place>;
  /** The revision beside which the text is looked at. */
  readonly base: string;
  /** As the text has it. */
  readonly revision: Revision;
}

/** What became of a statement, at the line that did it; null where it stands as before. */
export function turnedDiagnostic(
  before: 'held' | 'refuted',
  { came, counterexample, why }: FirstLook,
  turned: Turned,
): Diagnostic | null {
  const { statement } = turned.binding;
  const { id } = statement;
  const sentence = sentenceOf(statement, turned.revision);
  const changed = turned.changes.map(({ summary }) => `changed: ${summary}`);
  const common = { ...placeOf(turned), fix: null };
  if (came === 'not judged')
    return {
      ...common,
      rule: 'statement/not-judged',
      severity: 'warning',
      message: `${id} cannot be judged on this text`,
      found: why,
      expected: 'a world that can be set up',
      because: [why, ...changed],
    };
  if (came === 'broken' && before === 'held')
    return {
      ...common,
      rule: 'statement/broken',
      severity: 'error',
      message: `${id} held of ${turned.base} and does not hold of this text`,
      found: counterexample?.script.breach ?? '',
      expected: sentence,
      because: [sentence, ...changed, ...caseLines(counterexample)],
    };
  if (came === 'broken' && turned.changes.some(({ section }) => section === 'formulas'))
    return {
      ...common,
      rule: 'statement/refuted',
      severity: 'error',
      message: `${id} does not hold by the formula that is printed here`,
      found: counterexample?.script.breach ?? '',
      expected: sentence,
      because: [sentence, ...changed, ...caseLines(counterexample)],
    };
  if (came === 'no case breaks it' && before === 'refuted')
    return {
      ...common,
      rule: 'statement/mended',
      severity: 'note',
      message: `${id} was refuted of ${turned.base}, and no case was found that breaks it on this text`,
      found: 'no counterexample',
      expected: 'a counterexample, as before',
      because: [sentence, ...changed],
    };
  return null;
}

/** Of what changed, or else of the section that states it. */
function placeOf({ changes, places, draft, binding }: Turned): Place {
  for (const { section, name } of changes) {
    const entry = name === '' ? section : `${section}.${name}`;
    const found = [...places].find(([each]) => each === entry || each.startsWith(`${entry}.`));
    if (found !== undefined) return found[1];
  }
  const section = draft.sections.find(({ number }) => number === binding.statement.clause);
  return section?.heading ?? { line: 1, column: 1, length: 1 };
}

/** Too wide to be wrapped twice. */
const ONE_LINE = { ...createStyle(false, 0), width: Number.POSITIVE_INFINITY };

function caseLines(counterexample: Counterexample | null): readonly string[] {
  if (counterexample === null) return [];
  const { steps, breach } = counterexample.script;
  const lines = steps.flatMap((step, index) => stepLines(step, index, ONE_LINE));
  return ['a case:', ...lines, ...violationLines(breach, ONE_LINE)].map((line) => line.trim());
}
