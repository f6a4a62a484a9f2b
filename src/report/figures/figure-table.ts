import { stripVTControlCharacters } from 'node:util';
import type Fraction from 'fraction.js';
import { DOCUMENTS, type DocumentName } from '../../../spec/figures/figure.ts';
import type { End, Interval } from '../../../spec/figures/interval.ts';
import type { Condition, FigureVerdict, JudgedFigure, Together } from '../../../spec/figures/judge.ts';
import { describePrinted, roundLike } from '../../../spec/figures/printed.ts';
import { UNPUBLISHED } from '../../../spec/figures/unpublished.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { plainTable } from '../text/plain-table.ts';
import { counted, type Style, wrap } from '../text/style.ts';
import { asRatio, FIGURE_VERDICTS } from './figures.ts';

const HEAD = ['figure', 'clause', 'printed', 'computed', 'verdict'];
/** Room for what is printed and computed; units are left to the details. */
const WIDEST_VALUE = 16;

/** Every figure in a line, by document; then those that there is more to say about; then how many of each verdict. */
export function figureReport(
  judged: readonly JudgedFigure[],
  revision: Revision,
  style: Style,
): readonly string[] {
  const documents = Object.keys(DOCUMENTS) as DocumentName[];
  return [
    ...documents.flatMap((document) =>
      documentTable(
        document,
        judged.filter(({ figure }) => figure.document === document),
        judged,
        style,
      ),
    ),
    ...judged.filter(isNotPlain).flatMap((each) => [...figureDetails(each, style), '']),
    ...wrap(tally(judged), style.width, ''),
    `${revision.name} (${revision.digest.slice(0, 12)})`,
  ];
}

function documentTable(
  document: DocumentName,
  judged: readonly JudgedFigure[],
  all: readonly JudgedFigure[],
  style: Style,
): readonly string[] {
  if (judged.length === 0) return [];
  const rows = judged.map((each) => rowOf(each, style));
  const [head = '', ...lines] = plainTable(HEAD, rows, style).split('\n');
  const reasoned = lines.flatMap((line, nth) =>
    withReason(line, reasonInShort(judged[nth] as JudgedFigure, all), style),
  );
  return [style.strong(DOCUMENTS[document]), head, ...reasoned, ''];
}

/** A row with its reason, on lines of its own where the row has no room for it. */
function withReason(line: string, reason: string, { width }: Style): readonly string[] {
  if (reason === '') return [line];
  const room = width - stripVTControlCharacters(line).length;
  return reason.length < room ? [`${line} ${reason}`] : [line, ...wrap(reason, width, '    ')];
}

function rowOf(judged: JudgedFigure, style: Style): readonly string[] {
  const { id, figure, verdict, value } = judged;
  const { printed, clause } = figure;
  const exact = value && (roundLike(printed, value) ?? asRatio(value).decimal);
  return [
    id,
    clause,
    digitsOf(judged),
    (exact ?? '-').slice(0, WIDEST_VALUE),
    inColour(verdict, verdict, style),
  ];
}

function digitsOf({ figure: { printed } }: JudgedFigure): string {
  return describePrinted(printed).replace(` ${printed.unit}`, '');
}

