import { FIGURE_IDS, type FigureId } from '../../../spec/figures/catalogue.ts';
import {
  type FigureVerdict,
  type JudgedFigure,
  judgeFigures,
  type Outcome,
} from '../../../spec/figures/judge.ts';
import { describePrinted, roundLike } from '../../../spec/figures/printed.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { type BothLines, describeLines, type FileLine, linesOf } from '../../revision/entry-lines.ts';
import type { LoadedRevision } from '../../revision/load.ts';
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

/** The same between two texts: where it is printed in each, and what it cannot be true beside any more. */
export interface PlacedFigureChange extends FigureChange {
  readonly lines: BothLines;
  readonly contradicts: readonly {
    readonly figure: FigureId;
    readonly because: string;
    readonly line: FileLine | null;
  }[];
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

/** The figures that come out otherwise, each with its lines in the texts of both revisions, where they have any. */
export function placedFigureChanges(
  before: LoadedRevision,
  after: LoadedRevision,
): readonly PlacedFigureChange[] {
  const [old, now] = [contradictionsOn(before), contradictionsOn(after)];
  const isNew = (id: FigureId, other: FigureId): boolean =>
    old.get(id)?.some(({ figure }) => figure === other) !== true;
  return changedFigures(before.revision, after.revision).map((change) => ({
    ...change,
    lines: linesOf('figures', change.id, before, after),
    contradicts: (now.get(change.id) ?? [])
      .filter(({ figure }) => isNew(change.id, figure))
      .map(({ figure, because }) => ({
        figure,
        because,
        line: linesOf('figures', figure, before, after).after,
      })),
  }));
}

function contradictionsOn({
  revision,
}: LoadedRevision): ReadonlyMap<FigureId, JudgedFigure['contradictions']> {
  return new Map(judgeFigures(revision).map(({ id, contradictions }) => [id, contradictions]));
}

/** What is worth a line of each, the false ones first. */
export function figureChangeLines(
  changes: readonly (FigureChange & Partial<PlacedFigureChange>)[],
  style: Style,
): readonly string[] {
  const ordered = [...changes.filter(isWorse), ...changes.filter((each) => !isWorse(each))];
  return ordered.flatMap((change) => {
    const { id, clause, printed, computed, before, after, becameFalse } = change;
    const word = (becameFalse ? style.bad : style.doubtful)(describe(after));
    const should = becameFalse && computed !== null ? `, should print ${computed}` : '';
    const shown = `${id} (clause ${clause}): prints ${printed}${should}; ${word}, before: ${describe(before)}`;
    const place = change.lines === undefined ? '' : describeLines(change.lines);
    return [
      ...wrap(place === '' ? shown : `${place}: ${shown}`, style.width, '  '),
      ...contradictionLines(change.contradicts ?? [], style),
    ];
  });
}

/** A line for each reason, with all that it is the reason of. */
function contradictionLines(contradicts: PlacedFigureChange['contradicts'], style: Style): readonly string[] {
  const reasons = [...new Set(contradicts.map(({ because }) => because))];
  return reasons.flatMap((reason) => {
    const others = contradicts
      .filter(({ because }) => because === reason)
      .map(({ figure, line }) => (line === null ? figure : `${figure} (${line.file}:${line.line})`));
    return wrap(`cannot be true beside ${others.join(', ')}: ${reason}`, style.width, '    ');
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
