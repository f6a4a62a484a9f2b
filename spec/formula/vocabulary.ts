import Fraction from 'fraction.js';
import type { Of } from '../language/law.ts';
import type { Revision } from '../language/revision.ts';
import type { RuleName } from '../rules/catalogue.ts';
import { type Expression, FormulaError } from './expression.ts';
import { type Numeral, numeralNamed } from './numerals.ts';
import { parseFormula, symbolName } from './parse.ts';
import { TRUTH, type Unit, unitOf } from './unit.ts';

/** What is measured of each stretch of an observation. */
export const AMOUNTS = ['length', 'counted', 'offered'] as const;
export type Amount = (typeof AMOUNTS)[number];

/** Read off what was observed: a whole number, in a unit. */
export interface ObservedNumber<Subject, Whole> {
  readonly unit: string;
  readonly of: Of<Subject, number | bigint, Whole>;
  /** Which of them it is, where it is measured of each stretch. */
  readonly amount?: Amount;
}

/** Read off what was observed: whether something is so. */
export interface ObservedTruth<Subject, Whole> {
  readonly holds: Of<Subject, boolean, Whole>;
}

/** Said by a revision. */
export interface Stated {
  readonly unit: string;
  readonly value: (revision: Revision) => Fraction | number | bigint;
}

/** Short for a formula. */
export interface Defined {
  readonly means: string;
}

/** Short for another formula with each alternative of a rule. */
export interface DefinedByRule<Rule extends RuleName = RuleName, Alternative extends string = string> {
  readonly rule: Rule;
  readonly alternatives: Readonly<Record<Alternative, string>>;
}

/** What a symbol stands for. */
export type Meaning<Subject, Whole> =
  | ObservedNumber<Subject, Whole>
  | ObservedTruth<Subject, Whole>
  | Stated
  | Defined
  | DefinedByRule;

/** The symbols that a formula may use of its subject, besides those of every revision. */
export type Symbols<Subject, Whole = unknown> = Readonly<Record<string, Meaning<Subject, Whole>>>;

const price = (operation: keyof Revision['cost']): Stated => ({
  unit: 'ns',
  value: ({ cost }) => cost[operation],
});

/** The symbols that mean the same in every formula (sections 1.1, 1.2 and 1.4). */
export const REVISION_SYMBOLS: Symbols<unknown> = {
  c_json: price('c_json'),
  c_bfd_parse: price('c_bfd_parse'),
  c_hmac: price('c_hmac'),
  c_ed25519: price('c_ed25519'),
  c_xdp: price('c_xdp'),
  c_path: { unit: 'ns', value: ({ c_path }) => c_path },
  R_L: { unit: '1', value: ({ R_L }) => R_L },
  B_F: { unit: '1', value: ({ B_F }) => B_F },
  M: { unit: '1', value: ({ M }) => M },
  cores: { unit: '1', value: ({ cores }) => cores },
  /** What a core has in a microsecond. */
  core: { unit: 'ns/us', value: () => 1000 },
  percent: { unit: '1', value: () => new Fraction(1, 100) },
  second: { unit: 'us', value: () => 1_000_000 },
  /** What a vantage may have saved up, in tick pairs, where T_tick is known. */
  burst: {
    rule: 'burst-unit',
    alternatives: { seconds: 'B_F * second / T_tick', ticks: 'B_F', packets: 'B_F / 2' },
  },
};

/** The symbols of a subject and those of every revision. */
export class Vocabulary<Subject, Whole> {
  readonly #meanings = new Map<string, Meaning<Subject, Whole>>();
  readonly #definitions = new Map<string, Expression>();

  constructor(symbols: Symbols<Subject, Whole>) {
    for (const [name, meaning] of Object.entries({ ...REVISION_SYMBOLS, ...symbols }))
      this.#meanings.set(symbolName(name), meaning as Meaning<Subject, Whole>);
  }

  /** What a symbol stands for. Throws a FormulaError on one that is unknown. */
  meaningOf(name: string, formula: string): Meaning<Subject, Whole> | Numeral {
    const found = this.#meanings.get(name) ?? numeralNamed(name);
    if (found !== undefined) return found;
    const known = [...this.#meanings.keys()].join(', ');
    throw new FormulaError(formula, `${name} is not known here; known are ${known}`);
  }

  /** Each formula that a symbol may be short for. */
  definitionsOf(meaning: Defined | DefinedByRule): readonly Expression[] {
    const formulas = 'means' in meaning ? [meaning.means] : Object.values<string>(meaning.alternatives);
    return formulas.map((formula) => this.#definition(formula));
  }

  /** The formula that a symbol is short for on a revision. */
  definitionOn(meaning: Defined | DefinedByRule, { rules }: Revision): Expression {
    if ('means' in meaning) return this.#definition(meaning.means);
    const alternatives: Readonly<Record<string, string>> = meaning.alternatives;
    return this.#definition(alternatives[rules[meaning.rule]] ?? '');
  }

  #definition(formula: string): Expression {
    const known = this.#definitions.get(formula);
    if (known !== undefined) return known;
    const read = parseFormula(formula);
    this.#definitions.set(formula, read);
    return read;
  }
}

/** Whether a symbol is short for a formula. */
export function isDefined(meaning: object): meaning is Defined | DefinedByRule {
  return 'means' in meaning || 'alternatives' in meaning;
}

/** What a symbol measures of each stretch; undefined of one that is the same for all of them. */
export function amountIn(meaning: object): Amount | undefined {
  return 'amount' in meaning ? (meaning as ObservedNumber<never, never>).amount : undefined;
}

/** The unit of a symbol that is not. */
export function unitOfMeaning(meaning: { readonly unit: string } | { readonly holds: unknown }): Unit {
  return 'holds' in meaning ? TRUTH : unitOf(meaning.unit);
}
