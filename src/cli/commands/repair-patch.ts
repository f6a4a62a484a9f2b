import { existsSync, realpathSync } from 'node:fs';
import { basename, isAbsolute, relative, resolve, sep } from 'node:path';
import { checkDraft } from '../../draft/check-draft.ts';
import type { LoadedDraft } from '../../draft/reading/load-any.ts';
import { repairText } from '../../draft/repair/repair-text.ts';
import { unifiedDiff } from '../../draft/repair/unified-diff.ts';
import type { Draft } from '../../draft/text/draft.ts';
import { MARK, readStoredText } from '../../draft/text/source-text.ts';
import { InputError } from '../../input/input-error.ts';
import { writeWhole } from '../../input/write-json.ts';
import { patchLines } from '../../report/findings/patch-lines.ts';
import type { RevisionDocument } from '../../revision/document.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { print, styleOf } from '../terminal/print.ts';
import { refuseUnwritable } from '../terminal/refuse-unwritable.ts';

/** Throws an InputError where a patch cannot be written, or would be written over the text that it is of. */
export function refusePatch(patch: string, text: string, folder: string): void {
  const [file, of] = [resolve(folder, patch), resolve(folder, text)];
  refuseUnwritable(file, patch);
  if (existsSync(file) && existsSync(of) && realpathSync(file) === realpathSync(of))
    throw new InputError([`${patch}: the text itself, expected another file for its patch`]);
}

/** Writes the repairs of a text as one patch of it, and says what they mend. Throws an InputError. */
export function writePatch(
  patch: string,
  text: LoadedDraft,
  repaired: RevisionDocument,
  seed: number,
  context: CommandContext,
): void {
  const { folder, stdout } = context;
  const { shown } = text.draft;
  const stored = readStoredText(resolve(folder, shown), shown);
  const mark = MARK.exec(stored)?.[0] ?? '';
  const made = repairText(stored.slice(mark.length), text, repaired);
  const named = nameInPatch(shown, folder);
  writeWhole(resolve(folder, patch), unifiedDiff(named, stored, `${mark}${made.source}`), patch);
  const beside = named === shown ? '' : `, beside ${named}`;
  const errorsIn = (draft: Draft): number =>
    checkDraft(draft, text.reading, seed).diagnostics.filter(({ severity }) => severity === 'error').length;
  const written = {
    repaired: made,
    text: shown,
    file: patch,
    errors: { before: errorsIn(text.draft), after: errorsIn(made.draft) },
    command: `patch -p0 < ${quoted(patch)}, or git apply -p0 ${quoted(patch)}${beside}`,
  };
  print(stdout, patchLines(written, styleOf(context)));
}

/** As a shell takes it for one word. */
function quoted(file: string): string {
  return /^[\w./-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`;
}

/** As the text is reached from here; where it stands elsewhere, a patch has to be applied beside it. */
function nameInPatch(shown: string, folder: string): string {
  const path = relative(folder, resolve(folder, shown));
  const isElsewhere = isAbsolute(path) || path.split(sep)[0] === '..';
  return isElsewhere ? basename(shown) : path.split(sep).join('/');
}
