import { JUDGED_BY_ONE_FORMULA, printedFormulaFault } from '../../spec/catalogue/printed-formulas.ts';
import { WORDINGS } from '../../spec/catalogue/wordings.ts';
import { FIGURES, figureOf, isFigureId } from '../../spec/figures/catalogue.ts';
import { digitsExpected } from '../../spec/figures/printed.ts';
import { isChoice } from '../../spec/language/choices.ts';
import { inParts, MOST_DECIMALS } from '../../spec/language/decimal.ts';
import { HYPOTHESES } from '../../spec/language/hypotheses.ts';
import { PRINTED } from '../../spec/language/wording.ts';
import { meaningsOf, RULES, type RuleName } from '../../spec/rules/catalogue.ts';
import { describeFound, type Fault } from '../input/input-error.ts';
import { describeNearest } from '../input/nearest.ts';
import { child } from '../input/schema-faults.ts';
import { type RangeName, type RevisionDocument, type ScalePointEntry, SOURCED_SECTIONS } from './document.ts';
import { type DurationBounds, durationExpected, microsecondsOf } from './durations.ts';
import { isObject, type PartialDocument } from './extend.ts';

/** Rules, alternatives, hypotheses and figures that one document names and nobody knows. Its shape may be wrong elsewhere. */
export function nameFaults(document: unknown): readonly Fault[] {
  const rules = entriesOf(document, 'rules');
  const hypotheses = entriesOf(document, 'hypotheses');
  const figures = entriesOf(document, 'figures');
  return [
    ...rules.flatMap(([name, { take }]) => ruleFaults(name, take, 'take')),
    ...rules.flatMap(([name, { contradicted }]) =>
      isObject(contradicted) ? ruleFaults(name, contradicted.take, 'contradicted.take') : [],
    ),
    ...hypotheses.flatMap(([name]) => unknownName('hypotheses', name, Object.keys(HYPOTHESES))),
    ...hypotheses.flatMap(([name, { parts }]) => withheldFaults(name, parts)),
    ...entriesOf(document, 'wordings').flatMap(([claim, { take }]) => wordingFaults(claim, take)),
    ...figures.flatMap(([name, { value }]) => figureFaults(name, value)),
    ...entriesOf(document, 'formulas').flatMap(([name, { value }]) => formulaFaults(name, value)),
  ];
}

function ruleFaults(name: string, take: unknown, field: string): readonly Fault[] {
  const unknown = unknownName('rules', name, Object.keys(RULES));
  if (unknown.length > 0) return field === 'take' ? unknown : [];
  if (typeof take !== 'string') return [];
  const meanings = meaningsOf(name as RuleName);
  if (Object.hasOwn(meanings, take)) return [];
  return [
    {
      path: `${child('$.rules', name)}.${field}`,
      found: describeFound(take),
      expected: `one of ${Object.keys(meanings).join(', ')}`,
    },
  ];
}

function wordingFaults(claim: string, take: unknown): readonly Fault[] {
  const unknown = unknownName('wordings', claim, Object.keys(WORDINGS));
  if (unknown.length > 0 || typeof take !== 'string') return unknown;
  const known = [PRINTED, ...Object.keys(WORDINGS[claim as keyof typeof WORDINGS] ?? {})];
  if (known.includes(take)) return [];
  const path = `${child('$.wordings', claim)}.take`;
  return [{ path, found: describeFound(take), expected: `one of ${known.join(', ')}` }];
}

/** Choices that a hypothesis withholds and nobody knows. */
function withheldFaults(hypothesis: string, parts: unknown): readonly Fault[] {
  if (!isObject(parts)) return [];
  return Object.entries(parts).flatMap(([part, choices]) =>
    (Array.isArray(choices) ? choices : []).flatMap((choice, index) => {
      if (typeof choice !== 'string' || isChoice(choice)) return [];
      const path = `${child(`${child('$.hypotheses', hypothesis)}.parts`, part)}[${index}]`;
      const expected = 'a choice: a step that the adversary may take, or rule=alternative';
      return [{ path, found: describeFound(choice), expected }];
    }),
  );
}

