/** The aggregates as they are, and those that a compromised collector makes of them. */
export const TRUTH = 0;
export const LIE = 1;
/** What the collector published last of a later bundle, and of one with another id. */
export const NEXT_BUNDLE = 2;
export const OTHER_ID = 3;
/** Bits of the two views of a bundle. */
export const BOTH_VIEWS = (1 << TRUTH) | (1 << LIE);

/** Where a lie differs from the truth, in numbers of binary64. */
export interface Apart {
  readonly name: string;
  readonly minimaxUlps: number;
  readonly maxUlps: number;
}

/** The other one of two views. */
export function otherThan(view: number): number {
  return view === TRUTH ? LIE : TRUTH;
}
