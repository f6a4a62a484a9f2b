import { resolve } from 'node:path';
import { type LoadedDraft, loadAny } from '../../draft/reading/load-any.ts';
import { InputError } from '../../input/input-error.ts';
import { jsonText, writeWhole } from '../../input/write-json.ts';
import { composeCauses } from '../../report/findings/causes.ts';
import {
  type BareFinding,
  bySeverity,
  FINDINGS_SCHEMA,
  type Finding,
  type Findings,
  figureFindings,
  findingsOf,
  type Repair,
} from '../../report/findings/findings.ts';
import { findingsAppendix, findingsMarkdown } from '../../report/findings/findings-markdown.ts';
import { type KeptFindings, loadKeptFindings } from '../../report/stored/kept-findings.ts';
import { inOrderOf, KeptOthers } from '../../report/stored/kept-others.ts';
import { EXIT } from '../../report/verdict/exit-code.ts';
import { storedRevision } from '../../report/verdict/result.ts';
import { buildRevision } from '../../revision/build.ts';
import { type Change, changesBetween, takeBack } from '../../revision/changes.ts';
import type { LoadedRevision } from '../../revision/load.ts';
import { type BreakingSet, findBreakingSets } from '../../search/analyse/breaking-sets.ts';
import { hypothesisNeeds } from '../../search/analyse/hypothesis-need.ts';
import { breaksWithoutChange, takenBack } from '../../search/analyse/needed-change.ts';
import { breaksOn } from '../../search/analyse/repair.ts';
import type { FirstFailing } from '../../search/block/block-result.ts';
import { firstFailing } from '../../search/run/first-failing.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';
import { programDigests } from '../../sources/program-digests.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { print } from '../terminal/print.ts';
import { refuseUnwritable } from '../terminal/refuse-unwritable.ts';
import { findingsWithLines, loadTextOfFindings } from './findings-text.ts';
import { chosen } from './matrix.ts';
import { type AnalysisOptions, overStatements } from './over-statements.ts';
import { refusePatch, writePatch } from './repair-patch.ts';

export type FindingsOptions = AnalysisOptions & {
  readonly repair: string;
  readonly out?: string;
  /** Search, even where findings are kept. */
  readonly search?: boolean;
  /** With statements of which to search, take the findings on all others from what is kept. */
  readonly keepOthers?: boolean;
  /** The text of a draft whose lines the report names, in place of the revision. */
  readonly text?: string;
  /** A file for the repairs of the text, in place of the report unless that is asked for as well. */
  readonly patch?: string;
  /** Every finding, behind the report. */
  readonly all?: boolean;
};

/**
 * Writes the report on a revision, of the kept findings where there are any, or the repairs of a text as a patch of it;
 * 0 where that could be made.
 */
export async function findings(options: FindingsOptions, context: CommandContext): Promise<number> {
  const text = options.text === undefined ? null : loadTextOfFindings(options.text, context.folder);
  const loaded = text?.loaded ?? loadAny(options.revision, context.folder);
  const repaired = loadAny(options.repair, context.folder);
  for (const file of [options.json, options.out]) {
    if (file !== undefined) refuseUnwritable(resolve(context.folder, file), file);
  }
  if (text === null && options.patch !== undefined)
    throw new InputError(['found --patch and no --text <draft>, expected the text that the patch is of']);
  if (text !== null && options.patch !== undefined) {
    refusePatch(options.patch, text.draft.shown, context.folder);
    writePatch(options.patch, text, repaired.document, options.seed, context);
    if (options.out === undefined && options.json === undefined) return EXIT.asExpected;
  }
  const keptHere = () => keptFor(options, loaded, repaired, context);
  const others = options.keepOthers === true ? othersFor(options, keptHere()) : null;
  // What is asked for anew does not depend on what is kept, which may be in a form of before.
  const answer = options.search === true || options.check !== undefined ? null : keptHere();
  if (answer !== null) print(context.stderr, [`from ${answer.file}; --search makes it again`]);
  else if (text !== null) sayThatItIsSearched(text, context);
  const found = answer?.findings ?? (await compose(loaded, repaired, others, options, context));
  const all = text === null ? found : findingsWithLines(found, text, context.folder);
  const appendix = options.all === true ? findingsAppendix(all) : '';
  const page = findingsMarkdown(all, loaded.revision) + appendix;
  if (options.out !== undefined) writeWhole(resolve(context.folder, options.out), page, options.out);
  else if (options.patch === undefined) context.stdout.write(page);
  if (options.json !== undefined) {
    writeWhole(resolve(context.folder, options.json), jsonText(all), options.json);
  }
  return EXIT.asExpected;
}

/** Before a search of minutes, where the text of what is known was expected. */
function sayThatItIsSearched({ draft, loaded, reading }: LoadedDraft, { stderr }: CommandContext): void {
  if (loaded.revision.name === reading.of) return;
  const line = `${draft.shown} gives another revision than ${reading.of}, of which nothing is kept: it is searched`;
  print(stderr, [line]);
}

/** What is kept of this revision, this repair, and this many cases of this seed; null where nothing is. */
function keptFor(
  { seed, cases }: FindingsOptions,
  { revision }: LoadedRevision,
  repaired: LoadedRevision,
  { evidence }: CommandContext,
): KeptFindings | null {
  const kept = loadKeptFindings(evidence.read, revision);
  if (kept === null || kept.findings.repairedBy.digest !== repaired.revision.digest) return null;
  return kept.findings.seed === seed && kept.findings.cases === cases ? kept : null;
}

