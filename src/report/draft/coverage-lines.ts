import { lawsOf, sentenceOf } from '../../../spec/catalogue/sentence.ts';
import { STATEMENTS } from '../../../spec/catalogue/statements.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import type { Coverage, CoveredSentence, Outcome, Status } from '../../draft/coverage/coverage.ts';
import {
  byOf,
  type ListDifference,
  type ListedSentence,
  lineOf,
} from '../../draft/coverage/coverage-list.ts';
import type { Turned } from '../../draft/coverage/negations.ts';
import type { Draft } from '../../draft/text/draft.ts';
import { plainTable } from '../text/plain-table.ts';
import { counted, type Style, wrap } from '../text/style.ts';

/** In which order they are told: what is to be done first. */
const ORDER: readonly Status[] = ['not checked', 'refuted', 'explained', 'checked'];
const INDENT = '    ';

/** Every sentence in a line with what came of it; those to be looked at first. */
export function coverageTable({ sentences }: Coverage, style: Style): readonly string[] {
  const rows = inOrderOfWork(sentences).map(({ sentence: { place, section, text }, outcome }) => [
    String(place.line),
    section.number,
    outcome.status,
    cut(outcome.status === 'not checked' ? text : byOf(outcome), style.width - BESIDE),
  ]);
  return plainTable(HEAD, rows, style, ['line']).split('\n');
}

const HEAD = ['line', 'section', 'sentence', 'by'];
/** What the other columns take. */
const BESIDE = 26;

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 3).trimEnd()}...`;
}

function inOrderOfWork(sentences: readonly CoveredSentence[]): readonly CoveredSentence[] {
  return ORDER.flatMap((status) => sentences.filter(({ outcome }) => outcome.status === status));
}

/** Every sentence with what came of it, and the predicate that it is held to; those to be looked at first. */
export function coverageLines(
  { sentences }: Coverage,
  draft: Draft,
  revision: Revision,
  style: Style,
): readonly string[] {
  return inOrderOfWork(sentences).flatMap((each) => [...sentenceLines(each, draft, revision, style), '']);
}

function sentenceLines(
  { sentence, outcome, staleReason }: CoveredSentence,
  { shown }: Draft,
  revision: Revision,
  style: Style,
): readonly string[] {
  const { place, section, digest, text } = sentence;
  return [
    `${inColour(outcome.status, style)(outcome.status)}  ${shown}:${place.line}:${place.column}  section ${section.number}  ${style.faint(digest)}`,
    ...wrap(text, style.width, '  | '),
    ...outcomeLines(outcome, revision, style),
    ...(staleReason === null
      ? []
      : wrap(`explained all the same, which is stale: ${staleReason}`, style.width, '  ').map(style.bad)),
  ];
}

function outcomeLines(outcome: Outcome, revision: Revision, style: Style): readonly string[] {
  switch (outcome.status) {
    case 'checked':
      return [
        ...outcome.turned.flatMap((each) => turnedLines(each, revision, style)),
        ...(outcome.idle.length === 0
          ? []
          : wrap(`no verdict turns on ${outcome.idle.join(', ')}`, style.width, '  ')),
      ];
    case 'refuted':
      return outcome.refutations.flatMap(({ by, told }) => [
        ...wrap(`${by}: ${told}`, style.width, '  false as it stands: '),
        ...predicateLines(by, revision, style),
      ]);
    case 'explained':
      return wrap(outcome.reason, style.width, '  no check is owed: ');
    case 'not checked':
      return wrap(
        'no negation of it that was tried turns a verdict, and nothing says why no check is owed',
        style.width,
        '  ',
      );
  }
}

function turnedLines({ by, negation, told }: Turned, revision: Revision, style: Style): readonly string[] {
  return [
    ...wrap(`with ${negation}: ${by}${STATEMENTS.has(by as never) ? ' falls' : ''}`, style.width, '  '),
    ...told.slice(0, 1).flatMap((line) => wrap(line, style.width, INDENT)),
    ...predicateLines(by, revision, style),
  ];
}

/** What is judged, in words and as formulas; nothing of a diagnostic, which says it itself. */
function predicateLines(by: string, revision: Revision, style: Style): readonly string[] {
  const statement = STATEMENTS.get(by as never);
  if (statement === undefined) return [];
  return [
    ...wrap(sentenceOf(statement, revision), style.width, INDENT),
    ...lawsOf(statement, revision).flatMap(({ name, formula }) =>
      wrap(`${name}: ${formula}`, style.width, `${INDENT}- `),
    ),
  ].map(style.faint);
}

function inColour(status: Status, style: Style): (text: string) => string {
  if (status === 'not checked') return style.bad;
  if (status === 'checked') return style.good;
  return status === 'refuted' ? style.doubtful : style.faint;
}

/** How many sentences there are of each kind, and what is left out of the count. */
export function coverageSummary({ sentences, notOwed }: Coverage, style: Style): readonly string[] {
  const of = (status: Status): number => sentences.filter(({ outcome }) => outcome.status === status).length;
  const open = of('not checked');
  const share = Math.floor((100 * (sentences.length - open)) / Math.max(1, sentences.length));
  return [
    ...wrap(
      `${counted(sentences.length, 'sentence')} with a normative or universal word: ${of('checked')} checked, ${of('refuted')} refuted, ${of('explained')} explained, ${open} not checked (${share} % accounted for)`,
      style.width,
      '',
    ),
    ...wrap(
      'checked: a negation of it turned a verdict in this run, which is a lower bound and no proof',
      style.width,
      '',
    ).map(style.faint),
    ...notOwed.flatMap(({ section, title, reason, sentences: count }) =>
      wrap(
        `not counted: ${counted(count, 'sentence')} of section ${section} (${title}): ${reason}`,
        style.width,
        '',
      ),
    ),
  ];
}

/** What differs from the list that was committed, with the sentence as it stands now. */
export function listDifferenceLines(
  { gone, added }: ListDifference,
  { sentences }: Coverage,
  list: string,
  style: Style,
): readonly string[] {
  if (gone.length + added.length === 0) return [`as ${list} has it`];
  const signed = (sign: string, each: ListedSentence): readonly string[] => {
    const stands = sentences.find(({ sentence }) => sentence.digest === each.digest)?.sentence;
    return [
      ...wrap(lineOf(each), style.width, `${sign} `),
      ...(stands === undefined || sign === '-'
        ? []
        : wrap(stands.text, style.width, `${INDENT}| `).map(style.faint)),
    ];
  };
  return [
    style.bad(`not as ${list} has it:`),
    ...gone.flatMap((each) => signed('-', each)),
    ...added.flatMap((each) => signed('+', each)),
    'to take it as it is: the same command with --update',
  ];
}
