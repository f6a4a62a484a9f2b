import { InputError } from '../../input/input-error.ts';
import type { Change } from '../../revision/changes.ts';
import type { RevisionDocument } from '../../revision/document.ts';
import type { LoadedDraft } from '../reading/load-any.ts';
import { locateFigures } from '../reading/locate.ts';
import type { Reading } from '../reading/reading.ts';
import { formulaIn, isSame, printedAs } from '../reading/text-formulas.ts';
import type { Draft } from '../text/draft.ts';
import { parseDraft } from '../text/read-draft.ts';
import { sentenceIn } from '../text/sentence-in.ts';
import { sourceEditsOf } from './source-edit-of.ts';
import { type SourceEdit, SourceLines, withEdits } from './source-lines.ts';
import { type Wanted, wantedOf } from './wanted.ts';

/** A text with its repairs written into it. */
export interface RepairedText {
  readonly source: string;
  readonly draft: Draft;
  readonly written: readonly Wanted[];
  /** What the text says already. */
  readonly stated: readonly Wanted[];
  /** What it has no place for: no such section, or a number that does not stand there as it is read. */
  readonly placeless: readonly Wanted[];
  /** The changes of the repair for which no words and no numbers are known. */
  readonly wordless: readonly Change[];
}

interface Repair {
  readonly wanted: Wanted;
  readonly edits: readonly SourceEdit[];
}

/**
 * Writes what a repair changes into the text of a draft, and nothing else; `source` is that text without a byte order
 * mark. Throws an InputError of one line where its lines are those of another file.
 */
export function repairText(source: string, text: LoadedDraft, repaired: RevisionDocument): RepairedText {
  const { draft, reading } = text;
  if (draft.lines.length === 0)
    throw new InputError([
      `${draft.shown}: found lines of the Markdown that it was made of, expected that Markdown to be repaired`,
    ]);
  const lines = new SourceLines(source);
  const { wanted, wordless } = wantedOf(text, repaired);
  const all = wanted.map((one) => ({ wanted: one, edits: sourceEditsOf(one, draft, lines) }));
  const repairs = all.filter((each): each is Repair => typeof each.edits !== 'string');
  const sound = soundOf(source, draft, reading, repairs);
  const made = withEdits(
    source,
    sound.flatMap(({ edits }) => edits),
  );
  const written = sound.map((each) => each.wanted);
  const stated = all.filter(({ edits }) => edits === 'stated').map((each) => each.wanted);
  const placeless = wanted.filter((one) => !written.includes(one) && !stated.includes(one));
  return { source: made, draft: parseDraft(made, draft.shown), written, stated, placeless, wordless };
}

/** The repairs that read back as they were meant; where not all do together, those that do alone. */
function soundOf(
  source: string,
  draft: Draft,
  reading: Reading,
  repairs: readonly Repair[],
): readonly Repair[] {
  const isSound = (these: readonly Repair[]): boolean => {
    const edits = these.flatMap((each) => each.edits);
    const made = parseDraft(withEdits(source, edits), draft.shown);
    return hasSameSections(draft, made) && these.every(({ wanted }) => isRead(wanted, made, reading));
  };
  return isSound(repairs) ? repairs : repairs.filter((each) => isSound([each]));
}

function hasSameSections(one: Draft, other: Draft): boolean {
  return (
    one.sections.length === other.sections.length &&
    one.sections.every(({ number }, index) => number === other.sections[index]?.number)
  );
}

function isRead(wanted: Wanted, draft: Draft, reading: Reading): boolean {
  if (wanted.kind === 'number') {
    const { figures } = locateFigures(draft, reading);
    const found = figures.find(({ figure }) => figure === wanted.located.figure);
    return found?.numbers[0]?.digits === wanted.digits;
  }
  const section = draft.sections.find(({ number }) => number === wanted.clause);
  if (section === undefined) return false;
  if (wanted.kind === 'sentence') return sentenceIn(section, wanted.sentence) !== null;
  const found = formulaIn(section, wanted.left);
  return found !== undefined && isSame(printedAs(found), wanted.formula);
}
