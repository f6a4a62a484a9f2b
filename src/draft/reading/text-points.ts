import type { RevisionDocument } from '../../revision/document.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Draft } from '../text/draft.ts';
import type { Place } from '../text/passage.ts';
import { type Match, matchesOf, patternOf } from './pattern.ts';
import { quantityOf } from './quantity.ts';
import type { Reading } from './reading.ts';

type ScalePoint = RevisionDocument['scalePoints'][number];

/** The document of a revision with the scale points and flood factors that a text prints beside those that it has. */
export interface TextPoints {
  readonly document: RevisionDocument;
  /** Where each of them stands: `scalePoints.n-5000-at-20-ms`, `floodFactors.2048`. */
  readonly places: ReadonlyMap<string, Place>;
  /** What the text says that each new point costs, in per cent of a core, by the name of the point. */
  readonly costs: ReadonlyMap<string, Match>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Says what is wrong with a document; null where nothing is. */
type FaultOf = (document: RevisionDocument) => string | null;

/** Adds what a text prints in the form of a scale point or of a flood factor, and what no revision may have is told. */
export function withPoints(
  document: RevisionDocument,
  draft: Draft,
  reading: Reading,
  faultOf: FaultOf,
): TextPoints {
  let edited = document;
  const places = new Map<string, Place>();
  const costs = new Map<string, Match>();
  const diagnostics: Diagnostic[] = [];
  const take = (entry: string, { printed, place }: Match, next: RevisionDocument): void => {
    const fault = faultOf(next);
    if (fault !== null) {
      diagnostics.push(notLegal(printed, place, fault));
      return;
    }
    places.set(entry, place);
    edited = next;
  };
  for (const { tick, vantages, cost, section, like } of pointsIn(draft, reading)) {
    const point = newPoint(edited, tick, vantages, { section, like });
    if (point === null) continue;
    costs.set(point.name, cost);
    take(`scalePoints.${point.name}`, vantages.match, {
      ...edited,
      scalePoints: [...edited.scalePoints, point],
    });
  }
  for (const { match, section } of factorsIn(draft, reading)) {
    const value = Number(match.digits);
    if (edited.floodFactors.some((each) => each.value === value)) continue;
    const factors = [...edited.floodFactors, { value, clause: section }];
    take(`floodFactors.${match.digits}`, match, { ...edited, floodFactors: factors.sort(byValue) });
  }
  return { document: edited, places, costs, diagnostics };
}

const byValue = (one: { readonly value: number }, other: { readonly value: number }): number =>
  one.value - other.value;

interface Quantity {
  readonly match: Match;
  readonly value: number | string;
}

interface PrintedPoint {
  readonly tick: Quantity;
  readonly vantages: Quantity;
  readonly cost: Match;
  readonly section: string;
  readonly like: string;
}

/** Longer lists are none of a draft. */
const MOST = 100;

function pointsIn({ sections }: Draft, { points }: Reading): readonly PrintedPoint[] {
  return points.flatMap(({ section, pattern, unit, like }) =>
    sections
      .filter(({ number }) => number === section)
      .flatMap(({ body }) => matchesOf(patternOf(pattern), body).slice(0, MOST))
      .flatMap(([tick, vantages, cost]) =>
        tick === undefined || vantages === undefined || cost === undefined
          ? []
          : [
              {
                tick: { match: tick, value: quantityOf(tick.digits, unit) },
                vantages: { match: vantages, value: quantityOf(vantages.digits, null) },
                cost,
                section,
                like,
              },
            ],
      ),
  );
}

function factorsIn({ sections }: Draft, { floodFactors }: Reading) {
  return sections
    .filter(({ number }) => number === floodFactors.section)
    .flatMap(({ body }) => matchesOf(patternOf(floodFactors.pattern), body).slice(0, MOST))
    .flatMap(([match]) => (match === undefined ? [] : [{ match, section: floodFactors.section }]));
}

/** With what the text does not print as another point has it; null where the revision has it already. */
function newPoint(
  { scalePoints, clauses }: RevisionDocument,
  tick: Quantity,
  vantages: Quantity,
  { section, like }: { readonly section: string; readonly like: string },
): ScalePoint | null {
  const isKnown = scalePoints.some(({ N, T_tick }) => N === vantages.value && T_tick === tick.value);
  const model = scalePoints.find(({ name }) => name === like);
  if (isKnown || model === undefined) return null;
  return {
    ...model,
    name: `n-${vantages.value}-at-${String(tick.value).replaceAll(/[^a-z0-9]+/g, '-')}`,
    N: Number(vantages.value),
    T_tick: String(tick.value),
    clause: clauses.includes(section) ? section : model.clause,
    reading: `what is not printed beside it is as in ${like}`,
  };
}

function notLegal(printed: string, place: Place, fault: string): Diagnostic {
  return {
    ...place,
    rule: 'value/not-legal',
    severity: 'error',
    message: `no case can be tried at ${printed}`,
    found: printed,
    expected: fault.replace(/^.*expected /, ''),
    because: [fault, 'it is left out'],
    fix: null,
  };
}
