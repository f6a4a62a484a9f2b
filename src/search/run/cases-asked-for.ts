import { DIRECTED_BLOCK_CASES } from '../case/address.ts';
import type { Level } from '../case/scenario.ts';

/** A statement that is judged on real bytes, which take longer, runs a tenth of the cases asked for, but not below so many. */
const REAL_BYTES_CASES = 100_000;

/** How many of the cases asked for a statement runs, by the level on which it is judged. */
export function casesAt(level: Level, cases: number): number {
  if (level === 'ideal') return cases;
  return Math.min(cases, Math.max(REAL_BYTES_CASES, Math.ceil(cases / 10)));
}

/** A directed search runs whole blocks only: so many of the cases asked for. */
export function wholeDirected(cases: number): number {
  return cases - (cases % DIRECTED_BLOCK_CASES);
}
