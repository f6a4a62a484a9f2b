import { InputError } from '../../input/input-error.ts';
import type { CoveredSentence, Outcome, Status } from './coverage.ts';

/** A sentence in the list of what is checked of a text: small enough to be committed and compared. */
export interface ListedSentence {
  readonly section: string;
  readonly digest: string;
  readonly status: Status;
  /** The statements or diagnostics that show it, or why no check is owed. */
  readonly by: string;
}

const HEAD = `# What is checked of the text, a sentence a line: section, digest of its words, what came of it, and by what.
# Written by "mvps-verify coverage --update". A line "explained" with a reason is yours to write; it is kept.
`;
const HEAD_LINES = new Set(HEAD.split('\n'));
const STATUSES: readonly Status[] = ['checked', 'refuted', 'explained', 'not checked'];
const LINE = new RegExp(`^(\\S+) +([0-9a-f]{12}) (${STATUSES.join('|')})(?: +(\\S.*))?$`);

/** A list as it is written. What somebody wrote into the one before stays: comments, and as such explanations of sentences that are gone. */
export function listText(listed: readonly ListedSentence[], before = ''): string {
  const digests = new Set(listed.map(({ digest }) => digest));
  const gone = parseList(before, '').filter(
    (each) => each.status === 'explained' && !digests.has(each.digest),
  );
  const comments = before.split(/\r?\n/).filter((line) => line.startsWith('#') && !HEAD_LINES.has(line));
  const orphans = gone.map((each) => `# no sentence has these words any more: ${lineOf(each)}`);
  return [HEAD, ...[...listed.map(lineOf), ...comments, ...orphans].map((line) => `${line}\n`)].join('');
}

/** One line of it. */
export function lineOf({ section, digest, status, by }: ListedSentence): string {
  return `${section.padEnd(4)} ${digest} ${status.padEnd(11)} ${by}`.trimEnd();
}

/** Reads a list; `shown` is how faults name its file. Throws an InputError with one for each line that is none. */
export function parseList(text: string, shown: string): readonly ListedSentence[] {
  const faults: string[] = [];
  const known = new Map<string, number>();
  const listed = text.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const [, section = '', digest = '', status = '', by = ''] = LINE.exec(line) ?? [];
    const at = `${shown}: line ${index + 1}`;
    const before = known.get(digest);
    if (section === '')
      faults.push(
        `${at}: found "${line.slice(0, 60)}", expected a section, 12 hexadecimal digits and one of ${STATUSES.join(', ')}`,
      );
    else if (before !== undefined)
      faults.push(`${at}: found ${digest} again, which line ${before} has, expected each sentence once`);
    else if (status === 'explained' && by === '')
      faults.push(`${at}: found no reason, expected why no check of ${digest} is owed`);
    known.set(digest, index + 1);
    return [{ section, digest, status: status as Status, by: by.trimEnd() }];
  });
  if (faults.length > 0) throw new InputError(faults);
  return listed;
}

/** What was measured, as a list has it; a sentence that stands twice once. */
export function listedOf(sentences: readonly CoveredSentence[]): readonly ListedSentence[] {
  const listed = new Map<string, ListedSentence>();
  for (const { sentence, outcome } of sentences) {
    const { digest, section } = sentence;
    if (!listed.has(digest))
      listed.set(digest, { section: section.number, digest, status: outcome.status, by: byOf(outcome) });
  }
  return [...listed.values()];
}

/** The statements or diagnostics that show what came of a sentence, or why no check of it is owed. */
export function byOf(outcome: Outcome): string {
  switch (outcome.status) {
    case 'checked':
      return outcome.turned.map(({ by, negation }) => `${by} with ${negation}`).join('; ');
    case 'refuted':
      return outcome.refutations.map(({ by }) => by).join('; ');
    case 'explained':
      return outcome.reason;
    case 'not checked':
      return '';
  }
}

/** How a list that was committed differs from what was measured. */
export interface ListDifference {
  readonly gone: readonly ListedSentence[];
  readonly added: readonly ListedSentence[];
}

export function differenceOf(
  before: readonly ListedSentence[],
  now: readonly ListedSentence[],
): ListDifference {
  const without = (all: readonly ListedSentence[], others: readonly ListedSentence[]) => {
    const lines = new Set(others.map(lineOf));
    return all.filter((each) => !lines.has(lineOf(each)));
  };
  return { gone: without(before, now), added: without(now, before) };
}
