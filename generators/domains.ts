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
