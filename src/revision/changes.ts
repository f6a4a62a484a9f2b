import canonicalize from 'canonicalize';
import { type RevisionDocument, SOURCED_SECTIONS } from './document.ts';
import type { BothLines } from './entry-lines.ts';
import { isNamedList, NAMED_LISTS, type NamedList } from './extend.ts';

type Section = (typeof SOURCED_SECTIONS)[number];
/** The parts that are compared whole. */
const LISTS = ['proofs'] as const;

/** One entry in which two revisions differ. */
export interface Change {
  readonly section: Section | (typeof LISTS)[number];
  /** Of the entry; empty for a list. */
  readonly name: string;
  /** The clauses that say so, `silent` where none does, and `absent` where there is no entry. */
  readonly clauses: { readonly before: string; readonly after: string };
  /** In a few words, as "rule xdp-charge: per-pair, now per-packet". */
  readonly summary: string;
  /** Where the two texts say so; only between revisions that are compared as texts are. */
  readonly lines?: BothLines;
}

/** Every entry in which two documents differ; readings are words, not entries. */
export function changesBetween(before: RevisionDocument, after: RevisionDocument): readonly Change[] {
  const named = SOURCED_SECTIONS.flatMap((section) => {
    const old = entriesOf(before, section);
    const now = entriesOf(after, section);
    const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
    return names
      .filter((name) => essence(old[name]) !== essence(now[name]))
      .map((name) => ({
        section,
        name,
        clauses: { before: clauseOf(old[name]), after: clauseOf(now[name]) },
        summary: `${WORD_OF[section]} ${name}: ${summarise(old[name])}, now ${summarise(now[name])}`,
      }));
  });
  const lists = LISTS.filter((list) => canonicalize(before[list]) !== canonicalize(after[list])).map(
    (list) => ({
      section: list,
      name: '',
      clauses: { before: 'silent', after: 'silent' },
      summary: `${list}: otherwise`,
    }),
  );
  return [...named, ...lists];
}

/** The later document with one change taken back. */
export function takeBack(
  after: RevisionDocument,
  before: RevisionDocument,
  change: Change,
): RevisionDocument {
  const { section, name } = change;
  if (section === 'proofs') return { ...after, [section]: before[section] } as RevisionDocument;
  const entries: Record<string, unknown> = { ...entriesOf(after, section) };
  const old = entriesOf(before, section)[name];
  if (old === undefined) delete entries[name];
  else entries[name] = old;
  const clauses = [...new Set([...after.clauses, ...before.clauses])];
  const kept = isNamedList(section) ? inOrderOf(before[section], section, entries) : entries;
  return { ...after, clauses, [section]: kept };
}

const WORD_OF: Readonly<Record<Section, string>> = {
  costs: 'price',
  limits: 'limit',
  ranges: 'range',
  scalePoints: 'scale point',
  floodFactors: 'flood factor',
  hypotheses: 'hypothesis',
  rules: 'rule',
  wordings: 'claim',
  figures: 'figure',
  formulas: 'formula',
};

type Entry = Readonly<Record<string, unknown>>;

function entriesOf(
  document: RevisionDocument,
  section: Section,
): Readonly<Record<string, Entry | undefined>> {
  const entries = document[section] ?? {};
  if (!isNamedList(section)) return entries as unknown as Readonly<Record<string, Entry | undefined>>;
  return Object.fromEntries((entries as readonly Entry[]).map((entry) => [nameIn(section, entry), entry]));
}

/** A list again, in the order of another one as far as that goes. */
function inOrderOf(
  order: readonly object[],
  section: NamedList,
  entries: Readonly<Record<string, unknown>>,
): readonly unknown[] {
  const first = order.map((entry) => nameIn(section, entry as Entry));
  const names = new Set([...first, ...Object.keys(entries)]);
  return [...names].flatMap((name) => (entries[name] === undefined ? [] : [entries[name]]));
}

function nameIn(section: NamedList, entry: Entry): string {
  return String(entry[NAMED_LISTS[section]]);
}

/** What an entry says, whatever is read into it. A rule that a clause fixes leaves less open than a silent one. */
function essence(entry: Entry | undefined): string {
  if (entry === undefined) return '';
  const { reading, clause, ...said } = entry;
  return canonicalize({ ...said, isSilent: clause === 'silent' }) ?? '';
}

function clauseOf(entry: Entry | undefined): string {
  return entry === undefined ? 'absent' : String(entry.clause);
}

function summarise(entry: Entry | undefined): string {
  if (entry === undefined) return 'as printed';
  const { clause, contradicted } = entry;
  const said = describeSaid(entry);
  const against = contradicted === undefined ? '' : ', contradicted';
  return `${said} (${clause === 'silent' ? 'silent' : `clause ${clause}`}${against})`;
}

function describeSaid({ take, value, min, max, parts, ...rest }: Entry): string {
  if (parts !== undefined) return describeParts(parts);
  if (min !== undefined) return `${min} to ${max}`;
  if (rest.N === undefined) return String(take ?? value);
  const { N, T_tick, q, cells_k, bundle_period } = rest;
  return `N ${N}, T_tick ${T_tick}, q ${q}, cells_k ${cells_k}, bundle period ${bundle_period}`;
}

/** The parts of a hypothesis, each with what it withholds. */
function describeParts(parts: unknown): string {
  return Object.entries(parts as Readonly<Record<string, readonly string[]>>)
    .map(([part, withheld]) => (withheld.length === 0 ? part : `${part} withholds ${withheld.join(', ')}`))
    .join('; ');
}
