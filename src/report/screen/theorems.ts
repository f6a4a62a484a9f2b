import { plainTable } from '../text/plain-table.ts';
import type { Style } from '../text/style.ts';
import { isConclusive } from '../verdict/exit-code.ts';
import type { Judged } from '../verdict/result.ts';

/** The results that the draft states or cites, in its order, and the document itself; others come behind them. */
const THEOREMS: readonly string[] = [
  'T-JCOST-1',
  'T-VDOS-1',
  'T-RC-1',
  'T-HKDF-PS',
  'T-COMP-SPLIT',
  'T-VOLINV',
  'T-AUTH-INHERIT',
  'T-NIC-SUFF',
  'L-DL',
  'D1',
  'D2',
  'D3',
  'T-COAL-1',
  'T-PARSE-1',
  'document',
];

/** Checks of section 8 whose names are not that of their theorem. */
const OF_ANOTHER_NAME: Readonly<Record<string, string>> = { 'T-VDOS-NEG': 'T-VDOS-1' };

/** How each theorem stands, a line each. */
export function theoremTable(judged: readonly Judged[], style: Style): readonly string[] {
  const theorems = new Set([...THEOREMS, ...judged.map(({ verdict }) => theoremOf(verdict.id))]);
  const rows = [...theorems].flatMap((theorem) => {
    const these = judged.filter(({ verdict }) => theoremOf(verdict.id) === theorem);
    return these.length === 0 ? [] : [rowOf(theorem, these, style)];
  });
  const head = ['theorem', 'checks', 'claims', 'refuted or inconclusive'];
  return plainTable(head, rows, style).split('\n');
}

function theoremOf(id: string): string {
  const name = id.replace(/[/.].*$/, '');
  return OF_ANOTHER_NAME[name] ?? name;
}

function rowOf(theorem: string, judged: readonly Judged[], style: Style): readonly string[] {
  const isClaim = ({ verdict }: Judged): boolean => verdict.id.includes('/');
  const checks = judged.filter((each) => !isClaim(each));
  const claims = judged.filter(isClaim);
  const fallen = judged.filter(({ verdict }) => verdict.verdict !== 'held');
  return [
    theorem,
    counts(checks, style),
    counts(claims, style),
    style.faint(shortened(fallen, theorem, style.width - ROOM_BEFORE)),
  ];
}

/** "2 of 2 held", "6 of 9 refuted". */
function counts(judged: readonly Judged[], style: Style): string {
  if (judged.length === 0) return '';
  const of = (word: string): number => judged.filter(({ verdict }) => verdict.verdict === word).length;
  const open = judged.filter(({ verdict }) => !isConclusive(verdict.verdict)).length;
  if (open > 0) return style.doubtful(`${open} of ${judged.length} inconclusive`);
  const refuted = of('refuted');
  return refuted === 0
    ? style.good(`${judged.length} of ${judged.length} held`)
    : style.bad(`${refuted} of ${judged.length} refuted`);
}

/** What the columns before the last one take at most. */
const ROOM_BEFORE = 50;

/** As many names as fit, without the theorem that they are claims of. */
function shortened(judged: readonly Judged[], theorem: string, room: number): string {
  const names = judged.map(({ verdict }) => verdict.id.replace(`${theorem}/`, ''));
  for (let shown = names.length; shown > 0; shown--) {
    const more = names.length - shown;
    const text = names.slice(0, shown).join(', ') + (more > 0 ? `, ${more} more` : '');
    if (text.length <= room) return text;
  }
  return '';
}
