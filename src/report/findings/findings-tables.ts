import type { Choice } from '../../../spec/language/choices.ts';
import { describeHolder } from '../../search/analyse/withheld-by.ts';
import { inDraftUnits } from '../text/draft-units.ts';
import { grouped } from '../text/style.ts';
import { causesOfFinding } from './causes.ts';
import type { Finding, Findings, Repair } from './findings.ts';

/** Every finding that the draft does not hold off, a line each. */
export function findingTable({ findings }: Findings): readonly string[] {
  return [
    '| | statement | with | cause | steps | what is violated | repair |',
    '|---|---|---|---|---|---|---|',
    ...findings
      .filter(({ standing }) => standing !== 'held off')
      .map((finding) => {
        const { number, statement, breaks, counterexample, repair } = finding;
        const { steps, breach } = counterexample.script;
        return `| ${number} | ${statement} | ${setOf(breaks)} | ${causesOfFinding(finding).join(', ')} | ${steps.length} | ${cell(inDraftUnits(breach))} | ${repairOf(repair)} |`;
      }),
  ];
}

function repairOf(repair: Repair | null): string {
  if (repair === null) return '';
  const { needed, enough } = repair;
  const name = ({ section, name: entry }: (typeof needed)[number]): string =>
    section === 'rules' ? entry : `${section} ${entry}`.trim();
  if (needed.length > 0) return needed.map(name).join(' and ');
  return enough.length > 0 ? enough.map(name).join(' or ') : 'none is known';
}

/** What would violate a statement if the draft did not withhold it: what its hypotheses and clauses are for. */
export function heldOffTable({ findings }: Findings): readonly string[] {
  return [
    '| | statement | would be violated with | held off by | what would be violated |',
    '|---|---|---|---|---|',
    ...findings
      .filter(({ standing }) => standing === 'held off')
      .map(({ number, statement, breaks, holders, counterexample }) => {
        const by = [...new Set(holders.map(describeHolder))].join(', ');
        return `| ${number} | ${statement} | ${setOf(breaks)} | ${by} | ${cell(inDraftUnits(counterexample.script.breach))} |`;
      }),
  ];
}

/** The published figures that there is more to say of. */
export function figureTable({ figures }: Findings): readonly string[] {
  return [
    'Those that come out as printed, and those that were measured elsewhere, are left out; `mvps-verify figures` has them all.',
    '',
    '| figure | clause | verdict | |',
    '|---|---|---|---|',
    ...figures.map(
      ({ id, clause, verdict, says }) => `| ${id} | ${clause} | ${verdict} | ${cell(says.join('<br>'))} |`,
    ),
  ];
}

/** What each hypothesis of a statement prevents. */
export function hypothesisTable({ statements }: Findings): readonly string[] {
  return [
    '| statement | hypothesis | clause | |',
    '|---|---|---|---|',
    ...statements.flatMap(({ statement, hypotheses, cases }) =>
      hypotheses.map(({ hypothesis, part, clause, need, prevents }) => {
        const name = part === hypothesis ? part : `${hypothesis} ${part}`;
        const why =
          need === 'idle'
            ? ` (${grouped(cases)} cases a set)`
            : prevents.map((set) => ` ${setOf(set)}`).join(',');
        return `| ${statement} | ${name} | ${clause} | ${need}${why} |`;
      }),
    ),
  ];
}

/** How thoroughly each statement was searched, and how far its cases are known to be the shortest. */
export function searchTable({ statements, findings }: Findings): readonly string[] {
  return [
    'A counterexample is certified where every shorter case was tried; where it is not, those of fewer steps than the number given were.',
    '',
    '| statement | choices | sets searched | cases each | breaking sets | steps of their cases | certified |',
    '|---|---|---|---|---|---|---|',
    ...statements.map(({ statement, choices, searched, cases, fewestCases }) => {
      const found = findings.filter((finding) => finding.statement === statement);
      return `| ${statement} | ${choices} | ${searched} | ${fewestCases === cases ? '' : `${grouped(fewestCases)} to `}${grouped(cases)} | ${found.length} | ${stepsOf(found)} | ${certifiedOf(found)} |`;
    }),
  ];
}

function stepsOf(findings: readonly Finding[]): string {
  const steps = findings.map(({ counterexample }) => counterexample.script.steps.length);
  const [least, most] = [Math.min(...steps), Math.max(...steps)];
  if (steps.length === 0) return '';
  return least === most ? `${least}` : `${least} to ${most}`;
}

/** How far the counterexamples of a statement are known to be the shortest. */
function certifiedOf(findings: readonly Finding[]): string {
  const open = findings.filter(
    ({ counterexample, minimality }) => minimality.below < counterexample.script.steps.length,
  );
  if (open.length === 0) return findings.length === 0 ? '' : 'all';
  const names = open.map(
    ({ number, counterexample, minimality }) =>
      `${number} (${counterexample.script.steps.length} steps) below ${minimality.below}`,
  );
  return `all but ${names.join(', ')}`;
}

/** A set of choices as the report names it. */
export function setOf(choices: readonly Choice[]): string {
  return choices.length === 0 ? 'nothing' : choices.map((choice) => `\`${choice}\``).join(' + ');
}

/** A text as a cell of a table. */
export function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
