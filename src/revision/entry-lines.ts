import type { LoadedRevision } from './load.ts';

/** A line of a file. */
export interface FileLine {
  readonly file: string;
  readonly line: number;
}

/** Where two texts say something, each as far as it is a text and its place is known. */
export interface BothLines {
  readonly before: FileLine | null;
  readonly after: FileLine | null;
}

/** Where two revisions have an entry: `limits.R_L`, or what goes by its name alone, such as a rule. */
export function linesOf(
  section: string,
  name: string,
  before: LoadedRevision,
  after: LoadedRevision,
): BothLines {
  return { before: lineIn(before, section, name), after: lineIn(after, section, name) };
}

/** "old.txt:43 -> new.txt:45", or the one of them that is known; empty where none is. */
export function describeLines({ before, after }: BothLines): string {
  return [before, after].flatMap((each) => (each === null ? [] : [`${each.file}:${each.line}`])).join(' -> ');
}

function lineIn({ text }: LoadedRevision, section: string, name: string): FileLine | null {
  if (text === undefined) return null;
  const entry = `${section}.${name}`;
  const value = [...text.lines].find(([each]) => each === entry || each.startsWith(`${entry}.`));
  const line = value?.[1] ?? text.lines.get(name);
  return line === undefined ? null : { file: text.file, line };
}
