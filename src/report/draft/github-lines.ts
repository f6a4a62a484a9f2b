import type { CheckedDraft } from '../../draft/check-draft.ts';
import type { Severity } from '../../draft/diagnostic/diagnostic.ts';
import { asManyAsShown, type GithubLevel, githubCommand } from '../text/github-command.ts';

const LEVELS: Readonly<Record<Severity, GithubLevel>> = {
  error: 'error',
  warning: 'warning',
  note: 'notice',
};

/** Workflow commands that put each diagnostic at its line of a pull request, errors first; then how many are cut off. */
export function githubLines({ draft, diagnostics }: CheckedDraft): readonly string[] {
  return (['error', 'warning', 'note'] as const).flatMap((severity) => {
    const all = diagnostics.filter((each) => each.severity === severity);
    const commands = all.map(({ line, column, length, rule, message, because }) =>
      githubCommand(
        LEVELS[severity],
        { file: draft.shown, line, col: column, endColumn: column + length, title: rule },
        [message, ...because],
      ),
    );
    return asManyAsShown(commands, `of severity ${severity}`);
  });
}
