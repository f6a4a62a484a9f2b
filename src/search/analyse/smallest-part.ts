/**
 * A part of some things that has a property which the whole has, and of which nothing can be taken away: chunks are
 * taken out while it keeps the property, halves first (Zeller and Hildebrandt, delta debugging). Asks in a fixed order.
 */
export async function smallestPart<T>(
  whole: readonly T[],
  has: (part: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let kept = whole;
  for (let size = Math.ceil(whole.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    let from = 0;
    while (from < kept.length) {
      const rest = [...kept.slice(0, from), ...kept.slice(from + size)];
      if (await has(rest)) kept = rest;
      else from += size;
    }
  }
  return kept;
}
