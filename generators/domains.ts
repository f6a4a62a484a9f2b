import type { Revision } from '../spec/language/revision.ts';
import type { Domain, Named, Word } from '../src/search/case/scenario.ts';

/** Named alternatives, the simplest first. The value is the index. */
export function oneOf(name: string, names: readonly string[]): Domain<unknown> {
  return {
    name,
    size: names.length,
    edges: names.map((_, index) => index),
    drawn: 'edges',
    valueOf: (word) => word % names.length,
    nameOf: (value) => names[value] ?? '?',
    valueNamed: (found) => names.indexOf(String(found)),
  };
}

/** One of few alike parties, named by a prefix and a number from 1; scripts of few parties are frequent. */
export function party(name: string, prefix: string, count: number): Domain<unknown> {
  const names = Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
  return { ...oneOf(name, names), drawn: 'few' };
}

/** The integers from min to max, with the values that matter drawn often. */
export function integers(
  name: string,
  min: number,
  max: number,
  notable: readonly number[] = [],
): Domain<unknown> {
  const size = max - min + 1;
  if (!Number.isSafeInteger(size) || size < 1 || size > 2 ** 31) {
    throw new RangeError(`${name}: ${min} to ${max} is not a range of at most 2^31 integers`);
  }
  const edges = [min, min + 1, max - 1, max, ...notable]
    .filter((value) => value >= min && value <= max)
    .map((value) => value - min);
  return {
    name,
    size,
    edges: [...new Set(edges)].sort((left, right) => left - right),
    drawn: 'edges',
    valueOf: (word: Word) => min + (word % size),
    nameOf: (value) => value,
    valueNamed: (found: Named) =>
      typeof found === 'number' && Number.isInteger(found) && found >= min && found <= max ? found : -1,
  };
}

/** As many ticks as are taken one by one. */
const MOST_UNLIKE_TICKS = 64;

/**
 * Ticks in a row on which the same is sent. Where R_L has decimals a limiter lets one packet more pass by turns, so that
 * no two of them are alike and fewer are taken.
 */
export function alikeTicks(most: number, notable: readonly number[], { R_L }: Revision): Domain<unknown> {
  return integers('ticks', 1, Number.isInteger(R_L) ? most : Math.min(most, MOST_UNLIKE_TICKS), notable);
}

/** One value alone, which a person reads by a name. */
export function only(name: string, label: string, value: number): Domain<unknown> {
  return {
    ...oneOf(name, [label]),
    valueOf: () => value,
    nameOf: () => label,
    valueNamed: (found) => (found === label ? value : -1),
  };
}

/** A list of numbers, the simplest first. */
export function numbers(name: string, values: readonly number[]): Domain<unknown> {
  return {
    name,
    size: values.length,
    edges: [0, values.length - 1],
    drawn: 'edges',
    valueOf: (word) => values[word % values.length] ?? -1,
    nameOf: (value) => value,
    valueNamed: (found) => (values.includes(Number(found)) ? Number(found) : -1),
  };
}
