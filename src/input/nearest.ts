/** Up to three names that are spelled nearly like the one given, the nearest first. */
export function nearest(given: string, known: readonly string[]): readonly string[] {
  const wanted = given.toLowerCase().slice(0, LONGEST);
  return known
    .map((name) => ({ name, edits: distanceOf(wanted, name.toLowerCase()) }))
    .filter(
      ({ name, edits }) => edits <= Math.max(2, name.length / 3) || name.toLowerCase().startsWith(wanted),
    )
    .sort((left, right) => left.edits - right.edits || (left.name < right.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}

const LONGEST = 64;

/** Levenshtein distance: how many characters are put in, taken out or changed. */
function distanceOf(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 0; i < left.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < right.length; j++) {
      const changed = (row[j] ?? 0) + (left[i] === right[j] ? 0 : 1);
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}

/** "limiter-cap or limiter-unit", or what else to say where nothing is near. */
export function describeNearest(given: string, known: readonly string[], otherwise: string): string {
  const found = nearest(given, known);
  return found.length === 0 ? otherwise : `${found.join(' or ')}?`;
}
