import { sentenceOf } from '../../spec/catalogue/sentence.ts';
import { judgeFigures } from '../../spec/figures/judge.ts';
import { describePrinted, roundLike } from '../../spec/figures/printed.ts';
import type { Choice } from '../../spec/language/choices.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { StatementId } from '../../spec/language/statement.ts';
import type { Accepted } from '../report/accepted/accepted.ts';
import { explainCheck } from '../report/analyses/catalogue.ts';
import { statementPlace } from '../report/ci/statement-place.ts';
import { type CauseSection, sectionOf } from '../report/findings/cause-section.ts';
import { causesOfFinding } from '../report/findings/causes.ts';
import type { Finding, Findings } from '../report/findings/findings.ts';
import { createStyle } from '../report/text/style.ts';
import type { Result, ResultVerdict } from '../report/verdict/result.ts';
import { uncheckedIn } from '../report/verdict/unchecked.ts';
import type { RevisionDocument } from '../revision/document.ts';
import type { LoadedRevision } from '../revision/load.ts';
import type { AnyBinding } from '../search/trial/binding.ts';
import type { PlayedScript } from '../search/trial/verdict.ts';
import { sourceOf } from './statement-source.ts';

/** A heading with lines below it; the first has none. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

/** A case that the page can play: what is played, and what it takes. */
export interface ShownCase {
  readonly statement: StatementId;
  readonly number: number;
  readonly breaks: readonly Choice[];
  readonly script: Pick<PlayedScript, 'level' | 'setting'> & {
    readonly steps: readonly { readonly step: string; readonly with: PlayedScript['setting'] }[];
  };
  readonly causes: readonly string[];
  readonly standing: Finding['standing'];
}

/** A statement as its page and its row show it. */
export interface ShownStatement {
  readonly id: StatementId;
  readonly subject: string;
  readonly clause: string;
  readonly origin: string;
  readonly sentence: string;
  readonly sections: readonly Section[];
  readonly source: { readonly file: string; readonly line: number; readonly text: string };
  /** By the name of a revision: what it came to there. */
  readonly history: readonly {
    readonly revision: string;
    readonly verdict: string;
    readonly sentence: string;
  }[];
  /** What the run at hand came to; null where it was not run. */
  readonly ran: Pick<
    ResultVerdict,
    | 'verdict'
    | 'expected'
    | 'how'
    | 'cases'
    | 'distinct'
    | 'behaviours'
    | 'reached'
    | 'caught'
    | 'closest'
    | 'failureRate'
  > | null;
  readonly hypotheses: readonly string[];
  /** Of its hypotheses, those without which a case breaks it; null where no findings tell. */
  readonly needed: readonly string[] | null;
  readonly causes: readonly string[];
}

export interface ShownFigure {
  readonly id: string;
  readonly clause: string;
  readonly text: string;
  readonly printed: string;
  readonly computed: string;
  readonly verdict: string;
}

/** Everything that the page shows and does not compute itself. */
export interface DossierData {
  readonly version: string;
  readonly revision: { readonly name: string; readonly digest: string };
  readonly seed: number;
  readonly documents: readonly { readonly name: string; readonly document: RevisionDocument }[];
  readonly statements: readonly ShownStatement[];
  readonly causes: readonly CauseSection[];
  readonly cases: readonly ShownCase[];
  readonly figures: readonly ShownFigure[];
  readonly unchecked: readonly string[];
}

/** What a dossier is made of. */
export interface DossierSources {
  readonly version: string;
  readonly loaded: LoadedRevision;
  /** The draft that mends it, for the history of each statement. */
  readonly repaired: LoadedRevision;
  readonly accepted: readonly (Accepted | null)[];
  readonly findings: Findings | null;
  readonly result: Result;
  readonly bindings: readonly AnyBinding[];
}

