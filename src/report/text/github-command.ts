/** GitHub shows so many errors and so many warnings of one step, and drops the others. */
const MOST_SHOWN = 10;

export type GithubLevel = 'error' | 'warning' | 'notice';

/** Where a command of a workflow points at, and its title. */
export interface GithubPlace {
  readonly file: string;
  readonly line: number;
  readonly col?: number;
  readonly endColumn?: number;
  readonly title: string;
}

/** A command of a GitHub workflow that puts a message at a line of a pull request. */
export function githubCommand(level: GithubLevel, place: GithubPlace, lines: readonly string[]): string {
  const properties = Object.entries(place).map(([name, value]) => `${name}=${inProperty(String(value))}`);
  return `::${level} ${properties.join(',')}::${inMessage(lines.join('\n'))}`;
}

/** As many commands as are shown, and how many of this kind are cut off. */
export function asManyAsShown(commands: readonly string[], kind: string): readonly string[] {
  const cut = commands.length - MOST_SHOWN;
  return [
    ...commands.slice(0, MOST_SHOWN),
    ...(cut > 0 ? [`::notice title=mvps-verify::${cut} more ${kind} are not shown here`] : []),
  ];
}

function inMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function inProperty(text: string): string {
  return inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
