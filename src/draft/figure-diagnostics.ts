import type Fraction from 'fraction.js';
import type { FigureId } from '../../spec/figures/catalogue.ts';
import { point } from '../../spec/figures/interval.ts';
import { type JudgedFigure, judgeFigures } from '../../spec/figures/judge.ts';
import { intervalOf, roundLike } from '../../spec/figures/printed.ts';
import { canHold, RELATIONS } from '../../spec/figures/relations.ts';
import type { Revision } from '../../spec/language/revision.ts';
import { reasonInShort } from '../report/figures/figure-table.ts';
import { asRatio } from '../report/figures/figures.ts';
import type { Diagnostic } from './diagnostic/diagnostic.ts';
import type { Located } from './reading/locate.ts';
import type { Match } from './reading/pattern.ts';
import type { Place } from './text/passage.ts';

type Judged = ReadonlyMap<FigureId, JudgedFigure>;
type Places = ReadonlyMap<FigureId, Place>;

/** Every figure of a text recomputed from the values that the same text gives: what comes out otherwise, at its place. */
export function figureDiagnostics(figures: readonly Located[], revision: Revision): readonly Diagnostic[] {
  const all = judgeFigures(revision);
  const judged: Judged = new Map(all.map((each) => [each.id, each]));
  const places: Places = new Map(
    figures.flatMap(({ figure, numbers: [first] }) => (first === undefined ? [] : [[figure, first.place]])),
  );
  return figures.flatMap((located) => {
    const each = judged.get(located.figure);
    const [number] = located.numbers;
    if (each === undefined || number === undefined) return [];
    if (each.figure.printed.as === 'within') return outsideBand(each, located.numbers, all);
    switch (
      each.verdict === 'contradicts' && each.outcome === 'not reproduced' ? each.outcome : each.verdict
    ) {
      case 'not reproduced':
        return [notReproduced(each, number, conclusionsLost(each, judged, revision))];
      case 'contradicts':
        return contradicts(each, number, places);
      case 'reproduced only if':
        return [onlyIf(each, number, all)];
      default:
        return [];
    }
  });
}

/** A band, both ends in it: what is to lie in it, as far as the text says what it is. */
function outsideBand(
  judged: JudgedFigure,
  numbers: readonly Match[],
  all: readonly JudgedFigure[],
): readonly Diagnostic[] {
  const { id, figure, value } = judged;
  const [least, most] = numbers;
  if (least === undefined || most === undefined) return [];
  const isWithin = value === null || (value.gte(least.digits) && value.lte(most.digits));
  if (isWithin) return judged.verdict === 'reproduced only if' ? [onlyIf(judged, least, all)] : [];
  const band = `${least.printed} to ${most.printed}`;
  return [
    {
      ...least.place,
      rule: 'figure/conclusion-changes',
      severity: 'error',
      message: `${id}: ${asRatio(value).decimal} does not lie in ${band}`,
      found: band,
      expected: `a band around ${asRatio(value).decimal}`,
      because: [figure.sentence],
      fix: null,
    },
  ];
}

function notReproduced(
  { id, figure, value, condition }: JudgedFigure,
  { printed, place }: Match,
  conclusions: readonly string[],
): Diagnostic {
  const computed = value && asPrinted(value, figure.printed);
  return {
    ...place,
    rule: conclusions.length > 0 ? 'figure/conclusion-changes' : 'figure/not-reproduced',
    severity: 'error',
    message:
      computed === null
        ? `${id} comes to ${printed} for no value of what is not published`
        : `${id} comes to ${computed}, and ${printed} is printed`,
    found: printed,
    expected: computed ?? 'a number that can be recomputed',
    because: [figure.sentence, ...conclusions],
    fix:
      computed === null ? null : { text: computed, isSafe: conclusions.length === 0 && condition === null },
  };
}

/** As many places as the figure prints, or the exact value. */
function asPrinted(value: Fraction, printed: JudgedFigure['figure']['printed']): string {
  return roundLike(printed, value) ?? asRatio(value).decimal;
}

/** What the text concludes from a figure as it is printed, and what the value does not bear out. */
function conclusionsLost(each: JudgedFigure, judged: Judged, revision: Revision): readonly string[] {
  const { id, value } = each;
  if (value === null) return [];
  const printedOf = ({ figure }: JudgedFigure) => intervalOf(figure.printed, revision);
  return RELATIONS.flatMap((relation) => {
    const { left, must, right, because } = relation;
    const [one, other] = [judged.get(left), judged.get(right)];
    if ((left !== id && right !== id) || one === undefined || other === undefined) return [];
    const [from, to] = [printedOf(one), printedOf(other)];
    const isBorneOut =
      left === id ? canHold(relation, point(value), to) : canHold(relation, from, point(value));
    if (!canHold(relation, from, to) || isBorneOut) return [];
    return [`${left} would no longer ${must} ${right}: ${because}`];
  });
}

/** Of two places that contradict one another the first is named, with the line of the other. */
function contradicts(
  { id, contradictions, outcome }: JudgedFigure,
  { printed, place }: Match,
  places: Places,
): readonly Diagnostic[] {
  const unnamed = contradictions.filter(({ figure }) => {
    const other = places.get(figure);
    return other === undefined || !isBefore(other, place);
  });
  if (unnamed.length === 0) return [];
  const others = unnamed.map(({ figure, because }) => {
    const other = places.get(figure);
    return `${figure} (${other === undefined ? 'another document' : `line ${other.line}`}): ${because}`;
  });
  return [
    {
      ...place,
      rule: 'figure/contradicts',
      severity: 'error',
      message: `${id} cannot be true beside ${unnamed.map(({ figure }) => figure).join(', ')}`,
      found: printed,
      expected: 'figures that can all be true',
      because: [...others, ...(outcome === 'reproduced only if' ? ['alone it would do'] : [])],
      fix: null,
    },
  ];
}

function isBefore(one: Place, other: Place): boolean {
  return one.line < other.line || (one.line === other.line && one.column < other.column);
}

function onlyIf(judged: JudgedFigure, { printed, place }: Match, all: readonly JudgedFigure[]): Diagnostic {
  return {
    ...place,
    rule: 'figure/unpublished',
    severity: 'warning',
    message: `${judged.id} can be recomputed only with something that the text does not print`,
    found: printed,
    expected: reasonInShort(judged, all),
    because: [`it comes out if ${reasonInShort(judged, all)}`, judged.figure.sentence],
    fix: null,
  };
}
