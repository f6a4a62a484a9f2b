import type Fraction from 'fraction.js';
import type { End, Interval } from '../../../spec/figures/interval.ts';
import type { Condition, FigureVerdict, JudgedFigure, Together } from '../../../spec/figures/judge.ts';
import { roundLike } from '../../../spec/figures/printed.ts';
import { UNPUBLISHED } from '../../../spec/figures/unpublished.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { type ExactRatio, exactRatio } from '../text/exact-ratio.ts';

export const FIGURES_SCHEMA = 'mvps-verify/figures/1';

/** In the order in which they are counted and told. */
export const FIGURE_VERDICTS: readonly FigureVerdict[] = [
  'reproduced',
  'reproduced only if',
  'not reproduced',
  'contradicts',
  'external',
];

/** What `--json` writes: spec/schemas/figures.schema.json is the contract. */
export function composeFigures({ name, digest }: Revision, judged: readonly JudgedFigure[]): object {
  return { schema: FIGURES_SCHEMA, revision: { name, digest }, figures: judged.map(figureEntry) };
}

function figureEntry(judged: JudgedFigure): object {
  const { id, figure, verdict, outcome, value, condition, together, contradictions } = judged;
  const { document, clause, text, printed, sentence } = figure;
  const { as, unit, ...content } = printed;
  const claim = printed.as === 'formula' ? { formula: printed.formula } : content;
  return {
    id,
    document,
    clause,
    text,
    printed: { as, unit, ...claim },
    sentence,
    verdict,
    outcome,
    value: value && { ...asRatio(value), rounded: roundLike(printed, value) },
    onlyIf: condition && conditionEntry(condition),
    together: together && togetherEntry(together),
    contradicts: contradictions.map(({ figure: other, because }) => ({ id: other, because })),
  };
}

function conditionEntry({ parameter, interval, read }: Condition): object {
  return {
    parameter,
    meaning: UNPUBLISHED[parameter].meaning,
    interval: interval && intervalEntry(interval),
    read: read && { at: asRatio(read.at), isMet: read.isMet },
  };
}

function togetherEntry({ figures, interval, simplest }: Together): object {
  return {
    figures,
    interval: interval && intervalEntry(interval),
    simplest: simplest && asRatio(simplest),
  };
}

function intervalEntry({ least, most }: Interval): object {
  const endEntry = (each: End | null): object | null =>
    each && { at: asRatio(each.at), included: each.included };
  return { least: endEntry(least), most: endEntry(most) };
}

/** A fraction as files and tables hold it. */
export function asRatio({ s, n, d }: Fraction): ExactRatio {
  return exactRatio(s * n, d);
}
