/** A heading's own number: "1.2. Prices", "0. Purpose". */
const OWN_NUMBER = /^\s*(\d+(?:\.\d+)*)\.?\s+/;

/** Counts headings of a text that does not print their numbers. */
export class SectionNumbers {
  #counts: number[] = [];
  #isAppendix = false;

  /** What follows is counted from A. */
  beginAppendices(): void {
    this.#counts = [];
    this.#isAppendix = true;
  }

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
    const [first = 1, ...others] = counts;
    return [this.#isAppendix ? letter(first) : first, ...others].join('.');
  }
}

/** A title without a number of its own. */
export function withoutNumber(title: string): string {
  return title.replace(OWN_NUMBER, '');
}

/** A for 1; what comes after Z keeps its number. */
function letter(count: number): string {
  return count > 0 && count <= 26 ? String.fromCharCode(64 + count) : String(count);
}
