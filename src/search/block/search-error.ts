import type { AnyBinding } from '../trial/binding.ts';
import type { SearchError, Verdict } from '../trial/verdict.ts';

/** A statement is about something that a revision does not have: it is neither held nor refuted. Says what that is. */
export class NotJudged extends Error {}

/** The first line says what; where in the program is of no use to a reader. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0] ?? message;
}

/** An error as a worker hands it over, with the address in front where a block was being played. */
export function parseError(text: string): SearchError {
  const at = /^(?<address>\S+:\d+:\d+(?:: case \d+)?): (?<message>.*)$/s.exec(text)?.groups;
  return { address: at?.address ?? null, message: at?.message ?? text };
}

/** The verdict on a statement whose search cannot be set up. */
export function verdictWithoutSearch({ statement }: AnyBinding, cause: unknown): Verdict {
  return {
    id: statement.id,
    clause: statement.clause,
    verdict: cause instanceof NotJudged ? 'short' : 'error',
    error: { address: null, message: messageOf(cause) },
    how: { way: 'sampled', cases: 0, twinCases: 0, directedCases: 0 },
    cases: 0,
    distinct: 0,
    behaviours: { sampled: 0, distinct: 0 },
    discarded: 0,
    failureRate: null,
    reached: [],
    caught: [],
    counterexamples: [],
    stored: null,
    readings: [],
    closest: null,
  };
}

/** The error with the lowest address of those that a search met, whoever met which first. */
export class FirstError {
  #error: SearchError | null = null;
  #part = Number.POSITIVE_INFINITY;
  #block = 0;

  get error(): SearchError | null {
    return this.#error;
  }

  /** Whether blocks of a part need not be run any more: those of lower parts may still have an error before this one. */
  stops(part: number): boolean {
    return part >= this.#part;
  }

  /** `part` is the place of a search among those of its statement. */
  add(part: number, block: number, error: SearchError): void {
    if (part > this.#part || (part === this.#part && block >= this.#block)) return;
    this.#part = part;
    this.#block = block;
    this.#error = error;
  }
}