function othersFor({ check }: FindingsOptions, kept: KeptFindings | null): KeptOthers {
  if (check === undefined)
    throw new InputError(['found --keep-others and no --check <id>, expected the statements to search']);
  if (kept === null)
    throw new InputError([
      'found --keep-others, and no findings kept of this revision, repair, seed and number of cases',
    ]);
  return new KeptOthers(kept.findings, check);
}

async function compose(
  loaded: LoadedRevision,
  repaired: LoadedRevision,
  others: KeptOthers | null,
  options: FindingsOptions,
  context: CommandContext,
): Promise<Findings> {
  const { revision } = loaded;
  const bindings = chosen(context.bindings, options);
  const sets = await overStatements(bindings, revision, options, context, (binding, request) =>
    findBreakingSets(binding, revision, request),
  );
  const after = await overStatements(bindings, repaired.revision, options, context, (binding, request) => {
    const limit = binding.scenario(repaired.revision).space?.size ?? request.cases;
    const of = { check: binding.statement.id, rules: [], side: 'own' } as const;
    return firstFailing(of, { ...request, cases: limit });
  });
  const repairs = new Repairs(loaded, repaired);
  const repairedFindings = (of: readonly (readonly BreakingSet[])[]): readonly Omit<Finding, 'number'>[] =>
    bindings.flatMap((binding, index) =>
      findingsOf(binding, of[index] ?? [], revision).map((bare) => ({
        ...bare,
        repair: bare.standing === 'held off' ? null : repairs.of(bare, binding, after[index] as FirstFailing),
      })),
    );
  const minimal = repairedFindings(sets.map((each) => each.sets));
  const known = [...minimal, ...(others?.minimal ?? [])];
  const beside = repairedFindings(await setsBeside(bindings, known, loaded, repaired, options, context));
  const onRepair = beside.map((each) => ({ ...each, foundOnRepair: true as const }));
  const all = context.bindings.map(({ statement }) => statement.id);
  const numbered = [...inOrderOf(all, known), ...inOrderOf(all, [...onRepair, ...(others?.onRepair ?? [])])]
    .sort(bySeverity)
    .map((finding, index): Finding => ({ number: index + 1, ...finding }));
  const statements = sets.map(({ id, choices, searched, cases, fewestCases }, index) => ({
    statement: id,
    choices: choices.length,
    searched,
    cases,
    fewestCases,
    hypotheses: hypothesisNeeds(
      bindings[index] as AnyBinding,
      sets[index] as (typeof sets)[number],
      revision,
    ),
  }));
  return {
    schema: FINDINGS_SCHEMA,
    tool: { version: context.version },
    // Of a part that is searched again, the sources of the rest.
    digests: others?.digests ?? programDigests(),
    revision: storedRevision(loaded),
    repairedBy: storedRevision(repaired),
    seed: options.seed,
    cases: options.cases,
    findings: numbered,
    causes: composeCauses(numbered, loaded, repaired),
    figures: figureFindings(revision),
    statements: inOrderOf(all, [...statements, ...(others?.statements ?? [])]),
  };
}

/**
 * What breaks each statement without one of the rules that the repair changes and no finding shows: on the draft itself
 * it is hidden by what breaks the statement with fewer choices.
 */
async function setsBeside(
  bindings: readonly AnyBinding[],
  found: readonly Omit<Finding, 'number'>[],
  { revision: draft, document: before }: LoadedRevision,
  { revision: repaired, document: after }: LoadedRevision,
  options: FindingsOptions,
  context: CommandContext,
): Promise<readonly (readonly BreakingSet[])[]> {
  const shown = new Set(
    found.flatMap(({ repair }) =>
      [...(repair?.needed ?? []), ...(repair?.enough ?? [])].map(({ name }) => name),
    ),
  );
  const hidden = takenBack(before, after).filter(({ rule }) => !shown.has(rule));
  if (hidden.length === 0) return [];
  return overStatements(bindings, repaired, options, context, async (binding, request) => {
    const asked = hidden.filter(({ rule }) => binding.reads.includes(rule));
    const sets = await Promise.all(asked.map((rule) => breaksWithoutChange(binding, rule, draft, request)));
    return sets.filter((set) => set !== null);
  });
}

/** Which changes of a repaired draft prevent a case. */
class Repairs {
  readonly #changes: readonly Change[];
  /** The repaired draft with one change taken back, and the draft with one change made, in the order of the changes. */
  readonly #without: readonly ReturnType<typeof buildRevision>[];
  readonly #onlyWith: readonly ReturnType<typeof buildRevision>[];

  constructor({ document: draft }: LoadedRevision, { document: repaired }: LoadedRevision) {
    this.#changes = changesBetween(draft, repaired);
    this.#without = this.#changes.map((change) => buildRevision(takeBack(repaired, draft, change)));
    this.#onlyWith = this.#changes.map((change) => buildRevision(takeBack(draft, repaired, change)));
  }

  of({ counterexample }: BareFinding, binding: AnyBinding, { cases, failing }: FirstFailing): Repair {
    const needed = this.#changes.filter((_, index) =>
      breaksOn(binding, this.#without[index] as ReturnType<typeof buildRevision>, counterexample),
    );
    const enough = this.#changes.filter(
      (_, index) =>
        !breaksOn(binding, this.#onlyWith[index] as ReturnType<typeof buildRevision>, counterexample),
    );
    const verdict = failing === null ? 'held' : 'refuted';
    return { needed, enough: needed.length > 0 ? [] : enough, verdict, cases };
  }
}
