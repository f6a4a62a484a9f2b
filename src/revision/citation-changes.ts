import type { ProofsEntry } from './proofs.ts';

/** A statement or a proof step that cites otherwise in one document than in another. */
export interface CitationChange {
  /** `4 Statement`, `4 Step 2`. */
  readonly at: string;
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

/** Every part of the proofs of two documents that cites otherwise, in the order of the later one. */
export function citationChanges(
  before: ProofsEntry | undefined,
  after: ProofsEntry | undefined,
): readonly CitationChange[] {
  const [old, now] = [citationsOf(before), citationsOf(after)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((at) => {
    const [was, is] = [old.get(at) ?? [], now.get(at) ?? []];
    const added = is.filter((name) => !was.includes(name));
    const gone = was.filter((name) => !is.includes(name));
    return added.length + gone.length === 0 ? [] : [{ at, added, gone }];
  });
}

/** "4 Step 2 cites RFC 5869 as well and no longer cites RFC 2104". */
export function describeCitations({ at, added, gone }: CitationChange): string {
  const parts = [
    ...(added.length > 0 ? [`cites ${added.join(', ')} as well`] : []),
    ...(gone.length > 0 ? [`no longer cites ${gone.join(', ')}`] : []),
  ];
  return `${at} ${parts.join(' and ')}`;
}

/** What each part cites by name. */
function citationsOf(proofs: ProofsEntry | undefined): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.values(proofs?.results ?? {}).flatMap(({ clause, assumes, steps }) => [
      [`${clause} Statement`, assumes] as const,
      ...steps.map(
        ({ at, hypotheses = [], results = [], sources = [] }) =>
          [at, [...hypotheses, ...results, ...sources]] as const,
      ),
    ]),
  );
}