/** Why a verdict is what it is, where the row does not show it. */
export function reasonInShort(judged: JudgedFigure, all: readonly JudgedFigure[]): string {
  const { verdict, contradictions, condition } = judged;
  if (verdict === 'reproduced only if' && condition !== null) {
    const [first] = UNPUBLISHED[condition.parameter].meaning.split(',');
    const { interval } = condition;
    return interval === null ? `no ${first} would do` : `${first} is ${shortText(interval)}`;
  }
  if (verdict !== 'contradicts') return '';
  const [first] = contradictions;
  const other = all.find(({ id }) => id === first?.figure);
  const more = contradictions.length - 1;
  const prints = other === undefined ? '' : ` (${digitsOf(other)})`;
  return `${first?.figure}${prints}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Ends to three places, for the row; the details have them exactly. */
function shortText({ least, most }: Interval): string {
  const [from, to] = [least, most].map((end) =>
    end === null ? null : Number(end.at.valueOf().toPrecision(3)),
  );
  if (from !== null && from === to) return `${from}`;
  if (from === null) return `at most ${to}`;
  return to === null ? `at least ${from}` : `${from} to ${to}`;
}

function inColour(text: string, verdict: FigureVerdict, style: Style): string {
  switch (verdict) {
    case 'reproduced':
      return style.good(text);
    case 'reproduced only if':
      return style.doubtful(text);
    case 'external':
      return style.faint(text);
    case 'not reproduced':
    case 'contradicts':
      return style.bad(text);
  }
}

/** Whether more is to be said of a figure than that it is reproduced or a measurement. */
export function isNotPlain({ verdict }: JudgedFigure): boolean {
  return verdict !== 'reproduced' && verdict !== 'external';
}

/** All that is to be said of a figure. */
export function figureDetails(judged: JudgedFigure, style: Style): readonly string[] {
  const { id, figure, verdict, outcome, value, condition, together, contradictions } = judged;
  const { text, printed, sentence } = figure;
  const also = verdict === outcome ? '' : `, ${outcome}`;
  const say = (lead: string, words: string): readonly string[] =>
    wrap(words, style.width, `  ${lead.padEnd(12)}`);
  return [
    ...wrap(`${style.strong(id)}  ${inColour(verdict, verdict, style)}${also}`, style.width, ''),
    ...say('printed', `${text} (${describePrinted(printed)})`),
    ...say('from', sentence),
    ...(value === null ? [] : say('computed', valueText(value, judged))),
    ...(condition === null ? [] : say('only if', conditionText(condition))),
    ...(together === null ? [] : say('together', togetherText(together, id))),
    ...contradictions.flatMap(({ figure: other, because }) => say('contradicts', `${other}: ${because}`)),
  ];
}

function valueText(value: Fraction, { figure, condition }: JudgedFigure): string {
  const shown = roundLike(figure.printed, value);
  const at = condition?.read == null ? '' : `, at the ${tell(condition.read.at)} that the revision reads`;
  return `${tell(value)}${shown === null ? '' : `, which rounds to ${shown}`}${at}`;
}

function conditionText({ parameter, interval }: Condition): string {
  const { meaning } = UNPUBLISHED[parameter];
  return interval === null ? `no value of ${meaning}` : `${intervalText(interval)}: ${meaning}`;
}

function togetherText({ figures, interval, simplest }: Together, id: string): string {
  const others = figures.filter((other) => other !== id).join(', ');
  if (interval === null || simplest === null) return `with ${others}: no value gives them all`;
  const least =
    interval.least !== interval.most && simplest.d > 1n ? `; the simplest is ${tell(simplest)}` : '';
  return `with ${others}: ${intervalText(interval)}${least}`;
}

function intervalText({ least, most }: Interval): string {
  if (least !== null && most?.at.equals(least.at)) return tell(least.at);
  return [endText(least, 'at least', 'above'), endText(most, 'at most', 'below')]
    .filter((part) => part !== null)
    .join(' and ');
}

function endText(each: End | null, withIt: string, withoutIt: string): string | null {
  return each && `${each.included ? withIt : withoutIt} ${tell(each.at)}`;
}

/** 4/5 as "4/5 (0.8)", and an integer as it is. */
function tell(value: Fraction): string {
  const { numerator, denominator, decimal } = asRatio(value);
  return denominator === '1' ? numerator : `${numerator}/${denominator} (${decimal})`;
}

function tally(judged: readonly JudgedFigure[]): string {
  const counts = FIGURE_VERDICTS.map((word) => {
    const found = judged.filter(({ verdict }) => verdict === word).length;
    return `${found} ${word}`;
  });
  return `${counted(judged.length, 'figure')}: ${counts.join(', ')}`;
}
