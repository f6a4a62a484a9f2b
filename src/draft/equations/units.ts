/** What a quantity is counted in: how often each kind of thing, and by which power of ten it is more than its base. */
export interface Unit {
  /** Kinds with their exponents, in the order of their names: `time 1`, `packet 1, time -1`; none of a plain number. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly power: number;
}

export const PLAIN: Unit = { kinds: {}, power: 0 };

const PER_SECOND = { time: -1 };
const UNITS: Readonly<Record<string, Unit>> = {
  ns: { kinds: { time: 1 }, power: -9 },
  us: { kinds: { time: 1 }, power: -6 },
  ms: { kinds: { time: 1 }, power: -3 },
  s: { kinds: { time: 1 }, power: 0 },
  second: { kinds: { time: 1 }, power: 0 },
  seconds: { kinds: { time: 1 }, power: 0 },
  Hz: { kinds: PER_SECOND, power: 0 },
  pps: { kinds: { packet: 1, ...PER_SECOND }, power: 0 },
  packet: { kinds: { packet: 1 }, power: 0 },
  packets: { kinds: { packet: 1 }, power: 0 },
  pair: { kinds: { pair: 1 }, power: 0 },
  pairs: { kinds: { pair: 1 }, power: 0 },
  tick: { kinds: { tick: 1 }, power: 0 },
  ticks: { kinds: { tick: 1 }, power: 0 },
  octet: { kinds: { octet: 1 }, power: 0 },
  octets: { kinds: { octet: 1 }, power: 0 },
  bytes: { kinds: { octet: 1 }, power: 0 },
  bits: { kinds: { bit: 1 }, power: 0 },
};

/** Whether a word behind a number is its unit. */
export function isUnitWord(word: string): boolean {
  return Object.hasOwn(UNITS, word);
}

/** The unit of a word; null where it is none. */
export function unitOf(word: string): Unit | null {
  return Object.hasOwn(UNITS, word) ? (UNITS[word] as Unit) : null;
}

/** The unit of a product, or with -1 that of a quotient. */
export function timesUnit(one: Unit, other: Unit, sign: 1 | -1): Unit {
  if (isPlain(other))
    return other.power === 0 ? one : { kinds: one.kinds, power: one.power + sign * other.power };
  const names = [...new Set([...Object.keys(one.kinds), ...Object.keys(other.kinds)])].sort();
  const kinds = names
    .map((name) => [name, (one.kinds[name] ?? 0) + sign * (other.kinds[name] ?? 0)] as const)
    .filter(([, exponent]) => exponent !== 0);
  return { kinds: Object.fromEntries(kinds), power: one.power + sign * other.power };
}

/** The unit of a whole power. */
export function powerOfUnit({ kinds, power }: Unit, exponent: number): Unit {
  const raised = Object.entries(kinds).map(([name, each]) => [name, each * exponent] as const);
  return { kinds: Object.fromEntries(raised.filter(([, each]) => each !== 0)), power: power * exponent };
}

export function isPlain({ kinds }: Unit): boolean {
  return Object.keys(kinds).length === 0;
}

/** Whether both count the same, in whatever unit. */
export function isSameKind(one: Unit, other: Unit): boolean {
  return isPlain(timesUnit(one, other, -1));
}

/** As a person writes it: `us`, `packets`, `packets/s`. */
export function unitInWords({ kinds, power }: Unit): string {
  const known = Object.entries(UNITS).findLast(
    ([, unit]) => unit.power === power && isSameKind(unit, { kinds, power }),
  );
  if (known !== undefined) return known[0] === 'seconds' ? 's' : known[0];
  const base = Object.entries(kinds).map(([name, exponent]) =>
    exponent === 1 ? name : `${name}^${exponent}`,
  );
  return `${power === 0 ? '' : `10^${power} `}${base.join(' ')}`;
}

/** Whether two quantities cannot be added as they are; a plain number may be of anything. */
export function areMixed(left: Unit, right: Unit): boolean {
  if (isPlain(left) || isPlain(right)) return false;
  return !isSameKind(left, right) || left.power !== right.power;
}
