import type Fraction from 'fraction.js';
import type { Revision } from '../language/revision.ts';
import { FIGURE_IDS, type FigureId, figureOf } from './catalogue.ts';
import type { Figure } from './figure.ts';
import { evaluate, preimage, type Quotient } from './formula.ts';
import { contains, type Interval, intersect, isEmpty, simplestIn } from './interval.ts';
import { describePrinted, intervalOf, withDigits } from './printed.ts';
import { canHold, RELATIONS, type Relation } from './relations.ts';
import { UNPUBLISHED, type Unpublished, type UnpublishedName } from './unpublished.ts';

/** What recomputing a figure comes to. */
export type Outcome = 'reproduced' | 'not reproduced' | 'reproduced only if' | 'external';
export type FigureVerdict = Outcome | 'contradicts';

/** The values of an unpublished parameter for which a figure is reproduced. */
export interface Condition {
  readonly parameter: UnpublishedName;
  /** Null where there is no such value. */
  readonly interval: Interval | null;
  /** The value that the revision reads, if any, and whether it is one of them. */
  readonly read: { readonly at: Fraction; readonly isMet: boolean } | null;
}

/** The figures that share a parameter, and the values for which all of them are reproduced at once. */
export interface Together {
  readonly figures: readonly FigureId[];
  /** Null where there is no such value. */
  readonly interval: Interval | null;
  /** The value of the least denominator among them. */
  readonly simplest: Fraction | null;
}

/** Another entry with which this one cannot be true. */
export interface Contradiction {
  readonly figure: FigureId;
  readonly because: string;
}

/** A figure, and what came of recomputing it. */
export interface JudgedFigure {
  readonly id: FigureId;
  /** As the revision prints it. */
  readonly figure: Figure;
  /** `contradicts` where another entry cannot be true with it, else the outcome. */
  readonly verdict: FigureVerdict;
  readonly outcome: Outcome;
  /** The exact value, at the reading of the revision where something is unpublished; null where there is none. */
  readonly value: Fraction | null;
  readonly condition: Condition | null;
  readonly together: Together | null;
  readonly contradictions: readonly Contradiction[];
}

type Recomputed = Pick<JudgedFigure, 'outcome' | 'value' | 'condition'>;
type Alone = Omit<JudgedFigure, 'verdict' | 'together' | 'contradictions'>;

/** Every figure, recomputed in exact arithmetic from a revision and judged. */
export function judgeFigures(revision: Revision): readonly JudgedFigure[] {
  const alone = FIGURE_IDS.map((id) => judgeAlone(id, revision));
  const broken = brokenRelations(alone, revision);
  return alone.map((each) => {
    const together = solveTogether(each, alone);
    const found = contradictionsOf(each, together, broken);
    return {
      ...each,
      verdict: found.length > 0 ? 'contradicts' : each.outcome,
      together,
      contradictions: found,
    };
  });
}

function judgeAlone(id: FigureId, revision: Revision): Alone {
  const figure = asPrintedBy(revision, id);
  return { id, figure, ...recompute(figure, intervalOf(figure.printed, revision), revision) };
}

/** The figure as the source prints it, or as the revision does instead. */
function asPrintedBy({ figures }: Revision, id: FigureId): Figure {
  const figure = figureOf(id);
  const over = figures[id];
  if (over === undefined) return figure;
  const printed = withDigits(figure.printed, over.digits);
  return { ...figure, clause: over.clause, text: describePrinted(printed), printed };
}

function recompute({ formula }: Figure, claimed: Interval, revision: Revision): Recomputed {
  switch (formula.from) {
    case 'revision':
      return ofValue(formula.value(revision), claimed);
    case 'outside': {
      const value = formula.held?.(revision) ?? null;
      const isHeld = value === null || contains(claimed, value);
      return { outcome: isHeld ? 'external' : 'not reproduced', value, condition: null };
    }
    case 'unpublished':
      return ofParameter(formula.parameter, formula.value(revision), claimed, revision);
  }
}

function ofValue(value: Fraction, claimed: Interval): Recomputed {
  return { outcome: contains(claimed, value) ? 'reproduced' : 'not reproduced', value, condition: null };
}

function ofParameter(
  parameter: UnpublishedName,
  quotient: Quotient,
  claimed: Interval,
  revision: Revision,
): Recomputed {
  const { read, isPublished, domain }: Unpublished = UNPUBLISHED[parameter];
  const at = read(revision);
  const value = at && evaluate(quotient, at);
  if (value !== null && isPublished(revision)) return ofValue(value, claimed);
  const solution = preimage(quotient, claimed);
  const interval = solution && intersect(solution, domain);
  if (interval === null || isEmpty(interval)) {
    const condition = { parameter, interval: null, read: at && { at, isMet: false } };
    return { outcome: 'not reproduced', value, condition };
  }
  const condition = { parameter, interval, read: at && { at, isMet: contains(interval, at) } };
  return { outcome: 'reproduced only if', value, condition };
}

/** The values for which every figure of the same parameter is reproduced; null for a figure that shares none. */
function solveTogether({ condition }: Alone, all: readonly Alone[]): Together | null {
  if (condition === null || condition.interval === null) return null;
  const sharing = all.flatMap(({ id, condition: each }) =>
    each?.parameter === condition.parameter && each.interval !== null
      ? [{ id, interval: each.interval }]
      : [],
  );
  if (sharing.length < 2) return null;
  const figures = sharing.map(({ id }) => id);
  const interval = sharing.map((each) => each.interval).reduce(intersect);
  if (isEmpty(interval)) return { figures, interval: null, simplest: null };
  return { figures, interval, simplest: simplestIn(interval) };
}

/** The relations between printed figures that cannot hold. */
function brokenRelations(all: readonly Alone[], revision: Revision): readonly Relation[] {
  const claimed = new Map(all.map(({ id, figure }) => [id, intervalOf(figure.printed, revision)]));
  return RELATIONS.filter((relation) => {
    const [left, right] = [claimed.get(relation.left), claimed.get(relation.right)];
    return left !== undefined && right !== undefined && !canHold(relation, left, right);
  });
}

function contradictionsOf(
  { id, condition }: Alone,
  together: Together | null,
  broken: readonly Relation[],
): readonly Contradiction[] {
  const found = broken.flatMap(({ left, right, because }) => {
    if (id !== left && id !== right) return [];
    return [{ figure: id === left ? right : left, because }];
  });
  if (together === null || together.interval !== null || condition === null) return found;
  const because = `no value of ${UNPUBLISHED[condition.parameter].meaning} gives them all`;
  const others = together.figures.filter(
    (other) => other !== id && !found.some(({ figure }) => figure === other),
  );
  return [...found, ...others.map((figure) => ({ figure, because }))];
}
