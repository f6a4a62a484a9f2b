/** Something given from outside is wrong. Each fault is one line: where, what was found, what was expected. */
export class InputError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'InputError';
    this.faults = faults;
  }
}

/** A fault at a place inside a JSON document. */
export interface Fault {
  /** Such as `$.costs.c_hmac.value`. */
  readonly path: string;
  readonly found: string;
  readonly expected: string;
}

/** The one line that a fault is told in. */
export function describeFault(file: string, { path, found, expected }: Fault): string {
  return `${file}: ${path}: found ${found}, expected ${expected}`;
}

/** A value as a fault shows it, cut to a readable length. */
export function describeFound(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) {
    return 'a number too large to hold';
  }
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}...` : text;
}

const MOST_SHOWN = 60;
