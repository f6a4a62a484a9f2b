import Fraction from 'fraction.js';
import { figureOf } from '../../../spec/figures/catalogue.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { buildRevision } from '../../revision/build.ts';
import type { RevisionDocument } from '../../revision/document.ts';
import { checkDocument, load } from '../../revision/load.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Draft } from '../text/draft.ts';
import type { Place } from '../text/passage.ts';
import { citingParts } from './citations.ts';
import { withCitations } from './cited-proofs.ts';
import type { Located } from './locate.ts';
import type { Reading } from './reading.ts';

/** A revision as a text has it, and where in the text each entry was read. */
export interface ReadRevision {
  readonly revision: Revision;
  readonly document: RevisionDocument;
  readonly base: Revision;
  readonly places: ReadonlyMap<string, Place>;
  /** What its proofs cite otherwise than when they were read. */
  readonly citations: readonly Diagnostic[];
}

/**
 * The revision that a reading is of, with the values of the text. What the text is silent on, or what no reading finds
 * in it, is as it was. Throws an InputError where a value is none that a revision may have.
 */
export function readRevision(
  draft: Draft,
  figures: readonly Located[],
  reading: Reading,
  name = reading.of,
): ReadRevision {
  const { document: known, revision: base } = load(reading.of);
  const places = new Map<string, Place>();
  let document: RevisionDocument = { ...known, name };
  for (const located of figures) {
    const entry = located.reading?.entry;
    const [number] = located.numbers;
    if (number === undefined) continue;
    if (entry !== undefined) {
      document = withEntry(document, entry, located);
      places.set(entry, number.place);
    }
    const { printed } = figureOf(located.figure);
    if ((printed.as === 'rounded' || printed.as === 'exactly') && number.digits !== printed.digits) {
      const printedHere = { value: number.digits, clause: clauseOf(located, document) };
      document = { ...document, figures: { ...document.figures, [located.figure]: printedHere } };
    }
  }
  const cited = withCitations(document, citingParts(draft), reading);
  const checked = checkDocument(cited.document, draft.shown);
  return { revision: buildRevision(checked), document: checked, base, places, citations: cited.diagnostics };
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
      const value = quantityOf(located);
      return { ...document, limits: { ...document.limits, [name]: { ...known, value, clause } } };
    }
    case 'scalePoints': {
      const scalePoints = document.scalePoints.map((point) =>
        point.name === name ? { ...point, [field]: quantityOf(located) } : point,
      );
      return { ...document, scalePoints };
    }
    default:
      throw new Error(`no entry ${entry} can be read from a text`);
  }
}

/** A number, or a time with its unit; a rate is the time between two. */
function quantityOf({ numbers: [number], unit }: Located): number | string {
  const digits = number?.digits ?? '';
  if (unit === null) return Number(digits);
  if (unit !== 'Hz') return `${digits} ${unit}`;
  const period = new Fraction(digits).inverse();
  return period.d === 1n ? `${period.n} s` : `${period.mul(1_000_000).toFraction()} us`;
}
