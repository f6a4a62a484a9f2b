import type { Revision } from '../../spec/language/revision.ts';

/** More witnesses than any policy in use has. */
export const MOST_WITNESSES = 16;

/** The policy of the consumers: how many witnesses there are, and how many make a quorum. */
export interface Policy {
  readonly w: number;
  readonly q: number;
}

/** Every number of witnesses up to the revision's, with every quorum in its range that they can meet; the least first. */
export function policiesOf({ witnesses, range }: Revision): readonly Policy[] {
  const policies: Policy[] = [];
  for (let w = 1; w <= Math.min(witnesses, MOST_WITNESSES); w++) {
    for (let q = Math.min(range.q.min, w); q <= Math.min(range.q.max, w); q++) policies.push({ w, q });
  }
  return policies;
}
