import { choiceOf, type RuleAlternative } from '../../../spec/language/choices.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import type { RuleChoice, RuleName } from '../../../spec/rules/catalogue.ts';
import { changesBetween } from '../../revision/changes.ts';
import { wrongAlternativesOf } from '../../search/analyse/kill-matrix.ts';
import { changesThatMatter } from '../../search/analyse/touched.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';
import { checkDraft } from '../check-draft.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { ClaimingSentence } from '../text/claiming-sentences.ts';
import type { CoverageBase } from './coverage-base.ts';
import { textEditsOf, withEdit } from './text-edits.ts';

/** A negation of a sentence, and what it turns. */
export interface Turned {
  /** What was put in the place of what the sentence says. */
  readonly negation: string;
  /** The statement that held and falls, or the kind of diagnostic that comes. */
  readonly by: StatementId | Diagnostic['rule'];
  /** What was found then, where the text itself shows it. */
  readonly told: readonly string[];
}

/** A statement that says the same as a sentence, with the first of its wrong rules that makes it fall. */
export async function turnedByWrongRule(binding: AnyBinding, base: CoverageBase): Promise<Turned | null> {
  for (const choice of binding.catches)
    if (await base.fallsWith(binding, choice)) return byRule(choice, binding);
  return null;
}

/** A rule that a sentence settles, taken otherwise: the statements that name this as wrong first. */
export async function turnedByRule(rule: RuleName, base: CoverageBase): Promise<Turned | null> {
  const readers = base.request.bindings.filter(({ reads }) => reads.includes(rule));
  for (const choice of wrongAlternativesOf(rule, base.revision)) {
    const catching = readers.filter((binding) => isCaught(binding, choice));
    for (const binding of [...catching, ...readers.filter((each) => !catching.includes(each))])
      if (await base.fallsWith(binding, choice)) return byRule(choice, binding);
  }
  return null;
}

function isCaught({ catches }: AnyBinding, { rule, take }: RuleChoice): boolean {
  return catches.some((each) => each.rule === rule && each.take === take);
}

function byRule(choice: RuleChoice, { statement }: AnyBinding): Turned {
  const taken: RuleAlternative = choiceOf(choice);
  return { negation: taken, by: statement.id, told: [] };
}

/** An operator turned round, a number changed or a citation left out: what the text then says that is false, or breaks. */
export async function turnedByEdit(sentence: ClaimingSentence, base: CoverageBase): Promise<Turned | null> {
  const { checked, request } = base;
  for (const edit of textEditsOf(sentence)) {
    const edited = checkDraft(
      withEdit(checked.draft, sentence, edit),
      request.reading,
      request.seed,
      request.reviewed,
    );
    const error = newError(checked.diagnostics, edited.diagnostics);
    if (error !== null)
      return { negation: edit.says, by: error.rule, told: [error.message, ...error.because] };
    const changes = changesBetween(checked.read.document, edited.read.document);
    if (changes.length === 0) continue;
    const { revision } = edited.read;
    for (const binding of request.bindings) {
      const isTouched = changesThatMatter(changes, binding, [base.revision, revision]).length > 0;
      if (isTouched && (await base.fallsOn(binding, revision)))
        return { negation: edit.says, by: binding.statement.id, told: [] };
    }
  }
  return null;
}

/** One on a line that had fewer: what was false before does not show that anything was looked at. */
function newError(before: readonly Diagnostic[], after: readonly Diagnostic[]): Diagnostic | null {
  const errorsOn = (all: readonly Diagnostic[], line: number) =>
    all.filter((each) => each.severity === 'error' && each.line === line);
  return (
    after.find(
      ({ severity, line }) =>
        severity === 'error' && errorsOn(after, line).length > errorsOn(before, line).length,
    ) ?? null
  );
}
