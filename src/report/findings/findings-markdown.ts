import { type Choice, describeChoice, ruleChoiceOf } from '../../../spec/language/choices.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { describeHolder } from '../../search/analyse/withheld-by.ts';
import { describeArguments } from '../../search/case/told-step.ts';
import { attributionOf, isOfTheDraft } from '../text/attribution.ts';
import { inDraftUnits } from '../text/draft-units.ts';
import { counted, grouped } from '../text/style.ts';
import { type Cause, type Finding, type Findings, type Repair, SEVERITY, type Standing } from './findings.ts';
import { cell, figureTable, hypothesisTable, searchTable, setOf } from './findings-tables.ts';

const TITLES: Readonly<Record<Standing, string>> = {
  false: 'False as it stands',
  open: 'Broken by what the draft leaves open',
  'held off': 'What the hypotheses and clauses hold off',
};

const MEANINGS: Readonly<Record<Standing, string>> = {
  false: 'Nothing is open to the adversary here, and the claim fails all the same.',
  open: 'Every choice that these cases take is left to the adversary: no clause and no hypothesis of the claim withholds it. Each set is an unstated hypothesis.',
  'held off':
    'These cases take at least one choice that the draft withholds. They are no faults of the draft: they show what its hypotheses and clauses are for. Each is told by one way of several; the others are in the file that ends in `.json`.',
};

/** The report that a person reads, who knows the draft and not the code. */
export function findingsMarkdown(all: Findings, revision: Revision): string {
  const { findings, causes, repairedBy, seed, cases } = all;
  const severe = causes.filter(({ standing }) => standing !== 'held off');
  const lines = [
    `# Findings on ${all.revision.name}`,
    '',
    headline(findings, severe),
    'A cause is what a person would mend once: a reading of a rule, or a step that no clause withholds. A finding is one statement and one smallest set of choices that breaks it. No part of the set breaks the statement. Each cause is told with the finding that shows it best, and lists the others.',
    '',
    `Made by \`mvps-verify findings --revision ${all.revision.name} --cases ${cases} --seed ${seed}\`. Every case can be played again, step by step: \`mvps-verify replay\` on the file of the same name that ends in \`.json\`.`,
    'Of all cases that break a statement with a set, the one that is told has the fewest steps; of those, the plainest: the setting first, then word by word. Where not all shorter scripts were tried, it says so.',
    '',
    `The repairs are those of ${repairedBy.name}. A search that found nothing is evidence, not proof.`,
    '',
    ...summary(severe, findings),
  ];
  for (const standing of SEVERITY) {
    const these = causes.filter((cause) => cause.standing === standing);
    if (these.length === 0) continue;
    lines.push('', `## ${TITLES[standing]}`, '', MEANINGS[standing], '');
    if (standing === 'held off') lines.push(...heldOffTable(these, findings));
    else lines.push(...these.flatMap((cause) => tellCause(cause, findings, revision)));
  }
  lines.push(
    '',
    '## Published figures',
    '',
    ...figureTable(all),
    '',
    '## What each hypothesis is for',
    '',
    ...hypothesisTable(all),
    '',
    '## How much was searched',
    '',
    ...searchTable(all),
  );
  return `${lines.join('\n')}\n`;
}

/** The findings of a cause, first the one that shows it best. */
function findingsOfCause({ findings: numbers }: Cause, findings: readonly Finding[]): readonly Finding[] {
  return numbers.map((number) => findings[number - 1] as Finding);
}

function statementsIn(findings: readonly Finding[]): number {
  return new Set(findings.map(({ statement }) => statement)).size;
}

function summary(causes: readonly Cause[], findings: readonly Finding[]): readonly string[] {
  return [
    '| cause | | breaks | clause | ways | steps | repair |',
    '|---|---|---|---|---|---|---|',
    ...causes.map((cause) => {
      const these = findingsOfCause(cause, findings);
      const [{ clause, counterexample, repair }] = these as [Finding];
      const heading = headingOf(cause, these);
      const broken = [...new Set(these.map(({ statement }) => statement))].join(', ');
      return `| [${cause.number}](#${anchorOf(heading)}) | ${setOf(cause.choices)} | ${broken} | ${clause} | ${these.length} | ${counterexample.script.steps.length} | ${mendingOf(repair)} |`;
    }),
  ];
}

function headingOf({ number, choices }: Cause, [first]: readonly Finding[]): string {
  return `${number}. ${choices.length === 0 ? first?.statement : setOf(choices)}`;
}

function mendingOf(repair: Repair | null): string {
  if (repair === null) return '';
  const changes = [...repair.needed, ...repair.enough].map(({ section, name }) =>
    section === 'rules' ? name : `${section} ${name}`.trim(),
  );
  return changes.length === 0 ? 'none' : changes.join(', ');
}

/** What the draft prints or implies counts; what others say, or this project asks, is told beside. */
function headline(findings: readonly Finding[], severe: readonly Cause[]): string {
  const open = findings.filter(({ standing }) => standing !== 'held off');
  const own = open.filter(({ statement }) => isOfTheDraft(statement));
  const others = open.filter(({ statement }) => !isOfTheDraft(statement));
  const ways = (some: readonly Finding[]): string =>
    `${counted(some.length, 'way')} to break ${counted(statementsIn(some), 'statement')}`;
  return `${counted(severe.length, 'cause')}, by which there are ${ways(own)} that the draft prints or implies and ${ways(others)} that it imports or that this project asks; and ${grouped(findings.length - open.length)} ways more that the draft holds off itself.`;
}