/** A figure that nobody knows, or digits that it cannot be printed with. */
function figureFaults(name: string, value: unknown): readonly Fault[] {
  if (!isFigureId(name)) return unknownName('figures', name, Object.keys(FIGURES));
  if (typeof value !== 'string') return [];
  const expected = digitsExpected(figureOf(name).printed, value);
  if (expected === null) return [];
  return [{ path: `${child('$.figures', name)}.value`, found: describeFound(value), expected }];
}

/** A formula of which nothing can be judged: the statement has none of its own, or this one cannot be read. */
function formulaFaults(name: string, value: unknown): readonly Fault[] {
  const unknown = unknownName('formulas', name, JUDGED_BY_ONE_FORMULA);
  if (unknown.length > 0 || typeof value !== 'string') return unknown;
  const fault = printedFormulaFault(name, value);
  return fault === null
    ? []
    : [
        {
          path: `${child('$.formulas', name)}.value`,
          found: describeFound(value),
          expected: `another one: ${fault}`,
        },
      ];
}

type NamedSection = 'rules' | 'hypotheses' | 'figures' | 'wordings' | 'formulas';

const NAMED: Readonly<Record<NamedSection, readonly [kind: string, command: string]>> = {
  rules: ['rule', 'list rules'],
  hypotheses: ['hypothesis', 'list hypotheses'],
  figures: ['figure', 'figures'],
  wordings: ['claim that can be worded otherwise', 'list checks'],
  formulas: ['statement that is judged by one formula', 'list checks'],
};

function unknownName(section: NamedSection, name: string, known: readonly string[]): readonly Fault[] {
  if (known.includes(name)) return [];
  const [kind, command] = NAMED[section];
  const expected = describeNearest(name, known, `a name that "mvps-verify ${command}" prints`);
  return [{ path: child(`$.${section}`, name), found: `an unknown ${kind}`, expected }];
}

/** Rules and hypotheses that a document which extends nothing leaves out, once its bases are merged. */
export function missingFaults({ rules, hypotheses }: RevisionDocument): readonly Fault[] {
  const missing = (section: string, known: object, given: object, expected: string): Fault[] =>
    Object.keys(known)
      .filter((name) => !Object.hasOwn(given, name))
      .map((name) => ({ path: child(`$.${section}`, name), found: 'nothing', expected }));
  return [
    ...missing('rules', RULES, rules, 'the alternative that is taken, and its clause'),
    ...missing('hypotheses', HYPOTHESES, hypotheses, 'the clause that it comes from'),
  ];
}

/** Clauses that the merged document does not list. Its shape may be wrong elsewhere. */
export function clauseFaults(document: PartialDocument): readonly Fault[] {
  const { clauses } = document;
  if (!Array.isArray(clauses)) return [];
  return SOURCED_SECTIONS.flatMap((section) =>
    entriesOf(document, section).flatMap(([name, { clause, contradicted }]) => {
      const path = child(`$.${section}`, name);
      return [
        ...unlisted(clause, `${path}.clause`, clauses),
        ...(isObject(contradicted)
          ? unlisted(contradicted.clause, `${path}.contradicted.clause`, clauses)
          : []),
      ];
    }),
  );
}

function unlisted(clause: unknown, path: string, clauses: readonly unknown[]): readonly Fault[] {
  if (typeof clause !== 'string' || clause === 'silent' || clauses.includes(clause)) return [];
  const expected = `"silent" or one of $.clauses: ${clauses.join(', ')}`;
  return [{ path, found: describeFound(clause), expected }];
}

/** The entries of one section that are objects, by name or by index. */
function entriesOf(document: unknown, section: string): readonly (readonly [string, PartialDocument])[] {
  if (!isObject(document)) return [];
  const entries = document[section];
  if (typeof entries !== 'object' || entries === null) return [];
  return Object.entries(entries).filter((entry): entry is [string, PartialDocument] => isObject(entry[1]));
}

