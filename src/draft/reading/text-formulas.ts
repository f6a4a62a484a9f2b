import { printedFormulaFault } from '../../../spec/catalogue/printed-formulas.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import type { RevisionDocument } from '../../revision/document.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { type Chain, chainsIn, expressionBehind } from '../equations/chains.ts';
import type { Draft, Section } from '../text/draft.ts';
import type { Place } from '../text/passage.ts';
import type { FormulaReading, JudgedBy, Reading } from './reading.ts';

/** The document of a revision with the formulas of a text, and what of them is not as it was. */
export interface TextFormulas {
  readonly document: RevisionDocument;
  /** Where each formula stands that is judged instead: `formulas.T-VDOS-1/bound`. */
  readonly places: ReadonlyMap<string, Place>;
  /** Where each formula that was found stands, by its statement. */
  readonly found: ReadonlyMap<string, Place>;
  readonly diagnostics: readonly Diagnostic[];
}

/** An equation as a text prints it. */
interface Printed {
  readonly left: string;
  readonly sign: string;
  readonly right: string;
  readonly place: Place;
}

/** The formulas by which statements are judged, as a text prints them: what differs from what was read is judged instead. */
export function withFormulas(document: RevisionDocument, draft: Draft, { formulas }: Reading): TextFormulas {
  let edited = document;
  const places = new Map<string, Place>();
  const found = new Map<string, Place>();
  const diagnostics: Diagnostic[] = [];
  for (const reading of formulas) {
    const section = draft.sections.find(({ number }) => number === reading.section);
    if (section === undefined) continue;
    const printed = printedIn(section, reading);
    for (const { statement } of reading.judges) if (printed !== null) found.set(statement, printed.place);
    if (printed === null) diagnostics.push(missing(reading, section));
    if (printed === null || isSame(saidOfIt(textOf(printed)), saidOfIt(reading.as))) continue;
    const judged = reading.judges.map((each) => ({ ...each, ...judgedBy(each, printed) }));
    diagnostics.push(changed(reading, printed, judged));
    for (const { statement, formula, fault } of judged) {
      if (fault !== null) continue;
      places.set(`formulas.${statement}`, printed.place);
      const entry = { value: formula, clause: reading.section };
      edited = { ...edited, formulas: { ...edited.formulas, [statement]: entry } };
    }
  }
  return { document: edited, places, found, diagnostics };
}

/** The first equation with the left side of a reading, or the expression behind its words; null where there is none. */
function printedIn(section: Section, { left, after }: FormulaReading): Printed | null {
  if (after !== undefined) {
    const found = expressionBehind(section, after);
    return found && { left: after, sign: '', right: found.text, place: found.place };
  }
  const chain = formulaIn(section, left ?? '');
  const [first, second] = chain?.sides ?? [];
  if (chain === undefined || first === undefined || second === undefined) return null;
  return { left: first.text, sign: chain.links[0] ?? '', right: second.text, place: second.place };
}

/** The equation of a section that begins with this side. */
export function formulaIn(section: Section, left: string): Chain | undefined {
  return chainsIn(section).chains.find(({ sides: [first] }) => isLeft(first?.text ?? '', left));
}

/** A formula as it is printed, up to what is said of its left side. */
export function printedAs({ sides, links }: Chain): string {
  return `${sides[0]?.text ?? ''} ${links[0]} ${sides[1]?.text ?? ''}`;
}

/** A function is known by its name, whatever its parameters are. */
function isLeft(side: string, left: string): boolean {
  return isSame(side, left) || isSame(side.replace(/^(\w+)\([^()]*\)$/, '$1'), left);
}

/** Without the left side, where there is one. */
function saidOfIt(formula: string): string {
  return /[<>=].*$/.exec(formula)?.[0] ?? formula;
}

function textOf({ left, sign, right }: Printed): string {
  return sign === '' ? right : `${left} ${sign} ${right}`;
}

/** Whether two formulas are printed with the same signs. */
export function isSame(one: string, other: string): boolean {
  return one.replaceAll(' ', '') === other.replaceAll(' ', '');
}

/** What a statement is judged by where this is printed, and why it cannot be; null where it can. */
function judgedBy({ statement, by, where = {} }: JudgedBy, printed: Printed) {
  const inOwnSymbols = (text: string): string =>
    Object.entries(where).reduce((said, [symbol, own]) => said.replaceAll(symbol, own), text);
  const formula = by
    .replace('<left>', inOwnSymbols(printed.left))
    .replace('<sign>', printed.sign)
    .replace('(<right>)', `(${inOwnSymbols(printed.right)})`)
    .replace('<right>', inOwnSymbols(printed.right));
  return { formula, fault: printedFormulaFault(statement, formula) };
}

interface Judged {
  readonly statement: StatementId;
  readonly fault: string | null;
}

function changed({ as }: FormulaReading, printed: Printed, judged: readonly Judged[]): Diagnostic {
  const common = { ...printed.place, found: textOf(printed), fix: null };
  const named = judged.map(({ statement }) => statement).join(', ');
  const are = judged.length === 1 ? 'is' : 'are';
  const [unreadable] = judged.filter(({ fault }) => fault !== null);
  if (unreadable !== undefined) {
    const fault = unreadable.fault ?? '';
    return {
      ...common,
      rule: 'formula/unreadable',
      severity: 'error',
      message: `${unreadable.statement} cannot be judged by this formula`,
      expected: fault,
      because: [fault, `judged as before, by ${as}: ${named}`],
    };
  }
  return {
    ...common,
    rule: 'formula/changed',
    severity: 'note',
    message: `${named} ${are} judged by another formula than before`,
    expected: as,
    because: [`before: ${as}`],
  };
}

function missing({ left, after, as, judges }: FormulaReading, { heading, number }: Section): Diagnostic {
  const named = judges.map(({ statement }) => statement).join(', ');
  const looked = left ?? after ?? '';
  return {
    ...heading,
    rule: 'reading/not-found',
    severity: 'warning',
    message: `the formula of ${named} is not found in section ${number}`,
    found: 'nothing of this form',
    expected: looked,
    because: [
      left === undefined
        ? `looked for a formula behind "${looked}"`
        : `looked for an equation that begins with ${looked}`,
      `judged as before, by ${as}`,
    ],
    fix: null,
  };
}
