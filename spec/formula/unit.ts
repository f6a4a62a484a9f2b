/** A product of base units, each with its power: `ns/us` is ns 1, us -1. A plain number has none. */
export type Unit = ReadonlyMap<string, number>;

/** The unit of a plain number. */
export const NUMBER: Unit = new Map();
/** What is true or false has this for a unit, so that it is neither added nor compared. */
export const TRUTH: Unit = new Map([['true or false', 1]]);

/** Reads a unit such as `1`, `us`, `packets/us` or `1/us`. */
export function unitOf(text: string): Unit {
  const [over = '1', ...under] = text.split('/');
  return under.reduce((unit, each) => product(unit, base(each), -1), base(over));
}

function base(name: string): Unit {
  return name === '1' ? NUMBER : new Map([[name, 1]]);
}

/** left * right^power. */
export function product(left: Unit, right: Unit, power: number): Unit {
  const powers = new Map(left);
  for (const [name, count] of right) {
    const total = (powers.get(name) ?? 0) + power * count;
    if (total === 0) powers.delete(name);
    else powers.set(name, total);
  }
  return powers;
}

export function isSameUnit(left: Unit, right: Unit): boolean {
  return left.size === right.size && [...left].every(([name, power]) => right.get(name) === power);
}

/** A unit as a person writes it. */
export function describeUnit(unit: Unit): string {
  const named = (sign: 1 | -1): string[] =>
    [...unit].flatMap(([name, power]) => Array<string>(Math.max(0, sign * power)).fill(name));
  const over = named(1).join(' ');
  return [over === '' ? 'a plain number' : over, ...named(-1)].join('/');
}
