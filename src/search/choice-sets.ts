/** Every subset of at most `most` elements, the smaller ones first, each in the order of the elements. */
export function* subsetsOf<T>(elements: readonly T[], most: number): Generator<readonly T[]> {
  for (let size = 0; size <= Math.min(most, elements.length); size++) yield* subsetsOfSize(elements, size);
}

function* subsetsOfSize<T>(elements: readonly T[], size: number): Generator<readonly T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let first = 0; first + size <= elements.length; first++) {
    for (const rest of subsetsOfSize(elements.slice(first + 1), size - 1))
      yield [elements[first] as T, ...rest];
  }
}

/**
 * The largest sets of elements that, with what is there already, hold no forbidden set: none where what is there
 * holds one.
 */
export function maximalFree<T>(
  elements: readonly T[],
  present: readonly unknown[],
  forbidden: readonly (readonly unknown[])[],
): readonly (readonly T[])[] {
  const concerned = forbidden
    .map((set) => set.filter((each) => !present.includes(each)))
    .filter((set) => set.every((each) => elements.includes(each as T)));
  if (concerned.some((set) => set.length === 0)) return [];
  const left = concerned.reduce<readonly (readonly T[])[]>(
    (free, set) =>
      free.flatMap((candidate) =>
        set.every((each) => candidate.includes(each as T))
          ? set.map((gone) => candidate.filter((each) => each !== gone))
          : [candidate],
      ),
    [elements],
  );
  const different = left.filter(
    (set, index) => left.findIndex((other) => isSubset(set, other) && isSubset(other, set)) === index,
  );
  return different.filter((set) => !different.some((other) => other !== set && isSubset(set, other)));
}

function isSubset<T>(part: readonly T[], whole: readonly T[]): boolean {
  return part.every((each) => whole.includes(each));
}
