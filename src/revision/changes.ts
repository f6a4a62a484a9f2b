import canonicalize from 'canonicalize';
import type { RevisionDocument } from './document.ts';

/** The parts of a document whose entries have a name. */
const SECTIONS = ['costs', 'limits', 'ranges', 'hypotheses', 'rules', 'wordings', 'figures'] as const;
type Section = (typeof SECTIONS)[number];
/** The parts that are compared whole. */
const LISTS = ['scalePoints', 'floodFactors', 'proofs'] as const;

/** One entry in which two revisions differ. */
export interface Change {
  readonly section: Section | (typeof LISTS)[number];
  /** Of the entry; empty for a list. */
  readonly name: string;
  /** The clauses that say so, `silent` where none does, and `absent` where there is no entry. */
  readonly clauses: { readonly before: string; readonly after: string };
  /** In a few words, as "rule xdp-charge: per-pair, now per-packet". */
  readonly summary: string;
}

/** Every entry in which two documents differ; readings are words, not entries. */
export function changesBetween(before: RevisionDocument, after: RevisionDocument): readonly Change[] {
  const named = SECTIONS.flatMap((section) => {
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
  if (section === 'scalePoints' || section === 'floodFactors' || section === 'proofs') {
    return { ...after, [section]: before[section] } as RevisionDocument;
  }
  const entries: Record<string, unknown> = { ...after[section] };
  const old = entriesOf(before, section)[name];
  if (old === undefined) delete entries[name];
  else entries[name] = old;
  const clauses = [...new Set([...after.clauses, ...before.clauses])];
  return { ...after, clauses, [section]: entries };
}

const WORD_OF: Readonly<Record<Section, string>> = {
  costs: 'price',
  limits: 'limit',
  ranges: 'range',
  hypotheses: 'hypothesis',
  rules: 'rule',
  wordings: 'claim',
  figures: 'figure',
};

type Entry = Readonly<Record<string, unknown>>;

function entriesOf(
  document: RevisionDocument,
  section: Section,
): Readonly<Record<string, Entry | undefined>> {
  return (document[section] ?? {}) as unknown as Readonly<Record<string, Entry | undefined>>;
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
  const { take, value, min, max, parts, clause, contradicted } = entry;
  const said = take ?? value ?? (parts === undefined ? `${min} to ${max}` : describeParts(parts));
  const against = contradicted === undefined ? '' : ', contradicted';
  return `${said} (${clause === 'silent' ? 'silent' : `clause ${clause}`}${against})`;
}

/** The parts of a hypothesis, each with what it withholds. */
function describeParts(parts: unknown): string {
  return Object.entries(parts as Readonly<Record<string, readonly string[]>>)
    .map(([part, withheld]) => (withheld.length === 0 ? part : `${part} withholds ${withheld.join(', ')}`))
    .join('; ');
}
