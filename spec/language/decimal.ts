/** As many decimals as a limit may have. */
export const MOST_DECIMALS = 3;

/** A limit as whole parts of one: 1.5 is 15 of 10. */
export interface InParts {
  readonly value: number;
  readonly parts: number;
}

/** The fewest parts, a power of ten, of which a limit is a whole number; null where it has more decimals than it may. */
export function inParts(limit: number): InParts | null {
  for (let decimals = 0, parts = 1; decimals <= MOST_DECIMALS; decimals++, parts *= 10) {
    const value = Math.round(limit * parts);
    if (value / parts === limit) return { value, parts };
  }
  return null;
}

/** Two limits as whole numbers of the same parts. Throws a RangeError where one has more decimals than it may. */
export function inSameParts(
  first: number,
  second: number,
): { readonly first: number; readonly second: number; readonly parts: number } {
  const [one, other] = [inParts(first), inParts(second)];
  if (one === null || other === null)
    throw new RangeError(`${first} or ${second} has more than ${MOST_DECIMALS} decimals`);
  const parts = Math.max(one.parts, other.parts);
  return { first: (one.value * parts) / one.parts, second: (other.value * parts) / other.parts, parts };
}