/** Quantities of the merged document that do not fit one another. */
export function quantityFaults(document: RevisionDocument): readonly Fault[] {
  const { limits, ranges, scalePoints, floodFactors } = document;
  const durations = durationFaults(document);
  if (durations.length > 0) return durations;
  const ordered = Object.entries(ranges)
    .filter(([, { min, max }]) => amountOf(min) > amountOf(max))
    .map(([name, { min, max }]) => ({
      path: `$.ranges.${name}.min`,
      found: `${min}`,
      expected: `at most $.ranges.${name}.max, which is ${max}`,
    }));
  return [
    ...ordered,
    ...decimalFaults('$.limits.R_L.value', limits.R_L.value),
    ...decimalFaults('$.limits.B_F.value', limits.B_F.value),
    ...withinRange('$.limits.q.value', limits.q.value, 'q', document),
    ...(limits.q.value > limits.witnesses.value
      ? [
          {
            path: '$.limits.q.value',
            found: `${limits.q.value}`,
            expected: `at most $.limits.witnesses.value, which is ${limits.witnesses.value}`,
          },
        ]
      : []),
    ...scalePoints.flatMap((point, index) => scalePointFaults(point, `$.scalePoints[${index}]`, document)),
    ...repeated(
      scalePoints.map(({ name }) => name),
      (index) => `$.scalePoints[${index}].name`,
    ),
    ...repeated(
      floodFactors.map(({ value }) => value),
      (index) => `$.floodFactors[${index}].value`,
    ),
  ];
}

/** Counts of tokens are exact up to here. */
const MOST_WITH_DECIMALS = 1000;

function decimalFaults(path: string, value: number): readonly Fault[] {
  const parts = inParts(value);
  if (parts === null)
    return [{ path, found: `${value}`, expected: `a number of at most ${MOST_DECIMALS} decimals` }];
  if (parts.parts === 1 || value <= MOST_WITH_DECIMALS) return [];
  return [{ path, found: `${value}`, expected: `at most ${MOST_WITH_DECIMALS}, or a whole number` }];
}

function scalePointFaults(
  point: ScalePointEntry,
  path: string,
  document: RevisionDocument,
): readonly Fault[] {
  const parameters = ['N', 'T_tick', 'q', 'cells_k', 'bundle_period'] as const;
  return parameters.flatMap((name) => withinRange(`${path}.${name}`, point[name], name, document));
}

/** What a duration is compared by. */
function amountOf(value: number | string): number {
  return typeof value === 'string' ? microsecondsOf(value) : value;
}

/** 1000 s is more than any operation takes; counts beyond have no exact number. */
const PRICE: DurationBounds = { least: '1 ns', most: '1000 s', whole: 'ns' };
const WINDOW: DurationBounds = { least: '1 us', most: '86400 s', whole: 'us' };
const TICK: DurationBounds = { least: '1 us', most: '2147 s', whole: 'us' };

function durationFaults({ costs, limits, ranges, scalePoints }: RevisionDocument): readonly Fault[] {
  const given: readonly (readonly [path: string, value: string, bounds: DurationBounds])[] = [
    ...Object.entries(costs).map(([name, { value }]) => [`$.costs.${name}.value`, value, PRICE] as const),
    ['$.limits.nic_window.value', limits.nic_window.value, WINDOW],
    ['$.ranges.T_tick.min', ranges.T_tick.min, TICK],
    ['$.ranges.T_tick.max', ranges.T_tick.max, TICK],
    ...scalePoints.map(({ T_tick }, index) => [`$.scalePoints[${index}].T_tick`, T_tick, TICK] as const),
  ];
  return given.flatMap(([path, value, bounds]) => {
    const expected = durationExpected(value, bounds);
    return expected === null ? [] : [{ path, found: describeFound(value), expected }];
  });
}

function withinRange(
  path: string,
  value: number | string,
  name: RangeName,
  { ranges }: RevisionDocument,
): readonly Fault[] {
  const { min, max } = ranges[name];
  const [least, amount, most] = [amountOf(min), amountOf(value), amountOf(max)];
  if (least > most || (amount >= least && amount <= most)) return [];
  return [{ path, found: `${value}`, expected: `${min} to ${max}, as in $.ranges.${name}` }];
}

function repeated(values: readonly unknown[], pathOf: (index: number) => string): readonly Fault[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) < index
      ? [{ path: pathOf(index), found: `${describeFound(value)} again`, expected: 'each once' }]
      : [],
  );
}
