import { resolve } from 'node:path';
import type { StatementId } from '../../../spec/language/statement.ts';
import { loadAny } from '../../draft/reading/load-any.ts';
import { jsonText, writeWhole } from '../../input/write-json.ts';
import { loadAccepted } from '../../report/accepted/accepted.ts';
import { figureChangeLines, placedFigureChanges } from '../../report/figures/figure-diff.ts';
import { loadStoredCases } from '../../report/stored/stored-cases.ts';
import { editBetween, editLines } from '../../report/verdict/edit-lines.ts';
import { EXIT } from '../../report/verdict/exit-code.ts';
import { storedRevision } from '../../report/verdict/result.ts';
import { differenceOf, diffLines, type StatementDiff, sameLines } from '../../report/verdict/verdict-diff.ts';
import type { Change } from '../../revision/changes.ts';
import type { LoadedRevision } from '../../revision/load.ts';
import { countFailures } from '../../search/analyse/failure-count.ts';
import { changesThatMatter, shownAlike, type Touched } from '../../search/analyse/touched.ts';
import { runChecks } from '../../search/run/run-checks.ts';
import { playStoredCases } from '../../search/run/stored-cases.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';
import { Trial } from '../../search/trial/trial.ts';
import type { Verdict } from '../../search/trial/verdict.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { print, styleOf } from '../terminal/print.ts';
import { createProgressDisplay } from '../terminal/progress-display.ts';
import { refuseUnwritable } from '../terminal/refuse-unwritable.ts';
import { type AnalysisOptions, Interrupted } from './over-statements.ts';
import { type Edit, turningPart } from './turning-part.ts';

type DiffOptions = Omit<AnalysisOptions, 'revision'>;

/** Cases of which the failing ones are counted where a statement is refuted on both revisions. */
const COUNTED_CASES = 1024;

/**
 * What an edit does: searches the statements that it can touch on two revisions, over the same case streams, and
 * recomputes the published figures. 1 where something broke or a figure became false, else 0.
 */
export async function diff(
  before: string,
  after: string,
  options: DiffOptions,
  context: CommandContext,
): Promise<number> {
  const old = loadAny(before, context.folder);
  const now = loadAny(after, context.folder);
  if (options.json !== undefined) refuseUnwritable(resolve(context.folder, options.json), options.json);
  const content = editBetween(old, now);
  const { changes } = content;
  const edit: Edit = {
    before: old,
    after: now,
    seed: options.seed,
    stored: loadStoredCases(context.evidence.read),
  };
  const touched = touchedBy(changes, edit, context.bindings);
  const alike = await alikeOf(touched, edit);
  const differing = touched.filter(({ binding }) => !alike.has(binding.statement.id));
  const diffs = await diffsOf(differing, edit, options, context);
  const figures = placedFigureChanges(old, now);
  const style = styleOf(context);
  const untouched = context.bindings.length - touched.length;
  print(context.stdout, [
    ...editLines(content, style),
    '',
    ...diffLines(diffs, style),
    ...(figures.length === 0 ? [] : ['Published figures:', ...figureChangeLines(figures, style), '']),
    ...sameLines(diffs, { untouched, alike: alike.size }, style),
  ]);
  if (options.json !== undefined) {
    const { seed, cases } = options;
    const revisions = { before: storedRevision(old), after: storedRevision(now) };
    const written = {
      schema: 'mvps-verify/diff/2',
      ...revisions,
      seed,
      cases,
      ...content,
      statements: diffs,
      untouched,
      alike: [...alike],
      figures,
    };
    writeWhole(resolve(context.folder, options.json), jsonText(written), options.json);
  }
  if (diffs.some((each) => each.before === 'error' || each.after === 'error')) return EXIT.badInput;
  const isWorse =
    diffs.some(({ difference }) => difference === 'broke') || figures.some((each) => each.becameFalse);
  return isWorse ? EXIT.differs : EXIT.asExpected;
}

function touchedBy(
  changes: readonly Change[],
  { before, after }: Edit,
  bindings: readonly AnyBinding[],
): readonly Touched[] {
  return bindings.flatMap((binding) => {
    const matter = changesThatMatter(changes, binding, [before.revision, after.revision]);
    return matter.length === 0 ? [] : [{ binding: withoutCatches(binding), changes: matter }];
  });
}

