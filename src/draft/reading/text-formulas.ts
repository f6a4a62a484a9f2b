import { printedFormulaFault } from '../../../spec/catalogue/printed-formulas.ts';
import type { RevisionDocument } from '../../revision/document.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { type Chain, chainsIn } from '../equations/chains.ts';
import type { Draft, Section } from '../text/draft.ts';
import type { Place } from '../text/passage.ts';
import type { FormulaReading, Reading } from './reading.ts';

/** The document of a revision with the formulas of a text, and what of them is not as it was. */
export interface TextFormulas {
  readonly document: RevisionDocument;
  /** Where each formula that was found stands, by its statement. */
  readonly places: ReadonlyMap<string, Place>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The formulas by which statements are judged, as a text prints them: what differs from what was read is judged instead. */
export function withFormulas(document: RevisionDocument, draft: Draft, { formulas }: Reading): TextFormulas {
  let edited = document;
  const places = new Map<string, Place>();
  const diagnostics: Diagnostic[] = [];
  for (const reading of formulas) {
    const section = draft.sections.find(({ number }) => number === reading.section);
    if (section === undefined) continue;
    const found = formulaIn(section, reading.left);
    if (found === undefined) {
      diagnostics.push(missing(reading, section));
      continue;
    }
    places.set(reading.statement, placeOf(found));
    const printed = printedAs(found);
    if (isSame(printed, reading.as)) continue;
    const fault = printedFormulaFault(reading.statement, printed);
    diagnostics.push(changed(reading, placeOf(found), printed, fault));
    if (fault !== null) continue;
    const entry = { value: printed, clause: reading.section };
    edited = { ...edited, formulas: { ...edited.formulas, [reading.statement]: entry } };
  }
  return { document: edited, places, diagnostics };
}

/** The equation of a section that begins with this side. */
export function formulaIn(section: Section, left: string): Chain | undefined {
  return chainsIn(section).chains.find((chain) => isSame(sideText(chain, 0), left));
}

/** A formula as it is printed, up to what is said of its left side. */
export function printedAs(chain: Chain): string {
  return `${sideText(chain, 0)} ${chain.links[0]} ${sideText(chain, 1)}`;
}

function sideText({ sides }: Chain, at: number): string {
  return sides[at]?.text ?? '';
}

/** Whether two formulas are printed with the same signs. */
export function isSame(one: string, other: string): boolean {
  return one.replaceAll(' ', '') === other.replaceAll(' ', '');
}

/** Of what is said of the left side. */
function placeOf({ sides }: Chain): Place {
  return (sides[1] ?? sides[0])?.place ?? { line: 1, column: 1, length: 1 };
}

function changed(
  { statement, as }: FormulaReading,
  place: Place,
  printed: string,
  fault: string | null,
): Diagnostic {
  const common = { ...place, found: printed, fix: null };
  if (fault !== null)
    return {
      ...common,
      rule: 'formula/unreadable',
      severity: 'error',
      message: `${statement} cannot be judged by this formula`,
      expected: fault,
      because: [fault, `it is judged as before: ${as}`],
    };
  return {
    ...common,
    rule: 'formula/changed',
    severity: 'note',
    message: `${statement} is judged by another formula than before`,
    expected: as,
    because: [
      `before: ${as}`,
      'what that does to its verdict: mvps-verify diff, with the text before and this one',
    ],
  };
}

function missing({ statement, left, as }: FormulaReading, { heading, number }: Section): Diagnostic {
  return {
    ...heading,
    rule: 'reading/not-found',
    severity: 'warning',
    message: `the formula of ${statement} is not found in section ${number}`,
    found: 'nothing of this form',
    expected: left,
    because: [`looked for an equation that begins with ${left}`, `it is judged as before: ${as}`],
    fix: null,
  };
}
