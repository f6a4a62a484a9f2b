import type { CheckedDraft } from '../../draft/check-draft.ts';
import type { Diagnostic, Severity } from '../../draft/diagnostic/diagnostic.ts';

/** GitHub shows so many errors and so many warnings of one step, and drops the others. */
const MOST_SHOWN = 10;
const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'notice' };

/** Workflow commands that put each diagnostic at its line of a pull request, errors first; then how many are cut off. */
export function githubLines({ draft, diagnostics }: CheckedDraft): readonly string[] {
  return (['error', 'warning', 'note'] as const).flatMap((severity) => {
    const all = diagnostics.filter((each) => each.severity === severity);
    const cut = all.length - MOST_SHOWN;
    return [
      ...all.slice(0, MOST_SHOWN).map((each) => command(each, draft.shown)),
      ...(cut > 0
        ? [`::notice title=mvps-verify::${cut} more of severity ${severity} are not shown here`]
        : []),
    ];
  });
}

function command(
  { severity, line, column, length, rule, message, because }: Diagnostic,
  file: string,
): string {
  const properties = [
    `file=${inProperty(file)}`,
    `line=${line}`,
    `col=${column}`,
    `endColumn=${column + length}`,
    `title=${inProperty(rule)}`,
  ];
  return `::${COMMANDS[severity]} ${properties.join(',')}::${inMessage([message, ...because].join('\n'))}`;
}

function inMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function inProperty(text: string): string {
  return inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