/** A rule may be looked up and decide nothing. What a kept case breaks is searched all the same. */
function alikeOf(touched: readonly Touched[], edit: Edit): Promise<ReadonlySet<StatementId>> {
  const { before, after, stored, seed } = edit;
  const holds = ({ binding }: Touched): boolean =>
    [before, after].every(({ revision }) => playStoredCases(binding, revision, stored).broken === null);
  const candidates = touched
    .filter(({ changes }) => changes.every(({ section }) => section === 'rules'))
    .filter(holds);
  return shownAlike(candidates, [before, after], seed);
}

/** What is known of a statement on a revision. */
type Outcome = Pick<Verdict, 'id' | 'verdict' | 'counterexamples'>;

/**
 * The verdicts that were accepted for the very revision that is edited, which need not be searched for again: of what was
 * refuted, with a kept case that breaks it.
 */
function acceptedOutcomes(
  bindings: readonly AnyBinding[],
  { before, stored }: Edit,
  { evidence }: CommandContext,
): ReadonlyMap<StatementId, Outcome> {
  const { name, digest } = before.revision;
  const accepted = loadAccepted(evidence.read, [name]);
  if (accepted?.revision.digest !== digest) return new Map();
  const known = bindings.flatMap((binding): readonly Outcome[] => {
    const { id } = binding.statement;
    const verdict = accepted.verdicts[id];
    const { broken } = playStoredCases(binding, before.revision, stored);
    if (verdict === undefined || (verdict === 'refuted') !== (broken !== null)) return [];
    return [{ id, verdict, counterexamples: broken === null ? [] : [broken.counterexample] }];
  });
  return new Map(known.map((each) => [each.id, each]));
}

async function diffsOf(
  touched: readonly Touched[],
  edit: Edit,
  options: DiffOptions,
  context: CommandContext,
): Promise<readonly StatementDiff[]> {
  const bindings = touched.map(({ binding }) => binding);
  const accepted = acceptedOutcomes(bindings, edit, context);
  const unknown = bindings.filter(({ statement }) => !accepted.has(statement.id));
  const before = new Map(accepted);
  for (const each of await verdictsOf(unknown, edit.before, edit, options, context))
    before.set(each.id, each);
  const verdictsAfter = await verdictsOf(bindings, edit.after, edit, options, context);
  const diffs: StatementDiff[] = [];
  for (const [at, each] of touched.entries()) {
    const was = before.get(each.binding.statement.id) as Outcome;
    diffs.push(await diffOf(each, was, verdictsAfter[at] as Verdict, edit));
  }
  return diffs;
}

async function diffOf(
  { binding, changes }: Touched,
  was: Outcome,
  is: Verdict,
  edit: Edit,
): Promise<StatementDiff> {
  const { id } = binding.statement;
  const { before, after, seed } = edit;
  const isReworded = before.revision.wordings[id] !== after.revision.wordings[id];
  const difference = differenceOf(was.verdict, is.verdict, isReworded);
  const breaks = difference === 'broke';
  const turns =
    breaks || difference === 'newly holds' || (difference === 'weaker' && was.verdict === 'refuted');
  const counterexamples = (breaks ? is : was).counterexamples;
  const isCounted = difference === 'refuted' && is.how.way === 'sampled' && binding.level === 'ideal';
  const failuresOn = ({ revision }: LoadedRevision) =>
    countFailures(new Trial(binding, revision, [], 'own'), seed, COUNTED_CASES);
  return {
    id,
    before: was.verdict,
    after: is.verdict,
    difference,
    turnedBy: turns ? await turningPart(binding, changes, counterexamples, breaks, edit) : [],
    counterexamples: turns ? counterexamples : [],
    failures: isCounted ? { before: failuresOn(before), after: failuresOn(after) } : null,
  };
}

/** Only whether the statements hold, each on its own level: what they catch, and real bytes beside it, `verify` tells. */
async function verdictsOf(
  bindings: readonly AnyBinding[],
  { revision }: LoadedRevision,
  { stored }: Edit,
  { cases, seed, workers: asked }: DiffOptions,
  context: CommandContext,
): Promise<readonly Verdict[]> {
  if (bindings.length === 0) return [];
  const workers = asked ?? context.cores;
  const pool = context.startWorkers(revision, workers);
  const display = createProgressDisplay(context, bindings.length, false);
  try {
    const outcome = await runChecks({
      bindings,
      revision,
      seed,
      cases,
      executor: pool.executor,
      stored,
      workers,
      signal: context.interruption,
      onProgress: display.show,
      onShrinking: display.shrinking,
    });
    if (outcome.interrupted) throw new Interrupted();
    return outcome.verdicts;
  } finally {
    display.close();
    await pool.close();
  }
}

function withoutCatches(binding: AnyBinding): AnyBinding {
  const { twin, ...rest } = binding;
  return { ...rest, catches: [] };
}
