import type { BundleId, BundleSequence } from '../../spec/language/notation.ts';

/** The aggregates as they are, and those that a compromised collector makes of them. */
export const TRUTH = 0;
export const LIE = 1;
export const VIEWS = 2;
/** Bits of the two views of a bundle. */
export const BOTH_VIEWS = (1 << TRUTH) | (1 << LIE);

/** The other one of two views. */
export function otherThan(view: number): number {
  return view === TRUTH ? LIE : TRUTH;
}

/** Where a lie differs from the truth: in its Merkle root, and in how many numbers of binary64. */
export interface Apart {
  readonly name: string;
  readonly root: boolean;
  readonly minimaxUlps: number;
  readonly maxUlps: number;
}

/** (bundle_id, bundle_seq): two ids in step, and in each a few bundles one after the other. */
export interface BundleName {
  readonly id: BundleId;
  readonly seq: BundleSequence;
}

export const LAST_SEQUENCE = 3;
const IDS = [1, 2] as const;

export const BUNDLES: readonly BundleName[] = Array.from({ length: LAST_SEQUENCE + 1 }, (_, seq) =>
  IDS.map((id) => ({ id: id as BundleId, seq: seq as BundleSequence })),
).flat();

/** Where the bundle of the first or the other id stands among all. */
export function placeOfBundle(which: 0 | 1, sequence: number): number {
  return IDS.length * sequence + which;
}

/** A bundle by its bundle_id and bundle_seq. */
export function nameOfBundle({ id, seq }: BundleName): string {
  return `bundle ${id} seq ${seq}`;
}
