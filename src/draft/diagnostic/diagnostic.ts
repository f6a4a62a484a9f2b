import type { Place } from '../text/passage.ts';
import type { DiagnosticRuleId } from './diagnostic-rules.ts';

/** How a diagnostic bears on the draft: what it says is false, what cannot be recomputed, or what is good to know. */
export type Severity = 'error' | 'warning' | 'note';

/** One finding on the text, at its place. */
export interface Diagnostic extends Place {
  /** Stable: `figure/not-reproduced`. */
  readonly rule: DiagnosticRuleId;
  readonly severity: Severity;
  /** The fact, without advice. */
  readonly message: string;
  readonly found: string;
  readonly expected: string;
  /** What else bears on it, with its place where it has one. */
  readonly because: readonly string[];
  /** What to put at the place instead, and whether a tool may do so unseen. */
  readonly fix: { readonly text: string; readonly isSafe: boolean } | null;
}

/** What a fix asks for, in words. */
export function fixInWords(text: string): string {
  return text === '' ? 'leave it out' : `write ${text}`;
}

/** In the order of the text. */
export function inOrder(all: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...all].sort(
    (one, other) =>
      one.line - other.line || one.column - other.column || one.rule.localeCompare(other.rule, 'en'),
  );
}
