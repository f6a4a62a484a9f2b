/** A whole number that is known, or that is read off a subject and the whole that it is part of. */
export type Term<Subject, Whole> = bigint | ((subject: Subject, whole: Whole) => bigint);

/** A quotient of whole numbers; what it is divided by is never negative. */
export interface Ratio<Subject, Whole> {
  readonly over: Term<Subject, Whole>;
  readonly under: Term<Subject, Whole>;
}

/** Terms that are reckoned once for each whole, and not wherever they stand. Each may be of those before it. */
export class HeldTerms<Subject, Whole> {
  readonly #held: { value: bigint; readonly of: (subject: Subject, whole: Whole) => bigint }[] = [];
  readonly #terms = new Set<Term<Subject, Whole>>();

  /** The same term, as it was when the whole was last read. */
  hold(term: Term<Subject, Whole>): Term<Subject, Whole> {
    if (typeof term === 'bigint' || this.#terms.has(term)) return term;
    const held = { value: 0n, of: term };
    const read = () => held.value;
    this.#held.push(held);
    this.#terms.add(read);
    return read;
  }

  read(subject: Subject, whole: Whole): void {
    for (const held of this.#held) held.value = held.of(subject, whole);
  }
}

/** The value of a term. */
export function evaluate<Subject, Whole>(term: Term<Subject, Whole>, subject: Subject, whole: Whole): bigint {
  return typeof term === 'bigint' ? term : term(subject, whole);
}

/** A term of two others. What is known of both is reckoned here, once. */
export function combine<Subject, Whole>(
  left: Term<Subject, Whole>,
  right: Term<Subject, Whole>,
  operation: (left: bigint, right: bigint) => bigint,
): Term<Subject, Whole> {
  if (typeof left === 'bigint') {
    if (typeof right === 'bigint') return operation(left, right);
    return (subject, whole) => operation(left, right(subject, whole));
  }
  if (typeof right === 'bigint') return (subject, whole) => operation(left(subject, whole), right);
  return (subject, whole) => operation(left(subject, whole), right(subject, whole));
}

export function multiplied<Subject, Whole>(
  left: Term<Subject, Whole>,
  right: Term<Subject, Whole>,
): Term<Subject, Whole> {
  if (left === 1n) return right;
  if (right === 1n) return left;
  if (left === 0n || right === 0n) return 0n;
  return combine(left, right, (one, other) => one * other);
}

function added<Subject, Whole>(
  left: Term<Subject, Whole>,
  right: Term<Subject, Whole>,
): Term<Subject, Whole> {
  if (left === 0n) return right;
  if (right === 0n) return left;
  return combine(left, right, (one, other) => one + other);
}

/** All over one denominator; one that several share counts once. */
export function aligned<Subject, Whole>(ratios: readonly Ratio<Subject, Whole>[]) {
  const unders = [...new Set(ratios.map(({ under }) => under))];
  const productWithout = (left: Term<Subject, Whole> | null) =>
    unders.reduce((all, each) => (each === left ? all : multiplied(all, each)), 1n as Term<Subject, Whole>);
  const overs = ratios.map(({ over, under }) => multiplied(over, productWithout(under)));
  return { overs, under: productWithout(null) };
}

function alike<Subject, Whole>(one: Ratio<Subject, Whole>, other: Ratio<Subject, Whole>) {
  const { overs, under } = aligned([one, other]);
  const [left = 0n, right = 0n] = overs;
  return { left, right, under };
}

export function sum<Subject, Whole>(
  one: Ratio<Subject, Whole>,
  other: Ratio<Subject, Whole>,
): Ratio<Subject, Whole> {
  const { left, right, under } = alike(one, other);
  return { over: added(left, right), under };
}

export function negated<Subject, Whole>({ over, under }: Ratio<Subject, Whole>): Ratio<Subject, Whole> {
  return { over: multiplied(-1n, over), under };
}

/** Where the divisor may be negative, this does not hold: lengths, prices and counts are not. */
export function quotient<Subject, Whole>(
  one: Ratio<Subject, Whole>,
  other: Ratio<Subject, Whole>,
): Ratio<Subject, Whole> {
  return { over: multiplied(one.over, other.under), under: multiplied(one.under, other.over) };
}

export function timesRatio<Subject, Whole>(
  one: Ratio<Subject, Whole>,
  other: Ratio<Subject, Whole>,
): Ratio<Subject, Whole> {
  return { over: multiplied(one.over, other.over), under: multiplied(one.under, other.under) };
}

/** One of two, chosen by their values. */
export function chosen<Subject, Whole>(
  one: Ratio<Subject, Whole>,
  other: Ratio<Subject, Whole>,
  choose: (left: bigint, right: bigint) => bigint,
): Ratio<Subject, Whole> {
  const { left, right, under } = alike(one, other);
  return { over: combine(left, right, choose), under };
}

/** To the power of a whole number. */
export function power<Subject, Whole>(
  { over, under }: Ratio<Subject, Whole>,
  exponent: Term<Subject, Whole>,
): Ratio<Subject, Whole> {
  const raised = (term: Term<Subject, Whole>) =>
    term === 1n ? term : combine(term, exponent, (base, times) => base ** times);
  return { over: raised(over), under: raised(under) };
}

/** The largest whole number that is not above. */
export function floored<Subject, Whole>({ over, under }: Ratio<Subject, Whole>): Ratio<Subject, Whole> {
  if (under === 1n) return { over, under };
  return { over: combine(over, under, floorDivide), under: 1n };
}

function floorDivide(value: bigint, by: bigint): bigint {
  const towardsZero = value / by;
  return value % by < 0n ? towardsZero - 1n : towardsZero;
}

function floorRemainder(value: bigint, by: bigint): bigint {
  const towardsZero = value % by;
  return towardsZero < 0n ? towardsZero + by : towardsZero;
}

/** What is left of the first when the second is taken from it as often as it goes. */
export function remainder<Subject, Whole>(
  one: Ratio<Subject, Whole>,
  other: Ratio<Subject, Whole>,
): Ratio<Subject, Whole> {
  const { left, right, under } = alike(one, other);
  return { over: combine(left, right, floorRemainder), under };
}
