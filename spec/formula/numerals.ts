import type Fraction from 'fraction.js';
import { isFigureId } from '../figures/catalogue.ts';
import { numberNamed, printedNumber } from '../figures/printed-numbers.ts';
import type { Revision } from '../language/revision.ts';

/** A number that a revision prints, by its name in braces. */
export interface Numeral {
  readonly unit: string;
  readonly value: (revision: Revision) => Fraction;
}

/** What `{nic_window}` or `{flood-receipt}` stands for; undefined where no such number is printed. */
export function numeralNamed(symbol: string): Numeral | undefined {
  const [, name] = /^\{(.*)\}$/.exec(symbol) ?? [];
  if (name === undefined) return undefined;
  if (isFigureId(name)) return { unit: '1', value: (revision) => printedNumber(name, revision) };
  return numberNamed(name);
}
