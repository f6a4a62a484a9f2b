import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STATEMENTS } from '../../../spec/catalogue/statements.ts';
import { type FigureId, isFigureId } from '../../../spec/figures/catalogue.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import { meaningsOf, RULES, type RuleName } from '../../../spec/rules/catalogue.ts';
import { describeFault, InputError } from '../../input/input-error.ts';
import { readJson } from '../../input/read-json.ts';
import { createFaultFinder, type FaultFinder } from '../../input/schema-faults.ts';
import { PACKAGE_ROOT } from '../../sources/package-root.ts';
import type { Citations } from './citations.ts';

/** Of a time, or of how often something happens. */
export type Unit = 'us' | 'ms' | 's' | 'Hz';

/** Where one figure stands in the text, and which entry of a revision has its value. */
export interface FigureReading {
  readonly figure: FigureId;
  readonly section: string;
  readonly pattern: string;
  /** `costs.c_json`, `limits.R_L`, `scalePoints.regime-c.N`. */
  readonly entry?: string;
  readonly unit?: Unit;
  /** What stands behind it in the same form is another quantity. */
  readonly oneOfMany?: true;
  readonly also?: readonly (readonly [section: string, pattern: string])[];
}

/** A statement that is judged by what a text prints, in its own symbols. */
export interface JudgedBy {
  readonly statement: StatementId;
  /** Its formula, with `<left>`, `<sign>` and `<right>` of what is printed. */
  readonly by: string;
  /** Symbols of the text as this statement has them. */
  readonly where?: Readonly<Record<string, string>>;
}

/** Where a formula stands that statements are judged by. */
export interface FormulaReading {
  readonly section: string;
  /** What stands on the left of it, */
  readonly left?: string;
  /** or the words that an expression stands behind. */
  readonly after?: string;
  /** All of it, as it was when it was read. */
  readonly as: string;
  readonly judges: readonly JudgedBy[];
}

/** Where a rule is settled by the sign of a comparison, or by one word. */
export interface RuleReading {
  readonly rule: RuleName;
  readonly section: string;
  /** The name on the left of the comparison, */
  readonly left?: string;
  /** or what the word stands behind. */
  readonly behind?: string;
  /** Which sign, or word in capitals, takes which alternative. */
  readonly takes: Readonly<Record<string, string>>;
}

/** What was read from a sentence that claims something of every case, or why no check of it is owed. */
export interface SentenceReading {
  readonly section: string;
  /** Of its words, numbers aside. */
  readonly digest: string;
  /** That say the same. */
  readonly statements?: readonly StatementId[];
  /** Of which it settles the alternative. */
  readonly rules?: readonly RuleName[];
  /** What it says is a number or an equation, which is recomputed. */
  readonly recomputed?: true;
  readonly explained?: string;
}

/** Words of the sentence that says something of a rule, a claim, a hypothesis or a part of a proof. */
export interface MentionReading {
  readonly section: string;
  readonly pattern: string;
}

/** The form in which scale points are printed: the tick or its rate, the vantages, and the cost in per cent of a core. */
export interface PointReading {
  readonly section: string;
  readonly pattern: string;
  readonly unit: Unit;
  /** The scale point that has what is not printed. */
  readonly like: string;
}

/** Where the entries of a revision stand in the text of a draft; spec/schemas/reading.schema.json is the contract. */
export interface Reading {
  readonly of: string;
  readonly headings: Readonly<Record<string, string>>;
  readonly figures: readonly FigureReading[];
  readonly points: readonly PointReading[];
  readonly floodFactors: { readonly section: string; readonly pattern: string };
  readonly formulas: readonly FormulaReading[];
  readonly rules: readonly RuleReading[];
  /** By name: `state-durability`, `T-RC-1/rejects-stale`, `4 Statement`. */
  readonly mentions: Readonly<Record<string, MentionReading>>;
  /** What each statement and proof step named when it was read. */
  readonly citations: Citations;
  readonly sentences: readonly SentenceReading[];
  /** Each section by its digest when rules and statements were read from it. */
  readonly sections: Readonly<Record<string, string>>;
}

const FOLDER = join(PACKAGE_ROOT, 'spec', 'readings');
const SCHEMA = join(PACKAGE_ROOT, 'spec', 'schemas', 'reading.schema.json');
let finder: FaultFinder | undefined;

/** The reading of a shipped revision. Throws an InputError that tells every fault. */
export function loadReading(revision: string): Reading {
  const file = join(FOLDER, `${revision}.json`);
  const value = readJson(file, `the reading of ${revision}`);
  finder ??= createFaultFinder(JSON.parse(readFileSync(SCHEMA, 'utf8')));
  const faults = finder(value).map((fault) => describeFault(file, fault));
  if (faults.length > 0) throw new InputError(faults);
  const reading = value as Reading;
  const named = [
    ...reading.sentences,
    ...reading.formulas.map(({ judges }) => ({ statements: judges.map(({ statement }) => statement) })),
    { rules: reading.rules.map(({ rule }) => rule) },
  ];
  const unknown = named.flatMap(({ statements = [], rules = [] }: Partial<SentenceReading>) => [
    ...statements
      .filter((id) => !STATEMENTS.has(id))
      .map((id) => `the statement ${id}, expected one of the catalogue`),
    ...rules
      .filter((rule) => !Object.hasOwn(RULES, rule))
      .map((rule) => `the rule ${rule}, expected one of spec/rules`),
  ]);
  const untaken = reading.rules.flatMap(({ rule, takes }) =>
    Object.values(takes)
      .filter(
        (take) => !unknown.some((each) => each.includes(rule)) && !Object.hasOwn(meaningsOf(rule), take),
      )
      .map(
        (take) => `${take} of the rule ${rule}, expected one of ${Object.keys(meaningsOf(rule)).join(', ')}`,
      ),
  );
  unknown.push(...untaken);
  if (unknown.length > 0) throw new InputError(unknown.map((each) => `${file}: found ${each}`));
  for (const id of [...reading.figures.map(({ figure }) => figure), ...Object.keys(reading.headings)]) {
    if (!isFigureId(id))
      throw new InputError([`${file}: found the figure ${id}, expected one of the catalogue`]);
  }
  return reading;
}
