import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, parse, relative, resolve, sep } from 'node:path';
import { loadAny, loadText, revisionNameOf } from '../../draft/reading/load-any.ts';
import { InputError } from '../../input/input-error.ts';
import { writeWhole } from '../../input/write-json.ts';
import { overlayText } from '../../report/overlay/overlay-text.ts';
import { type UndecidedRule, undecidedRules } from '../../report/overlay/undecided-rules.ts';
import { loadKeptFindings } from '../../report/stored/kept-findings.ts';
import type { LoadedRevision } from '../../revision/load.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { print } from '../terminal/print.ts';
import { refuseUnwritable } from '../terminal/refuse-unwritable.ts';

export interface OverlayOptions {
  readonly out?: string;
  readonly force?: boolean;
}

const ENDING = '.overlay.jsonc';

/**
 * Writes a revision that extends a text and has every rule that the text does not settle, to be chosen. Throws an
 * InputError where the text cannot be read, or where a file is in the way.
 */
export function initOverlay(draft: string, options: OverlayOptions, context: CommandContext): void {
  const file = resolve(context.folder, draft);
  const shown = options.out ?? besideDraft(draft);
  const out = resolve(context.folder, shown);
  if (!/\.jsonc?$/i.test(shown))
    throw new InputError([`${shown}: found this name, expected one that ends with .jsonc or .json`]);
  const loaded = textOf(file, draft);
  refuseUnwritable(out, shown);
  if (existsSync(out) && options.force !== true)
    throw new InputError([`${shown}: found a file, expected none: --force writes over it`]);
  const known = knownOf(loaded, context);
  const rules = undecidedRules(loaded, known);
  const text = overlayText({
    name: revisionNameOf(basename(shown).replace(/\.jsonc?$/i, '')),
    extended: pathFrom(dirname(out), file),
    foundOn: known.foundOn,
    repairedBy: known.repaired.name,
    rules,
  });
  writeWhole(out, text, shown);
  print(context.stdout, summary(rules, draft, shown));
}

function besideDraft(draft: string): string {
  const { dir, name } = parse(draft);
  return join(dir, `${name}${ENDING}`);
}

function textOf(file: string, shown: string): LoadedRevision {
  const loaded = loadText(file, shown);
  if (loaded !== null) return loaded;
  const found = existsSync(file) ? 'something else' : 'no such file';
  throw new InputError([
    `${shown}: found ${found}, expected the text of a draft: a file that ends with .txt, .md or .xml`,
  ]);
}

/** As a revision names what it extends, on every system. */
function pathFrom(folder: string, file: string): string {
  return relative(realpathSync(folder), realpathSync(file)).split(sep).join('/');
}

/** What was found on the revision that a text is read by, and what repairs that. */
function knownOf({ base }: LoadedRevision, { evidence, bindings }: CommandContext) {
  if (base === null) throw new Error('a text is read by a revision');
  const kept = loadKeptFindings(evidence.read, base)?.findings;
  if (kept === undefined)
    throw new InputError([
      `evidence/findings/${base.name}.json: found no findings on this ${base.name}, expected those that ` +
        `"mvps-verify findings --search --json evidence/findings/${base.name}.json" writes`,
    ]);
  const repaired = loadAny(kept.repairedBy.name).revision;
  return { findings: kept, foundOn: base.name, repaired, bindings };
}

function summary(rules: readonly UndecidedRule[], draft: string, shown: string): readonly string[] {
  const harmful = rules.filter(({ alternatives }) =>
    alternatives.some(({ violates }) => violates.length > 0),
  );
  return [
    `${shown}: ${rules.length} rules that ${draft} does not settle`,
    `${harmful.length} of them have an alternative with which a known case violates a statement; they come first`,
    '',
    `next: choose in ${shown}, then`,
    `      mvps-verify diff ${quoted(draft)} ${quoted(shown)}`,
  ];
}

/** A path as a shell takes it. */
function quoted(path: string): string {
  return /^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
