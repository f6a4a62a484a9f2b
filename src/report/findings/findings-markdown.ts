import { SEVERITIES, SEVERITY_MEANS } from '../../../spec/causes/severity.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { isOfTheDraft } from '../text/attribution.ts';
import { counted } from '../text/style.ts';
import { uncheckedIn } from '../verdict/unchecked.ts';
import { clausesOf, sectionOf } from './cause-section.ts';
import { causeMarkdown } from './cause-text.ts';
import { causesOfFinding } from './causes.ts';
import type { Finding, Findings } from './findings.ts';
import { figureTable, findingTable, heldOffTable, hypothesisTable, searchTable } from './findings-tables.ts';

/** The report on a revision: a page of summary, then a section for each root cause. */
export function findingsMarkdown(all: Findings, revision: Revision): string {
  const { causes, repairedBy, seed, cases } = all;
  const { name } = all.revision;
  const lines = [
    `# Findings on ${name}`,
    '',
    headline(all),
    '',
    ...textLines(all),
    `A root cause is what one would mend at once. Each is shown by the shortest case that it alone explains, with the text that mends it, from ${repairedBy.name}. Its severity is that of the least privileged way to bring it about:`,
    '',
    ...SEVERITIES.map(
      (severity) =>
        `- **${severity}** (${causes.filter((cause) => cause.severity === severity).length}): ${SEVERITY_MEANS[severity]}`,
    ),
    '',
    'A step that only an insider can take needs one, whoever takes the others. Within a severity, what changes the protocol comes before what changes a sentence, and then what violates more of the draft.',
    '',
    ...summary(all),
    '',
    `Made by \`mvps-verify findings --search --revision ${name} --cases ${cases} --seed ${seed}\`. \`mvps-verify replay\` plays every case again from the file of the same name that ends in \`.json\`; \`mvps-verify findings --all\` lists all ${counted(all.findings.length, 'finding')}. A search that finds nothing is evidence, not proof.`,
    '',
    '## Root causes',
    '',
    ...causes.flatMap((cause) => causeMarkdown(sectionOf(cause, all, revision))),
    ...withoutCause(all),
    '## What is not checked',
    '',
    ...uncheckedIn(revision, null).map((line) => `- ${line}`),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** What `--all` adds: every finding, and what was searched. */
export function findingsAppendix(all: Findings): string {
  const titled: readonly (readonly [title: string, lines: readonly string[]])[] = [
    ['All findings', findingTable(all)],
    ['What the draft holds off itself', heldOffTable(all)],
    ['Published figures', figureTable(all)],
    ['What each hypothesis is for', hypothesisTable(all)],
    ['How much was searched', searchTable(all)],
  ];
  return titled.map(([title, lines]) => `\n## ${title}\n\n${lines.join('\n')}\n`).join('');
}

function headline({ findings, causes, revision }: Findings): string {
  const open = findings.filter(({ standing }) => standing !== 'held off');
  const statements = new Set(open.map(({ statement }) => statement));
  const own = [...statements].filter(isOfTheDraft).length;
  const heldOff = findings.length - open.length;
  return `${counted(causes.length, 'root cause')} in ${revision.name}, found in ${counted(open.length, 'smallest way')} to violate ${counted(statements.size, 'statement')}: ${own} that the draft prints or implies, ${statements.size - own} that it imports or that this project asks. ${counted(heldOff, 'other way')} would take what the draft itself rules out; they are no faults of it.`;
}

/** Which text the lines are of, and where it does not say what was read any more. */
function textLines({ text }: Findings): readonly string[] {
  if (text === undefined) return [];
  const { file, changed } = text;
  const lines = `Lines are those of ${file}. Where no sentence is known that says what a root cause is about, it is the line of the heading of its section.`;
  const since = `Of ${file}, ${clausesOf(changed)} changed since rules and statements were read: what is said here of ${changed.length === 1 ? 'it' : 'them'} is of what was read, with the values that ${file} gives. Where the sentence of a repair stands in the text, its line says so.`;
  return [changed.length > 0 ? `${lines} ${since}` : lines, ''];
}

function summary({ causes, text }: Findings): readonly string[] {
  return [
    '| | severity | what to mend | where | violates | ways |',
    '|---|---|---|---|---|---|',
    ...causes.map(({ id, title, severity, clauses, statements, findings, places = [] }) => {
      const lines = text === undefined ? [] : places.slice(0, 1).map(({ line }) => `${text.file}:${line}`);
      const where = [clausesOf(clauses), ...lines].join(', ');
      return `| [${id}](#${anchorOf(`${id}. ${title}`)}) | ${severity} | ${title} | ${where} | ${violated(statements)} | ${findings.length} |`;
    }),
  ];
}

function violated([first, ...others]: readonly string[]): string {
  return others.length === 0 ? `${first}` : `${first} and ${others.length} more`;
}

/** What no entry of the table explains: a gap of the table, not of the findings. */
function withoutCause({ findings }: Findings): readonly string[] {
  const open = findings.filter((finding) => finding.standing !== 'held off');
  const left = open.filter((finding) => causesOfFinding(finding).length === 0);
  if (left.length === 0) return [];
  const line = ({ number, statement, breaks }: Finding): string =>
    `- finding ${number}: ${statement} with ${breaks.join(', ') || 'nothing'}`;
  return ['### Without a root cause', '', 'No known root cause explains these.', '', ...left.map(line), ''];
}

/** As GitHub makes one of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^a-z0-9_ -]/g, '')
    .replaceAll(' ', '-');
}
