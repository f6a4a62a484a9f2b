import { sentenceOf } from '../../../spec/catalogue/sentence.ts';
import {
  CAUSE_IDS,
  type CauseId,
  causesOf,
  changesOf,
  isRule,
  ROOT_CAUSES,
} from '../../../spec/causes/catalogue.ts';
import type { ChangeName } from '../../../spec/causes/root-cause.ts';
import { SEVERITIES, severityOf } from '../../../spec/causes/severity.ts';
import { figureOf, isFigureId } from '../../../spec/figures/catalogue.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import { RULES } from '../../../spec/rules/catalogue.ts';
import type { Rule } from '../../../spec/rules/rule.ts';
import { type Change, changesBetween } from '../../revision/changes.ts';
import type { LoadedRevision } from '../../revision/load.ts';
import { proofCorrections } from '../../revision/proof-corrections.ts';
import { isOfTheDraft } from '../text/attribution.ts';
import type { Cause, Correction, Finding } from './findings.ts';

/** The causes of some findings, the worst first; what the draft holds off itself has none. */
export function composeCauses(
  findings: readonly Finding[],
  before: LoadedRevision,
  after: LoadedRevision,
): readonly Cause[] {
  const causes = new Map(findings.map((finding) => [finding.number, causesOfFinding(finding)]));
  const isOf = (id: CauseId, { number }: Finding): boolean => causes.get(number)?.includes(id) ?? false;
  const isShared = ({ number }: Finding): boolean => (causes.get(number) ?? []).length > 1;
  return CAUSE_IDS.map((id) => {
    const these = findings.filter((finding) => isOf(id, finding)).sort(byClarity(isShared));
    return { these, cause: causeOf(id, these, correctionsOf(id, before, after)) };
  })
    .filter(({ these }) => these.length > 0)
    .map(({ cause }) => cause)
    .sort(byImportance);
}

/** The causes of one finding, by what mends it. */
export function causesOfFinding({ statement, breaks, standing, repair }: Finding): readonly CauseId[] {
  if (standing === 'held off') return [];
  const changes = [...(repair?.needed ?? []), ...(repair?.enough ?? [])];
  const mendedBy = changes.map(({ section, name }) => (section === 'proofs' ? statement : name));
  return causesOf({
    statement,
    breaks,
    mendedBy: mendedBy.length === 0 ? null : (mendedBy as readonly ChangeName[]),
  });
}

function causeOf(id: CauseId, findings: readonly Finding[], repair: readonly Correction[]): Cause {
  const clauses = repair.length > 0 ? repair : findings;
  const statements = [...new Set(findings.map(({ statement }) => statement))];
  return {
    id,
    title: ROOT_CAUSES[id].title,
    severity: severityOf(findings.map(({ breaks }) => breaks)),
    clauses: [...new Set(clauses.map(({ clause }) => clause))].sort(),
    statements: statements.sort((left, right) => Number(isOfTheDraft(right)) - Number(isOfTheDraft(left))),
    findings: findings.map(({ number }) => number),
    repair,
  };
}

/** What the repaired draft writes for a cause. */
function correctionsOf(id: CauseId, before: LoadedRevision, after: LoadedRevision): readonly Correction[] {
  const changes = changesBetween(before.document, after.document);
  const corrections = changesOf(id).flatMap((change) =>
    sentencesFor(change, before, after, changes).map(({ clause, sentence }) => ({
      change,
      clause,
      sentence,
    })),
  );
  const isFirst = ({ sentence }: Correction, index: number): boolean =>
    corrections.findIndex((each) => each.sentence === sentence) === index;
  return corrections.filter(isFirst);
}

function sentencesFor(
  change: ChangeName,
  { revision: draft }: LoadedRevision,
  { revision: repaired }: LoadedRevision,
  changes: readonly Change[],
): readonly Omit<Correction, 'change'>[] {
  if (change.startsWith('document/')) {
    if (draft.proofs === null || repaired.proofs === null) return [];
    return proofCorrections(change as StatementId, draft.proofs, repaired.proofs).map((sentence) => ({
      clause: /^Section ([\d.]*\d)/.exec(sentence)?.[1] ?? '0',
      sentence,
    }));
  }
  const made = changes.find(({ section, name }) => name === change && SETTLED.includes(section));
  if (made === undefined) return [];
  const sentence = sentenceFor(change, repaired);
  return sentence === undefined || sentence === '' ? [] : [{ clause: made.clauses.after, sentence }];
}

const SETTLED: readonly Change['section'][] = ['rules', 'wordings', 'figures'];

function sentenceFor(change: ChangeName, repaired: Revision): string | undefined {
  if (isRule(change)) return (RULES[change] as Rule).requires?.[repaired.rules[change]];
  if (!isFigureId(change)) return sentenceOf({ id: change as StatementId, sentence: '' }, repaired);
  return `"${figureOf(change).text}" reads ${repaired.figures[change]?.digits}.`;
}

/** What shows a cause alone and at its worst comes first, then what violates the draft's own words, then the shortest. */
function byClarity(isShared: (finding: Finding) => boolean): (left: Finding, right: Finding) => number {
  const severity = ({ breaks }: Finding): number => SEVERITIES.indexOf(severityOf([breaks]));
  const steps = ({ counterexample }: Finding): number => counterexample.script.steps.length;
  return (left, right) =>
    Number(isShared(left)) - Number(isShared(right)) ||
    severity(left) - severity(right) ||
    Number(isOfTheDraft(right.statement)) - Number(isOfTheDraft(left.statement)) ||
    steps(left) - steps(right) ||
    left.breaks.length - right.breaks.length ||
    left.number - right.number;
}

/** The more severe first; then what changes the protocol before what changes a sentence; then by what it violates. */
function byImportance(left: Cause, right: Cause): number {
  const isWordingOnly = ({ id }: Cause): boolean => !changesOf(id).some(isRule);
  const own = ({ statements }: Cause): number => statements.filter(isOfTheDraft).length;
  return (
    SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity) ||
    Number(isWordingOnly(left)) - Number(isWordingOnly(right)) ||
    own(right) - own(left) ||
    (left.id < right.id ? -1 : 1)
  );
}
