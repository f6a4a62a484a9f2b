import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FigureId, isFigureId } from '../../../spec/figures/catalogue.ts';
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
  readonly also?: readonly (readonly [section: string, pattern: string])[];
}

/** Where the formula stands that a statement is judged by. */
export interface FormulaReading {
  readonly statement: string;
  readonly section: string;
  /** What stands on the left of it. */
  readonly left: string;
  /** All of it, as it was when it was read. */
  readonly as: string;
}

/** Words of the sentence that says something of a rule, a claim, a hypothesis or a part of a proof. */
export interface SentenceReading {
  readonly section: string;
  readonly pattern: string;
}

/** Where the entries of a revision stand in the text of a draft; spec/schemas/reading.schema.json is the contract. */
export interface Reading {
  readonly of: string;
  readonly headings: Readonly<Record<string, string>>;
  readonly figures: readonly FigureReading[];
  readonly formulas: readonly FormulaReading[];
  /** By name: `state-durability`, `T-RC-1/rejects-stale`, `4 Statement`. */
  readonly sentences: Readonly<Record<string, SentenceReading>>;
  /** What each statement and proof step named when it was read. */
  readonly citations: Citations;
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
  for (const id of [...reading.figures.map(({ figure }) => figure), ...Object.keys(reading.headings)]) {
    if (!isFigureId(id))
      throw new InputError([`${file}: found the figure ${id}, expected one of the catalogue`]);
  }
  return reading;
}