/** Puts together what other reports say, for the page: nothing is judged here. */
export function composeDossier(sources: DossierSources): DossierData {
  const { version, loaded, repaired, findings, result, bindings } = sources;
  const { revision } = loaded;
  const shown = (findings?.findings ?? []).filter(({ standing }) => standing !== 'held off');
  return {
    version,
    revision: { name: revision.name, digest: revision.digest },
    seed: result.seed,
    documents: [loaded, repaired].map(({ revision: { name }, document }) => ({ name, document })),
    statements: bindings.map((binding) => shownStatement(binding, shown, sources)),
    causes: findings === null ? [] : findings.causes.map((cause) => sectionOf(cause, findings, revision)),
    cases: shown.map(shownCase),
    figures: figuresOf(revision),
    unchecked: uncheckedIn(revision, result.verdicts),
  };
}

function shownStatement(
  binding: AnyBinding,
  findings: readonly Finding[],
  { loaded, repaired, accepted, result, findings: all }: DossierSources,
): ShownStatement {
  const { statement } = binding;
  const { id, clause, origin, hypotheses } = statement;
  const { subject } = binding.scenario(loaded.revision);
  const ran = result.verdicts.find((verdict) => verdict.id === id) ?? null;
  const these = findings.filter((finding) => finding.statement === id);
  return {
    id,
    subject,
    clause,
    origin: origin.kind,
    sentence: sentenceOf(statement, loaded.revision),
    sections: sectionsOf(binding, loaded.revision),
    source: sourceOf(
      statementPlace(id, subject, { ...loaded, text: undefined } as unknown as LoadedRevision),
      id,
    ),
    history: [loaded, repaired].map(({ revision }, index) => ({
      revision: revision.name,
      verdict: (index === 0 ? ran?.verdict : undefined) ?? accepted[index]?.verdicts[id] ?? 'not run',
      sentence: sentenceOf(statement, revision),
    })),
    ran: ran && ranOf(ran),
    hypotheses,
    needed: neededIn(all, id),
    causes: [...new Set(these.flatMap(causesOfFinding))].sort(),
  };
}

function neededIn(findings: Findings | null, id: StatementId): readonly string[] | null {
  const searched = findings?.statements.find(({ statement }) => statement === id);
  if (searched === undefined) return null;
  const needed = searched.hypotheses.filter(({ need }) => need === 'needed');
  return [...new Set(needed.map(({ hypothesis }) => hypothesis))];
}

function ranOf(verdict: ResultVerdict): NonNullable<ShownStatement['ran']> {
  const { expected, how, cases, distinct, behaviours, reached, caught, closest, failureRate } = verdict;
  return {
    verdict: verdict.verdict,
    expected,
    how,
    cases,
    distinct,
    behaviours,
    reached,
    caught,
    closest,
    failureRate,
  };
}

/** Wide enough that no line is broken: the page breaks them. */
const UNBROKEN = { ...createStyle(false, 0), width: Number.POSITIVE_INFINITY };

/** What `explain` prints of a statement, section by section. */
function sectionsOf(binding: AnyBinding, revision: Revision): readonly Section[] {
  const sections: { title: string; lines: string[] }[] = [{ title: '', lines: [] }];
  let isTitle = false;
  for (const line of explainCheck(binding, revision, UNBROKEN).slice(1)) {
    if (line === '') isTitle = true;
    else if (isTitle) {
      sections.push({ title: line, lines: [] });
      isTitle = false;
    } else sections.at(-1)?.lines.push(line.trim().replace(/^- /, ''));
  }
  return sections;
}

function shownCase(finding: Finding): ShownCase {
  const { statement, number, breaks, counterexample, standing } = finding;
  const { level, setting, steps } = counterexample.script;
  return {
    statement,
    number,
    breaks,
    script: { level, setting, steps: steps.map(({ step, with: args }) => ({ step, with: args })) },
    causes: causesOfFinding(finding),
    standing,
  };
}

function figuresOf(revision: Revision): readonly ShownFigure[] {
  return judgeFigures(revision).map(({ id, figure, verdict, value }) => ({
    id,
    clause: figure.clause,
    text: figure.text,
    printed: describePrinted(figure.printed),
    computed: (value && roundLike(figure.printed, value)) ?? '',
    verdict,
  }));
}
