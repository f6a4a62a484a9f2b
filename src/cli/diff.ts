import { resolve } from 'node:path';
import { EXIT } from '../report/judge.ts';
import { storedRevision } from '../report/result.ts';
import { loadStoredCases } from '../report/stored-cases.ts';
import { differenceOf, diffLines, type StatementDiff } from '../report/verdict-diff.ts';
import { jsonText, writeWhole } from '../report/write-json.ts';
import { type Change, changesBetween } from '../revision/changes.ts';
import { type LoadedRevision, load } from '../revision/load.ts';
import type { AnyBinding } from '../search/binding.ts';
import { type Read, readOf } from '../search/open-choices.ts';
import { runChecks } from '../search/run-checks.ts';
import type { Verdict } from '../search/verdict.ts';
import { type AnalysisOptions, Interrupted } from './over-statements.ts';
import { print, styleOf } from './print.ts';
import { createProgressDisplay } from './progress-display.ts';
import { refuseUnwritable } from './refuse-unwritable.ts';
import type { Surroundings } from './surroundings.ts';

type DiffOptions = Omit<AnalysisOptions, 'revision'>;

/** Searches every statement on two revisions, over the same case streams. 1 where something broke, else 0. */
export async function diff(
  before: string,
  after: string,
  options: DiffOptions,
  around: Surroundings,
): Promise<number> {
  const old = load(before, around.folder);
  const now = load(after, around.folder);
  if (options.json !== undefined) refuseUnwritable(resolve(around.folder, options.json), options.json);
  const changes = changesBetween(old.document, now.document);
  const [verdictsBefore, verdictsAfter] = [
    await verdictsOf(old, options, around),
    await verdictsOf(now, options, around),
  ];
  const diffs = around.bindings.map((binding, index): StatementDiff => {
    const [was, is] = [verdictsBefore[index] as Verdict, verdictsAfter[index] as Verdict];
    const { id } = binding.statement;
    const isReworded = old.revision.wordings[id] !== now.revision.wordings[id];
    const difference = differenceOf(was.verdict, is.verdict, isReworded);
    const read = readOf(binding, now.revision);
    return {
      id,
      before: was.verdict,
      after: is.verdict,
      difference,
      changes: changes.filter((change) => matters(change, binding, now, read)),
      counterexamples: difference === 'broke' ? is.counterexamples : [],
    };
  });
  print(around.stdout, [...changes.map(({ summary }) => summary), '', ...diffLines(diffs, styleOf(around))]);
  if (options.json !== undefined) {
    const revisions = { before: storedRevision(old), after: storedRevision(now) };
    const { seed, cases } = options;
    const content = { schema: 'mvps-verify/diff/1', ...revisions, seed, cases, changes, statements: diffs };
    writeWhole(resolve(around.folder, options.json), jsonText(content), options.json);
  }
  return diffs.some(({ difference }) => difference === 'broke') ? EXIT.differs : EXIT.asExpected;
}

/** A statement turns on the rules and quantities that it reads, its own wording and the hypotheses that it assumes. */
function matters(
  { section, name }: Change,
  binding: AnyBinding,
  { revision }: LoadedRevision,
  { rules, fields }: Read,
): boolean {
  if (section === 'rules') return rules.some((rule) => rule === name);
  if (section === 'wordings') return binding.statement.id === name;
  if (section === 'hypotheses') return binding.statement.hypotheses.some((hypothesis) => hypothesis === name);
  if (section === 'figures') return false;
  return fieldsOf(section, name).some((field) => fields.has(field) || !(field in revision));
}

/** Where a revision has what an entry of a document says: `nic_window` as `nicWindow`. */
function fieldsOf(section: Change['section'], name: string): readonly string[] {
  const camel = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  if (section === 'costs') return ['cost', 'c_path'];
  if (section === 'ranges') return name === 'attack_exponent' ? [camel] : ['range'];
  return [section === 'limits' ? camel : section];
}

/** Only whether the statements hold: what they catch is another question. */
async function verdictsOf(
  { revision }: LoadedRevision,
  { cases, seed, workers: asked }: DiffOptions,
  around: Surroundings,
): Promise<readonly Verdict[]> {
  const workers = asked ?? around.cores;
  const crew = around.createCrew(revision, workers);
  const bindings = around.bindings.map((binding) => withoutCatches(binding));
  const display = createProgressDisplay(around, bindings.length, false);
  try {
    const outcome = await runChecks({
      bindings,
      revision,
      seed,
      cases,
      executor: crew.executor,
      stored: loadStoredCases(around.evidence.read),
      workers,
      signal: around.interruption,
      onProgress: display.show,
    });
    if (outcome.interrupted) throw new Interrupted();
    return outcome.verdicts;
  } finally {
    display.close();
    await crew.close();
  }
}

function withoutCatches(binding: AnyBinding): AnyBinding {
  const { twin, ...rest } = binding;
  return { ...rest, catches: [], ...(twin === undefined ? {} : { twin: { ...twin, catches: [] } }) };
}
