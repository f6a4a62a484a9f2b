/** What was expected of something that was observed, and what was found. */
export interface Mismatch {
  readonly expected: string;
  readonly found: string;
}

/** Which law does not hold, and where. */
export interface Violation extends Mismatch {
  readonly law: string;
  readonly at: string;
}

/** A violation in a line. */
export function textOf({ at, expected, found }: Violation): string {
  return `${at}: expected ${expected}, found ${found}`;
}
