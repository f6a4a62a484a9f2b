import { type CauseId, ROOT_CAUSES } from '../../../spec/causes/catalogue.ts';
import type { Severity } from '../../../spec/causes/severity.ts';
import { type Choice, describeChoice, ruleChoiceOf } from '../../../spec/language/choices.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { meaningsOf, RULES, type RuleChoice } from '../../../spec/rules/catalogue.ts';
import { describeArguments } from '../../search/case/described-step.ts';
import { inDraftUnits } from '../text/draft-units.ts';
import { counted } from '../text/style.ts';
import type { Cause, Correction, Finding, Findings } from './findings.ts';
import { placeLines } from './place-lines.ts';

/** A root cause as it is explained, in a page or in a terminal. */
export interface CauseSection {
  readonly id: CauseId;
  readonly title: string;
  readonly severity: Severity;
  readonly clauses: string;
  readonly violates: string;
  /** Where a text says so, and which of it: nothing where no text was given. */
  readonly lines: readonly string[];
  readonly says: string;
  /** Whose words these are: the table of causes is about draft-00, and another revision may say otherwise. */
  readonly saidBy: string;
  readonly case: ExplainedCase;
  readonly why: string;
  readonly repair: readonly Correction[];
  readonly checked: string;
}

/** The case that shows a cause best. */
export interface ExplainedCase {
  /** What it takes, an item for each choice. */
  readonly takes: readonly string[];
  /** What it starts from; null where there is nothing to choose. */
  readonly from: string | null;
  readonly steps: readonly string[];
  /** The statement, and what was expected and found. */
  readonly violation: string;
}

/** The revision that the table of causes describes. */
const DESCRIBED = 'draft-00';

export function sectionOf(cause: Cause, all: Findings, revision: Revision): CauseSection {
  const { id, title, severity, clauses, statements, repair } = cause;
  const { says, why } = ROOT_CAUSES[id];
  const these = cause.findings.map((number) => all.findings[number - 1] as Finding);
  const [best] = these as [Finding];
  return {
    id,
    title,
    severity,
    clauses: clausesOf(clauses),
    violates: statements.join(', '),
    lines: all.text === undefined ? [] : placeLines(cause, all.text.file),
    says,
    saidBy: revision.name === DESCRIBED ? 'the draft' : DESCRIBED,
    case: explain(best, revision),
    why,
    repair,
    checked: `${describeMinimality(best)} ${describeRepair(best, all)} ${describeFindings(these)}`,
  };
}

/** "section 4", "sections 1.4 and 4". */
export function clausesOf(clauses: readonly string[]): string {
  const named = clauses.filter((clause) => clause !== 'silent');
  if (named.length < 2) return `section ${named[0] ?? 'silent'}`;
  return `sections ${named.slice(0, -1).join(', ')} and ${named.at(-1)}`;
}

function explain({ statement, claim, breaks, counterexample }: Finding, revision: Revision): ExplainedCase {
  const { setting, steps, breach } = counterexample.script;
  const from = describeArguments(setting);
  return {
    takes: breaks.map((choice) => describeTaken(choice, revision)),
    from: from === '' ? null : inDraftUnits(from),
    steps: steps.map(({ step, with: given, outcome }) => {
      const values = describeArguments(given);
      const led = outcome.map(inDraftUnits).join('; ');
      return `${step}${values === '' ? '' : ` (${values})`}${led === '' ? '' : `: ${led}`}`;
    }),
    violation: `${statement} (${claim.replace(/\.$/, '')}): ${inDraftUnits(breach)}`,
  };
}

/** A step in words; a reading with the name that revisions and commands give it, and with why it is open. */
function describeTaken(choice: Choice, revision: Revision): string {
  const picked = ruleChoiceOf(choice);
  if (picked === null) return describeChoice(choice);
  const { rule, take } = picked;
  const sentence = RULES[rule].sentence;
  const asked = sentence.charAt(0).toLowerCase() + sentence.slice(1);
  return `this reading of ${asked}: ${meaningsOf(rule)[take]} (${choice}; ${provenanceOf(picked, revision)})`;
}

function provenanceOf({ rule, take }: RuleChoice, revision: Revision): string {
  const { clause, reading, contradicted } = revision.provenance[rule];
  if (contradicted?.take === take)
    return contradicted.clause === clause
      ? `section ${clause} says both: ${reading}`
      : `section ${contradicted.clause} has it so, section ${clause} does not`;
  return clause === 'silent' ? 'the draft does not say' : `section ${clause} has it otherwise`;
}

/** How far a counterexample is known to be the shortest. */
export function describeMinimality({ counterexample, minimality }: Finding): string {
  const steps = counterexample.script.steps.length;
  const { below, scripts } = minimality;
  if (below < steps)
    return `All ${counted(scripts, 'script')} of fewer than ${counted(below, 'step')} were tried.`;
  if (scripts === 0) return 'No case can be shorter.';
  return `No case is shorter: all ${counted(scripts, 'script')} of fewer steps were tried.`;
}

function describeRepair({ statement, repair }: Finding, { repairedBy }: Findings): string {
  if (repair === null || repair.needed.length + repair.enough.length === 0)
    return 'No revision that was compared mends it.';
  const { needed, verdict, cases } = repair;
  const back = needed.length > 0 ? ', and with the change taken back this case violates it again' : '';
  return `On ${repairedBy.name}, ${statement} is ${verdict} in ${counted(cases, 'case')}${back}.`;
}

/** More numbers than this are counted only. */
const MOST_NUMBERS = 12;

function describeFindings(findings: readonly Finding[]): string {
  const numbers = findings.map(({ number }) => number);
  if (numbers.length === 1) return `Finding ${numbers[0]}.`;
  const shown = numbers.slice(0, MOST_NUMBERS).join(', ');
  const more = numbers.length - MOST_NUMBERS;
  return `${counted(numbers.length, 'finding')}: ${shown}${more > 0 ? ` and ${more} more` : ''}.`;
}
