/** A heading's own number: "1.2. Prices", "0. Purpose". */
const OWN_NUMBER = /^\s*(\d+(?:\.\d+)*)\.?\s+/;

/** Counts headings of a text that does not print their numbers. */
export class SectionNumbers {
  #counts: number[] = [];

  /** The number of the next heading of a depth, from 1: the one that it has itself, or the next beside the last. */
  next(depth: number, title: string): string {
    const [, own] = OWN_NUMBER.exec(title) ?? [];
    if (own !== undefined) {
      this.#counts = own.split('.').map(Number);
      return own;
    }
    const counts = this.#counts.slice(0, depth);
    while (counts.length < depth) counts.push(0);
    counts[depth - 1] = (counts[depth - 1] ?? 0) + 1;
    this.#counts = counts;
    return counts.join('.');
  }
}

/** A title without a number of its own. */
export function withoutNumber(title: string): string {
  return title.replace(OWN_NUMBER, '');
}
