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
 * Sets of elements that, with what is there already, hold no forbidden set, and that together hold every such set of at
 * most `most` elements. Each is as large as can be. None where what is there holds a forbidden set itself.
 */
export function coveringFree<T>(
  elements: readonly T[],
  present: readonly unknown[],
  forbidden: readonly (readonly unknown[])[],
  most: number,
): readonly (readonly T[])[] {
  const concerned = forbidden
    .map((set) => set.filter((each) => !present.includes(each)))
    .filter((set) => set.every((each) => elements.includes(each as T)));
  const isFree = (set: readonly T[]): boolean => !concerned.some((one) => isSubset(one, set));
  const covering: (readonly T[])[] = [];
  for (const small of subsetsOf(elements, most)) {
    if (!isFree(small) || covering.some((set) => isSubset(small, set))) continue;
    let grown = small;
    for (const each of elements) {
      if (!grown.includes(each) && isFree([...grown, each])) grown = [...grown, each];
    }
    covering.push(elements.filter((each) => grown.includes(each)));
  }
  return covering;
}

function isSubset(part: readonly unknown[], whole: readonly unknown[]): boolean {
  return part.every((each) => whole.includes(each));
}
