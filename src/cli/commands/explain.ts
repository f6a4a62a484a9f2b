import { InvalidArgumentError } from 'commander';
import { CAUSE_IDS, type CauseId, ROOT_CAUSES } from '../../../spec/causes/catalogue.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import { type LoadedDraft, loadAny } from '../../draft/reading/load-any.ts';
import { InputError } from '../../input/input-error.ts';
import { describeNearest } from '../../input/nearest.ts';
import { explainCheck } from '../../report/analyses/catalogue.ts';
import { sectionOf } from '../../report/findings/cause-section.ts';
import { causeLines } from '../../report/findings/cause-text.ts';
import { loadKeptFindings } from '../../report/stored/kept-findings.ts';
import { type Style, wrap } from '../../report/text/style.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { print, styleOf } from '../terminal/print.ts';
import { findingsWithLines, loadTextOfFindings } from './findings-text.ts';

export interface ExplainOptions {
  readonly revision: string;
  /** The text of a draft whose lines are named, in place of the revision. */
  readonly text?: string;
}

/** A parser of what can be explained: a statement or a root cause, in any case of letters. */
export function explainedParser(ids: readonly StatementId[]): (text: string) => StatementId | CauseId {
  const known = [...ids, ...CAUSE_IDS];
  return (text) => {
    const found = known.find((id) => id.toLowerCase() === text.toLowerCase());
    if (found !== undefined) return found;
    const otherwise = 'an id that "mvps-verify list checks" or "mvps-verify findings" prints';
    throw new InvalidArgumentError(`expected ${describeNearest(text, known, otherwise)}`);
  };
}

/** Explains a statement, or a root cause as it was found on a revision. */
export function explain(id: StatementId | CauseId, options: ExplainOptions, context: CommandContext): void {
  const text = options.text === undefined ? null : loadTextOfFindings(options.text, context.folder);
  const { revision } = text?.loaded ?? loadAny(options.revision, context.folder);
  const style = styleOf(context);
  if (isCause(id)) {
    const named = options.text ?? options.revision;
    print(context.stdout, explainCause(id, { named, revision, text }, style, context));
    return;
  }
  const binding = context.bindings.find(({ statement }) => statement.id === id);
  if (binding === undefined) throw new InputError([`${id} is not in this version`]);
  print(context.stdout, explainCheck(binding, revision, style));
}

function isCause(id: StatementId | CauseId): id is CauseId {
  return Object.hasOwn(ROOT_CAUSES, id);
}

/** What a root cause is explained on. */
interface ExplainedOn {
  /** As it was asked for. */
  readonly named: string;
  readonly revision: Revision;
  readonly text: LoadedDraft | null;
}

function explainCause(
  id: CauseId,
  { named, revision, text }: ExplainedOn,
  style: Style,
  { evidence, folder }: CommandContext,
): readonly string[] {
  const kept = loadKeptFindings(evidence.read, revision);
  const all =
    kept !== null && text !== null ? findingsWithLines(kept.findings, text, folder) : kept?.findings;
  const cause = all?.causes.find((each) => each.id === id);
  if (all !== undefined && cause !== undefined) return causeLines(sectionOf(cause, all, revision), style);
  const search = `mvps-verify findings --search --revision ${named} --json evidence/findings/${revision.name}.json`;
  const unknown =
    kept === null
      ? `No findings on this text of ${revision.name} are kept. This makes them: ${search}`
      : `It was not found on ${revision.name}: ${kept.file} has the causes that were.`;
  return [`${style.strong(id)}  ${ROOT_CAUSES[id].title}`, '', ...wrap(unknown, style.width, '  ')];
}
