import { type CauseId, changesOf } from '../../../spec/causes/catalogue.ts';
import { ruleChoiceOf } from '../../../spec/language/choices.ts';
import type { Provenance, Revision } from '../../../spec/language/revision.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import { RULES, type RuleChoice, type RuleName } from '../../../spec/rules/catalogue.ts';
import type { Rule } from '../../../spec/rules/rule.ts';
import { withRules } from '../../revision/build.ts';
import type { Change } from '../../revision/changes.ts';
import type { LoadedRevision } from '../../revision/load.ts';
import { breaksOn } from '../../search/analyse/repair.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';
import type { Finding, Findings } from '../findings/findings.ts';
import { isOfTheDraft } from '../text/attribution.ts';

/** One way to settle a rule, and what is known of it. */
export interface Alternative {
  readonly take: string;
  readonly meaning: string;
  /** The sentence that settles it; null where the table of rules has none. */
  readonly requires: string | null;
  /** The statements that a known case still violates once this alternative is written down, the draft's own first. */
  readonly violates: readonly StatementId[];
  readonly causes: readonly CauseId[];
  /** Of the alternative that the repaired draft takes: what else has to be mended before these cases violate nothing. */
  readonly until: readonly string[];
  /** Whether it is read so as long as nothing is written down. */
  readonly isTaken: boolean;
  /** Whether the repaired draft writes it down. */
  readonly isRepair: boolean;
}

/** A rule that a draft does not settle: it is silent, or says both. */
export interface UndecidedRule {
  readonly rule: RuleName;
  readonly sentence: string;
  readonly provenance: Provenance;
  readonly alternatives: readonly Alternative[];
  /** What to begin with: what the repaired draft writes, else what is taken, and a clause that could say so. */
  readonly proposal: { readonly take: string; readonly clause: string };
}

/** What is known of the rules of a draft. */
export interface KnownOfRules {
  readonly findings: Pick<Findings, 'findings' | 'causes'>;
  readonly repaired: Revision;
  readonly bindings: readonly AnyBinding[];
}

/** The rules that a revision does not settle: first those with the worst root cause, last those of which no case is known. */
export function undecidedRules(
  { revision, document }: Pick<LoadedRevision, 'revision' | 'document'>,
  known: KnownOfRules,
): readonly UndecidedRule[] {
  const rank = ({ alternatives }: UndecidedRule): number => {
    const causes = alternatives.flatMap((each) => each.causes);
    const places = causes.map((id) => known.findings.causes.findIndex((each) => each.id === id));
    const isHarmless = alternatives.every(({ violates }) => violates.length === 0);
    return Math.min(...places, known.findings.causes.length + Number(isHarmless));
  };
  return (Object.keys(RULES) as RuleName[])
    .filter((rule) => isUndecided(revision.provenance[rule]))
    .map((rule) => describeRule(rule, revision, document.clauses, known))
    .sort((left, right) => rank(left) - rank(right));
}

function isUndecided({ clause, contradicted }: Provenance): boolean {
  return clause === 'silent' || contradicted !== undefined;
}

function describeRule(
  rule: RuleName,
  revision: Revision,
  clauses: readonly string[],
  known: KnownOfRules,
): UndecidedRule {
  const { sentence, alternatives, requires } = RULES[rule] as Rule;
  const taken = revision.rules[rule];
  const written = known.repaired.provenance[rule].clause;
  const repair = written === 'silent' ? null : known.repaired.rules[rule];
  const clause = clauseFor(rule, clauses, known);
  const findings = known.findings.findings.filter((finding) => turnsOn(finding, rule));
  return {
    rule,
    sentence,
    provenance: revision.provenance[rule],
    alternatives: Object.entries(alternatives).map(([take, meaning]) => {
      const settled = { rule, take } as RuleChoice;
      const violating = findings.filter(isCaseUnder(settled, clause, revision, known.bindings));
      return {
        take,
        meaning,
        requires: requires?.[take] ?? null,
        ...violationsOf(violating, rule, known.findings.causes),
        until: take === repair ? otherChanges(violating, rule) : [],
        isTaken: take === taken,
        isRepair: take === repair,
      };
    }),
    proposal: { take: repair ?? taken, clause },
  };
}

/** Where the repaired draft writes it; else where the first statement stands that it bears on. */
function clauseFor(rule: RuleName, clauses: readonly string[], { repaired, bindings }: KnownOfRules): string {
  const concerned = bindings.filter(({ reads }) => reads.includes(rule));
  const known = [repaired.provenance[rule].clause, ...concerned.map(({ statement }) => statement.clause)];
  return known.find((clause) => clauses.includes(clause)) ?? (clauses[0] as string);
}

/** Whether a finding picks a reading of a rule, or is mended by settling it; what the draft holds off itself is none. */
function turnsOn(finding: Finding, rule: RuleName): boolean {
  if (finding.standing === 'held off') return false;
  return (
    finding.breaks.some((choice) => ruleChoiceOf(choice)?.rule === rule) ||
    changesFor(finding).some(({ section, name }) => section === 'rules' && name === rule)
  );
}

function changesFor({ repair }: Finding): readonly Change[] {
  return [...(repair?.needed ?? []), ...(repair?.enough ?? [])];
}

/** Whether the case of a finding still violates its statement where one alternative is written down. */
function isCaseUnder(
  settled: RuleChoice,
  clause: string,
  revision: Revision,
  bindings: readonly AnyBinding[],
): (finding: Finding) => boolean {
  const written = withRules(revision, [settled]);
  const decided = { ...written, provenance: { ...written.provenance, [settled.rule]: { clause } } };
  return ({ statement, counterexample }) => {
    const binding = bindings.find((each) => each.statement.id === statement);
    return binding !== undefined && breaksOn(binding, decided, counterexample);
  };
}

function violationsOf(
  violating: readonly Finding[],
  rule: RuleName,
  causes: Findings['causes'],
): Pick<Alternative, 'violates' | 'causes'> {
  const numbers = violating.map(({ number }) => number);
  const ids = [...new Set(violating.map(({ statement }) => statement))];
  return {
    violates: ids.sort((left, right) => Number(isOfTheDraft(right)) - Number(isOfTheDraft(left))),
    causes: causes
      .filter((cause) => cause.findings.some((number) => numbers.includes(number)))
      .map(({ id }) => id)
      .filter((id) => changesOf(id).includes(rule)),
  };
}

function otherChanges(violating: readonly Finding[], rule: RuleName): readonly string[] {
  const names = violating.flatMap(changesFor).map(({ name }) => name);
  return [...new Set(names)].filter((name) => name !== rule);
}
