import { type Diagnostic, inOrder } from './diagnostic/diagnostic.ts';
import { type JudgedEquations, judgeEquations } from './equations/equation-diagnostics.ts';
import { constantsOf, missingParameters } from './equations/parameters.ts';
import { figureDiagnostics } from './figure-diagnostics.ts';
import { pointDiagnostics } from './point-diagnostics.ts';
import { proseDiagnostics } from './prose/prose-diagnostics.ts';
import { locateFigures } from './reading/locate.ts';
import { type ReadRevision, readRevision } from './reading/read-revision.ts';
import type { Reading } from './reading/reading.ts';
import { type Reviewed, staleSections } from './reading/stale-sections.ts';
import { unreadSentences } from './reading/unread-sentences.ts';
import { formulasOf } from './symbols/section-formulas.ts';
import { symbolDiagnostics } from './symbols/symbol-diagnostics.ts';
import type { Draft } from './text/draft.ts';

/** What a text was found to say, and what of it is not so. */
export interface CheckedDraft {
  readonly draft: Draft;
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
  readonly read: ReadRevision;
  readonly figures: { readonly found: number; readonly of: number };
  readonly equations: Omit<JudgedEquations, 'diagnostics'> & {
    readonly read: number;
    /** Relations that are part of no equation that can be read. */
    readonly unread: readonly { readonly line: number; readonly text: string }[];
  };
}

/** Reads figures and equations off a text and recomputes them from the values that the same text gives. */
export function checkDraft(
  draft: Draft,
  reading: Reading,
  seed: number,
  reviewed: Reviewed = {},
): CheckedDraft {
  const located = locateFigures(draft, reading);
  const read = readRevision(draft, located.figures, reading);
  const sections = formulasOf(draft.sections);
  const chains = sections.flatMap((each) => each.chains);
  const { diagnostics: ofEquations, ...equations } = judgeEquations(chains, read.revision, seed);
  const missing = missingParameters(chains, constantsOf(read.revision));
  const found = [
    ...located.diagnostics,
    ...read.diagnostics,
    ...pointDiagnostics(read),
    ...unreadSentences(draft, reading),
    ...staleSections(draft, reading, reviewed, read.revision),
    ...withoutRepeated(figureDiagnostics(located.figures, read.revision), located.diagnostics),
  ];
  return {
    draft,
    diagnostics: inOrder([
      ...found,
      ...withoutRepeated(ofEquations, found),
      ...missing,
      ...withoutRepeated(symbolDiagnostics(sections, seed), found),
      ...withoutUnknown(proseDiagnostics(draft), found),
    ]),
    read,
    figures: {
      found: located.figures.length,
      of: reading.figures.length + Object.keys(reading.headings).length,
    },
    equations: {
      ...equations,
      read: chains.length,
      unread: sections.flatMap(({ unread }) => unread.map(({ text, place }) => ({ line: place.line, text }))),
    },
  };
}

/** A number that is in another unit, a figure and the end of an equation is reported once, as the first error of these. */
function withoutRepeated(
  diagnostics: readonly Diagnostic[],
  others: readonly Diagnostic[],
): readonly Diagnostic[] {
  const places = new Set(
    others.filter(({ severity }) => severity === 'error').map(({ line, column }) => `${line}:${column}`),
  );
  return diagnostics.filter(({ line, column }) => !places.has(`${line}:${column}`));
}

/** A hypothesis that a proof cites and that the revision does not have either is reported once, as the error. */
function withoutUnknown(
  diagnostics: readonly Diagnostic[],
  others: readonly Diagnostic[],
): readonly Diagnostic[] {
  const unknown = new Set(
    others.filter(({ rule }) => rule === 'citation/unknown').map(({ found }) => found.replace(/\..*/, '')),
  );
  return diagnostics.filter(({ rule, found }) => rule !== 'citation/undefined' || !unknown.has(found));
}
