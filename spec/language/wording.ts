import type { Revision } from './revision.ts';

/** What the draft prints. */
export const PRINTED = 'printed';

/** The wording of a statement that a revision takes. */
export function wordingOf(id: string, revision: Revision): string {
  return revision.wordings[id] ?? PRINTED;
}

/** The side conditions that a wording names. */
export function partsOf(wording: string): readonly string[] {
  return wording === PRINTED ? [] : wording.split('+');
}

/** Every wording of so many side conditions: each set of them, in their order. */
export function wordingsFrom(sideConditions: readonly string[]): readonly string[] {
  let sets: readonly (readonly string[])[] = [[]];
  for (const each of sideConditions) sets = sets.flatMap((set) => [set, [...set, each]]);
  return sets.filter(({ length }) => length > 0).map((set) => set.join('+'));
}
