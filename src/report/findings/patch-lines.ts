import { CAUSE_IDS, type CauseId, changesOf } from '../../../spec/causes/catalogue.ts';
import type { RepairedText } from '../../draft/repair/repair-text.ts';
import type { Wanted } from '../../draft/repair/wanted.ts';
import { counted, type Style, wrap } from '../text/style.ts';

/** What was written into a text, and how many errors `check` reports of it without and with that. */
export interface WrittenPatch {
  readonly repaired: RepairedText;
  /** As messages name the text, and the patch. */
  readonly text: string;
  readonly file: string;
  readonly errors: { readonly before: number; readonly after: number };
  /** How the patch is applied. */
  readonly command: string;
}

/** How many repairs a patch has, which root causes they mend, and which are to be mended by hand. */
export function patchLines(patch: WrittenPatch, style: Style): readonly string[] {
  const { repaired, text, file, errors, command } = patch;
  const { written, stated, placeless } = repaired;
  const causes = causesOf(repaired);
  const [first] = [...causes.partly, ...causes.byHand];
  const part = (name: string, words: string): readonly string[] =>
    words === '' ? [] : wrap(words, style.width, `  ${name.padEnd(9)}`);
  return [
    ...wrap(`${file}: ${describeWritten(written)} of ${text}${describeStated(stated)}`, style.width, ''),
    ...part('mended', describeCauses(causes.whole, '')),
    ...part('in part', describeCauses(causes.partly, ', of which a claim is to be reworded by hand as well')),
    ...part('by hand', describeCauses(causes.byHand, ', of which a claim or a proof is to be reworded')),
    ...part('no place', describeCauses(causes.noPlace, ` ${describePlaceless(placeless)}`)),
    ...part('check', `${counted(errors.before, 'error')} before, ${errors.after} with the patch`).map(
      errors.after > errors.before ? style.bad : (line) => line,
    ),
    ...(first === undefined ? [] : ['', `next: mvps-verify explain ${first} --text ${text}`]),
    ...(written.length === 0 ? [] : ['', `apply: ${command}`]),
  ];
}

interface MendedCauses {
  readonly whole: readonly CauseId[];
  readonly partly: readonly CauseId[];
  /** What mends them changes what the text says: no sentence that is added does. */
  readonly byHand: readonly CauseId[];
  /** The text has no place for what mends them. */
  readonly noPlace: readonly CauseId[];
}

/** The root causes by how much of what mends them stands in a text once it is repaired. */
function causesOf({ written, stated, placeless, wordless }: RepairedText): MendedCauses {
  const done = new Set([...written, ...stated].map(({ change }) => change));
  const without = new Set(placeless.map(({ change }) => change));
  const open = new Set([...without, ...wordless.map(({ name }) => name)]);
  const isProofs = wordless.some(({ section }) => section === 'proofs');
  const isOpen = (change: string): boolean =>
    open.has(change) || (isProofs && change.startsWith('document/'));
  const kinds = CAUSE_IDS.map((id) => {
    const changes = changesOf(id);
    const isPlaceless = changes.some((each) => without.has(each));
    return { id, isDone: changes.some((each) => done.has(each)), isOpen: changes.some(isOpen), isPlaceless };
  });
  const idsOf = (isOfKind: (kind: (typeof kinds)[number]) => boolean): readonly CauseId[] =>
    kinds.filter(isOfKind).map(({ id }) => id);
  return {
    whole: idsOf((each) => each.isDone && !each.isOpen),
    partly: idsOf((each) => each.isDone && each.isOpen),
    byHand: idsOf((each) => !each.isDone && each.isOpen && !each.isPlaceless),
    noPlace: idsOf((each) => !each.isDone && each.isPlaceless),
  };
}

function describeWritten(written: readonly Wanted[]): string {
  const of = (kind: Wanted['kind']): number => written.filter((each) => each.kind === kind).length;
  const kinds = (['sentence', 'number', 'formula'] as const)
    .filter((kind) => of(kind) > 0)
    .map((kind) => counted(of(kind), kind));
  const total = `${counted(written.length, 'repair')}`;
  return kinds.length === 0 ? total : `${total} (${kinds.join(', ')})`;
}

/** By the sections that the text does not have, or the changes that do not stand there as they were read. */
function describePlaceless(placeless: readonly Wanted[]): string {
  const clauses = placeless.flatMap((each) => (each.kind === 'sentence' ? [each.clause] : []));
  const others = placeless.flatMap((each) => (each.kind === 'sentence' ? [] : [each.change]));
  const places = [...new Set(clauses.map((clause) => `section ${clause}`)), ...others];
  return `(nowhere to write: ${places.join(', ')})`;
}

function describeStated(stated: readonly Wanted[]): string {
  return stated.length === 0 ? '' : `; ${stated.length} more stand in it already`;
}

function describeCauses(ids: readonly CauseId[], why: string): string {
  return ids.length === 0 ? '' : `${counted(ids.length, 'root cause')}${why}: ${ids.join(', ')}`;
}
