import { figureOf } from '../../../spec/figures/catalogue.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { InputError } from '../../input/input-error.ts';
import { buildRevision } from '../../revision/build.ts';
import type { RevisionDocument } from '../../revision/document.ts';
import { checkDocument, type LoadedRevision, load } from '../../revision/load.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Draft } from '../text/draft.ts';
import type { Place } from '../text/passage.ts';
import { citingParts } from './citations.ts';
import { withCitations } from './cited-proofs.ts';
import type { Located } from './locate.ts';
import type { Match } from './pattern.ts';
import { quantityOf } from './quantity.ts';
import type { Reading } from './reading.ts';
import { type NamedPlaces, namedPlaces } from './sentence-places.ts';
import { withFormulas } from './text-formulas.ts';
import { withPoints } from './text-points.ts';
import { withRulesOf } from './text-rules.ts';

/** A revision as a text has it, and where in the text each entry was read. */
export interface ReadRevision {
  readonly revision: Revision;
  readonly document: RevisionDocument;
  readonly base: Revision;
  readonly baseDocument: RevisionDocument;
  readonly places: ReadonlyMap<string, Place>;
  /** How many of them are values. */
  readonly values: number;
  /** Where the text says something of what has a name, such as a rule. */
  readonly named: NamedPlaces;
  /** What the text says that scale points cost which only it has, in per cent of a core. */
  readonly costs: ReadonlyMap<string, Match>;
  /** Values that no revision may have, and what its proofs cite otherwise than when they were read. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The revision that a reading is of, with the values of the text. What the text is silent on, or what no reading finds
 * in it, is as it was, and so is what no revision may have.
 */
export function readRevision(
  draft: Draft,
  figures: readonly Located[],
  reading: Reading,
  name = reading.of,
): ReadRevision {
  const { document: known, revision: base } = readBase(reading.of);
  const places = new Map<string, Place>();
  for (const { reading: of, numbers } of figures) {
    if (of?.entry !== undefined && numbers[0] !== undefined) places.set(of.entry, numbers[0].place);
  }
  const values = withValues({ ...known, name }, figures, draft.shown);
  const points = withPoints(values.document, draft, reading, (each) => faultOf(each, draft.shown));
  const formulas = withFormulas(points.document, draft, reading);
  const rules = withRulesOf(formulas.document, draft, reading);
  const parts = citingParts(draft);
  const cited = withCitations(rules.document, parts, reading);
  const { size } = places;
  for (const [entry, place] of [...points.places, ...formulas.places, ...rules.places, ...cited.places])
    places.set(entry, place);
  const checked = checkDocument(cited.document, draft.shown);
  return {
    revision: buildRevision(checked),
    document: checked,
    base,
    baseDocument: known,
    places,
    values: size,
    costs: points.costs,
    named: namedPlaces(draft, reading, { figures, formulas: formulas.found, parts }),
    diagnostics: [
      ...values.diagnostics,
      ...points.diagnostics,
      ...formulas.diagnostics,
      ...rules.diagnostics,
      ...cited.diagnostics,
    ],
  };
}

/** The revisions that readings are of come with the program, and a text that is watched is checked many times. */
const BASES = new Map<string, LoadedRevision>();

function readBase(name: string): LoadedRevision {
  const base = BASES.get(name) ?? load(name);
  BASES.set(name, base);
  return base;
}

/** A document with all values of a text; one at a time where together they are none that a revision may have. */
function withValues(document: RevisionDocument, figures: readonly Located[], shown: string) {
  const whole = figures.reduce(withFigure, document);
  if (faultOf(whole, shown) === null) return { document: whole, diagnostics: [] };
  let taken = document;
  const diagnostics: Diagnostic[] = [];
  for (const located of figures) {
    const edited = withFigure(taken, located);
    const fault = faultOf(edited, shown);
    if (fault === null) taken = edited;
    else diagnostics.push(notLegal(located, fault));
  }
  return { document: taken, diagnostics };
}

/** With the entry of a figure, where it has one, and with its digits, where they are not those of the catalogue. */
function withFigure(document: RevisionDocument, located: Located): RevisionDocument {
  const [number] = located.numbers;
  if (number === undefined) return document;
  const entry = located.reading?.entry;
  const edited = entry === undefined ? document : withEntry(document, entry, located);
  const { printed } = figureOf(located.figure);
  const isOne = printed.as === 'rounded' || printed.as === 'exactly';
  if (!isOne || number.digits === printed.digits) return edited;
  const here = { value: number.digits, clause: clauseOf(located, document) };
  return { ...edited, figures: { ...edited.figures, [located.figure]: here } };
}

/** The first thing that is wrong with a document, without the name of its file; null where nothing is. */
function faultOf(document: RevisionDocument, shown: string): string | null {
  try {
    checkDocument(document, shown);
    return null;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return (error.faults[0] ?? '').replace(`${shown}: `, '');
  }
}

function notLegal({ figure, numbers: [number] }: Located, fault: string): Diagnostic {
  const { printed, place } = number as Match;
  return {
    ...place,
    rule: 'value/not-legal',
    severity: 'error',
    message: `${figure} cannot be ${printed}`,
    found: printed,
    expected: fault.replace(/^.*expected /, ''),
    because: [fault, 'what it was before is taken instead'],
    fix: null,
  };
}

/** A section that the revision knows: where the text has it, or where it was read before. */
function clauseOf({ section, reading }: Located, { clauses }: RevisionDocument): string {
  const [first = ''] = clauses;
  return clauses.includes(section) ? section : (reading?.section ?? first);
}

function withEntry(document: RevisionDocument, entry: string, located: Located): RevisionDocument {
  const [part = '', name = '', field = ''] = entry.split('.');
  const clause = clauseOf(located, document);
  switch (part) {
    case 'costs': {
      const value = `${located.numbers[0]?.digits} ${located.unit}`;
      return { ...document, costs: { ...document.costs, [name]: { value, clause } } };
    }
    case 'limits': {
      const known = document.limits[name as keyof typeof document.limits];
      const value = quantityOf(located.numbers[0]?.digits ?? '', located.unit);
      return { ...document, limits: { ...document.limits, [name]: { ...known, value, clause } } };
    }
    case 'scalePoints': {
      const scalePoints = document.scalePoints.map((point) =>
        point.name === name
          ? { ...point, [field]: quantityOf(located.numbers[0]?.digits ?? '', located.unit) }
          : point,
      );
      return { ...document, scalePoints };
    }
    default:
      throw new Error(`no entry ${entry} can be read from a text`);
  }
}