function tellCause(cause: Cause, findings: readonly Finding[], revision: Revision): readonly string[] {
  const these = findingsOfCause(cause, findings);
  const [best, ...others] = these as [Finding, ...Finding[]];
  return [
    `### ${headingOf(cause, these)}`,
    '',
    ...tellFinding(best, revision),
    ...otherWays(others),
    ...tellRepair(best.repair),
    '',
  ];
}

/** The other findings of a cause, a line each. */
function otherWays(findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) return [];
  return [
    `It breaks ${findings.length === 1 ? 'one way' : `${findings.length} ways`} more:`,
    '',
    '| finding | statement | with | steps | what breaks | repair |',
    '|---|---|---|---|---|---|',
    ...findings.map(({ number, statement, breaks, standing, repair, counterexample: { script } }) => {
      const held = standing === 'held off' ? ' (held off)' : '';
      return `| ${number} | ${statement} | ${setOf(breaks)}${held} | ${script.steps.length} | ${cell(inDraftUnits(script.breach))} | ${mendingOf(repair)} |`;
    }),
    '',
  ];
}

function tellFinding(finding: Finding, revision: Revision): readonly string[] {
  const { number, statement, claim, breaks, counterexample, minimality, others } = finding;
  const { setting, steps, breach } = counterexample.script;
  const from = describeArguments(setting);
  const shortest =
    minimality.below >= steps.length && minimality.scripts === 0
      ? 'None can be shorter.'
      : minimality.below >= steps.length
        ? `None is shorter: all ${counted(minimality.scripts, 'script')} of fewer steps were tried.`
        : `All ${counted(minimality.scripts, 'script')} of fewer than ${counted(minimality.below, 'step')} were tried.`;
  return [
    `Finding ${number}, ${statement}. ${attributionOf(statement)}: ${claim}`,
    '',
    breaks.length === 0 ? 'It breaks with nothing open.' : `It breaks with ${setOf(breaks)}:`,
    '',
    ...breaks.map((choice) => `- ${describeChoice(choice)}${provenance(choice, revision)}`),
    ...(breaks.length === 0 ? [] : ['']),
    ...(from === '' ? [] : [`From: ${from}.`, '']),
    ...steps.flatMap((step, index) => [
      `${index + 1}. ${step.step}${describeArguments(step.with) === '' ? '' : `: ${describeArguments(step.with)}`}`,
      ...step.outcome.map((line) => `   - ${inDraftUnits(line)}`),
    ]),
    ...(steps.length === 0 ? [] : ['']),
    `**What breaks:** ${inDraftUnits(breach)}.`,
    '',
    ...(others.length === 0 ? [] : [`It breaks in ${counted(others.length, 'other place')} too:`, '']),
    ...others.map((other) => `- ${inDraftUnits(other)}`),
    ...(others.length === 0 ? [] : ['']),
    shortest,
    '',
  ];
}

/** Why a reading is open to the adversary. */
function provenance(choice: Choice, revision: Revision): string {
  const picked = ruleChoiceOf(choice);
  if (picked === null) return '.';
  const { clause, reading, contradicted } = revision.provenance[picked.rule];
  if (contradicted?.take === picked.take)
    return contradicted.clause === clause
      ? `. Clause ${clause} says both: ${reading}.`
      : `. Clause ${contradicted.clause} has it so, clause ${clause} does not.`;
  return clause === 'silent' ? '. The draft does not say.' : `. Clause ${clause} has it otherwise.`;
}

function tellRepair(repair: Repair | null): readonly string[] {
  if (repair === null) return [];
  const { needed, enough, verdict, cases } = repair;
  const evidence = `On the repaired draft the statement is ${verdict} in ${counted(cases, 'case')}`;
  if (needed.length > 0) {
    return [
      '**Repair:**',
      '',
      ...needed.map(({ summary: text }) => `- ${text}`),
      '',
      `${evidence}. With ${needed.length === 1 ? 'this change' : 'any one of these changes'} taken back the case above breaks it again.`,
    ];
  }
  if (enough.length > 0) {
    return [
      '**Repair**, each of which is enough:',
      '',
      ...enough.map(({ summary: text }) => `- ${text}`),
      '',
      `${evidence}.`,
    ];
  }
  return [`**Repair:** none is known. ${evidence}.`];
}

function heldOffTable(causes: readonly Cause[], findings: readonly Finding[]): readonly string[] {
  return [
    '| cause | would break with | held off by | would break | ways | what would break |',
    '|---|---|---|---|---|---|',
    ...causes.map((cause) => {
      const these = findingsOfCause(cause, findings);
      const [{ breaks, holders, counterexample }] = these as [Finding];
      const by = [...new Set(holders.map(describeHolder))].join(', ');
      const broken = [...new Set(these.map(({ statement }) => statement))].join(', ');
      return `| ${cause.number} | ${setOf(breaks)} | ${by} | ${broken} | ${these.length} | ${cell(inDraftUnits(counterexample.script.breach))} |`;
    }),
  ];
}

/** As GitHub makes one of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
}
