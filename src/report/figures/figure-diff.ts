import { FIGURE_IDS, type FigureId } from '../../../spec/figures/catalogue.ts';
import {
  type FigureVerdict,
  type JudgedFigure,
  judgeFigures,
  type Outcome,
} from '../../../spec/figures/judge.ts';
import { describePrinted, roundLike } from '../../../spec/figures/printed.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { type Style, wrap } from '../text/style.ts';
import { asRatio } from './figures.ts';

/** A published figure of which something else is true on another revision. */
export interface FigureChange {
  readonly id: FigureId;
  readonly clause: string;
  readonly printed: string;
  /** What it comes to on the other revision, rounded as it is printed; null where there is nothing to recompute. */
  readonly computed: string | null;
  readonly before: { readonly outcome: Outcome; readonly verdict: FigureVerdict };
  readonly after: { readonly outcome: Outcome; readonly verdict: FigureVerdict };
  /** Whether it was true, as far as it can be recomputed, and is not any more. */
  readonly becameFalse: boolean;
}

/** The published figures that come out otherwise on one revision than on another, in the order of the catalogue. */
export function changedFigures(before: Revision, after: Revision): readonly FigureChange[] {
  const [old, now] = [judgeFigures(before), judgeFigures(after)];
  return FIGURE_IDS.flatMap((_, at) => {
    const [was, is] = [old[at] as JudgedFigure, now[at] as JudgedFigure];
    if (was.outcome === is.outcome && was.verdict === is.verdict) return [];
    const { figure, value } = is;
    const computed = value && (roundLike(figure.printed, value) ?? asRatio(value).decimal);
    return [
      {
        id: is.id,
        clause: figure.clause,
        printed: describePrinted(figure.printed),
        computed,
        before: { outcome: was.outcome, verdict: was.verdict },
        after: { outcome: is.outcome, verdict: is.verdict },
        becameFalse: isFalse(is) && !isFalse(was),
      },
    ];
  });
}

/** What is worth a line of each, the false ones first. */
export function figureChangeLines(changes: readonly FigureChange[], style: Style): readonly string[] {
  const ordered = [...changes.filter(isWorse), ...changes.filter((each) => !isWorse(each))];
  return ordered.flatMap(({ id, clause, printed, computed, before, after, becameFalse }) => {
    const word = (becameFalse ? style.bad : style.doubtful)(describe(after));
    const should = becameFalse && computed !== null ? `, should print ${computed}` : '';
    return wrap(
      `${id} (clause ${clause}): prints ${printed}${should}; ${word}, before: ${describe(before)}`,
      style.width,
      '  ',
    );
  });
}

function isWorse({ becameFalse }: FigureChange): boolean {
  return becameFalse;
}

function isFalse({ outcome }: JudgedFigure): boolean {
  return outcome === 'not reproduced';
}

/** A figure that another one contradicts may be reproduced all the same, or not. */
function describe({ outcome, verdict }: FigureChange['after']): string {
  return verdict === outcome ? outcome : `${outcome}, ${verdict} another`;
}
