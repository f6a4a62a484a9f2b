import {
  type CodeAction,
  CodeActionKind,
  DiagnosticSeverity,
  type Hover,
  type Diagnostic as Reported,
} from 'vscode-languageserver/node.js';
import { type Diagnostic, fixInWords, type Severity } from '../draft/diagnostic/diagnostic.ts';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  note: DiagnosticSeverity.Information,
};

/** Lines and characters of the protocol count from 0. */
function rangeOf({ line, column, length }: Diagnostic): Reported['range'] {
  const start = { line: line - 1, character: column - 1 };
  return { start, end: { ...start, character: start.character + length } };
}

/** A diagnostic as an editor shows it. */
export function reported(diagnostic: Diagnostic): Reported {
  const { rule, severity, message, because } = diagnostic;
  return {
    range: rangeOf(diagnostic),
    severity: SEVERITIES[severity],
    code: rule,
    source: 'mvps-verify',
    message: [message, ...because].join('\n'),
  };
}

/** What is said of the place that a pointer is at; null where nothing is. */
export function hoverAt(
  diagnostics: readonly Diagnostic[],
  { line, character }: { readonly line: number; readonly character: number },
): Hover | null {
  const [first, ...others] = diagnostics.filter(
    (each) =>
      each.line - 1 === line && character >= each.column - 1 && character <= each.column - 1 + each.length,
  );
  if (first === undefined) return null;
  const value = [first, ...others].map(inMarkdown).join('\n\n---\n\n');
  return { contents: { kind: 'markdown', value }, range: rangeOf(first) };
}

function inMarkdown({ message, because, fix, rule }: Diagnostic): string {
  return [
    `**${message}**`,
    ...because.map((each) => `- ${each}`),
    ...(fix === null ? [] : [fix.text === '' ? `- ${fixInWords(fix.text)}` : `- write \`${fix.text}\``]),
    `\n\`mvps-verify check --explain ${rule}\``,
  ].join('\n');
}

/** What can be put in the place of what is wrong in some lines; preferred only where it can be put there unseen. */
export function fixesIn(
  diagnostics: readonly Diagnostic[],
  uri: string,
  { start, end }: Reported['range'],
): readonly CodeAction[] {
  return diagnostics.flatMap((each) => {
    if (each.fix === null || each.line - 1 < start.line || each.line - 1 > end.line) return [];
    const edit = { range: rangeOf(each), newText: each.fix.text };
    return [
      {
        title: fixInWords(each.fix.text),
        kind: CodeActionKind.QuickFix,
        diagnostics: [reported(each)],
        isPreferred: each.fix.isSafe,
        edit: { changes: { [uri]: [edit] } },
      },
    ];
  });
}
