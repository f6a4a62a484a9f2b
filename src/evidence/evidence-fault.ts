/** Something of a bundle that does not match: what, what was found and what was expected. */
export class EvidenceFault extends Error {
  readonly kind: 'mismatch' | 'unreadable';

  constructor(what: string, found: string, expected: string, kind: 'mismatch' | 'unreadable' = 'mismatch') {
    super(`${what}: found ${found}, expected ${expected}`);
    this.name = 'EvidenceFault';
    this.kind = kind;
  }
}
