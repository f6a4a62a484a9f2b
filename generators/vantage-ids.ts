import { type VantageId, vantageId } from '../spec/language/notation.ts';

const utf8 = new TextEncoder();

/** Octets of an id in UTF-8. */
export function octetsOf(id: string): number {
  return utf8.encode(id).length;
}

/** What the ids of one case are made from, the simplest first. */
export const STEMS = [
  'v',
  'v1',
  'K',
  'K_v_epoch',
  'K_BFD_auth',
  'å',
  'e',
  '軌道',
  '🛰',
  ' ',
  '\0',
  'v/1',
  'probe.example',
];

/**
 * Ids that are easily taken for one another, made from a stem: prefixes, other cases and Unicode forms, separators
 * and purposes and digits behind it, what an info string holds behind an id, and lengths around 256 octets.
 */
const FORMS: readonly ((stem: string) => string)[] = [
  (stem) => stem,
  () => '',
  (stem) => `${stem}1`,
  (stem) => `${stem}11`,
  (stem) => padded(stem, 256),
  (stem) => `${stem}\u00e9`,
  (stem) => `${stem}e\u0301`,
  otherCase,
  (stem) => padded(stem, 256 + octetsOf(stem)),
  (stem) => padded(stem, 255),
  (stem) => padded(stem, 257),
  (stem) => `${stem}0`,
  (stem) => stem + stem,
  (stem) => stem.normalize('NFD'),
  (stem) => `${stem}A`,
  (stem) => `${stem}a`,
  (stem) => `${stem}\u212b`,
  (stem) => `${stem}\u00c5`,
  (stem) => `${stem}\0`,
  (stem) => `${stem}/`,
  (stem) => `${stem}/1`,
  (stem) => `${stem}|K_BFD_auth|0`,
  (stem) => `${stem}K_v_epoch`,
  (stem) => `K_v_epoch${stem}`,
  (stem) => `K_BFD_auth${stem}`,
  (stem) => `${stem}4294967296`,
  (stem) => `${stem}${'\0'.repeat(7)}\u0001`,
  (stem) => `${stem}\0\0\0\u0008${'\0'.repeat(8)}`,
  (stem) => padded(stem, 512),
  (stem) => padded(stem, 511),
  (stem) => padded(stem, 1000),
];

/** How many ids are made from a stem; some may be equal. */
export const IDS_OF_STEM = FORMS.length;

/** Every id of every stem, by number: those of the first stem first. */
export const VANTAGE_IDS: readonly VantageId[] = STEMS.flatMap((stem) =>
  FORMS.map((form) => vantageId(form(stem))),
);

/**
 * An id as it is written in names: what is not a printable ASCII character by its code point, a long run of letters by its
 * length. Different ids are written differently, because no id here holds a brace.
 */
export function spellId(id: string): string {
  return id
    .replace(/a{9,}/g, (run) => `a{${run.length}}`)
    .replace(/[^\x20-\x7e]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** Every letter in its other case. */
function otherCase(stem: string): string {
  const lower = stem.toLowerCase();
  return stem === lower ? stem.toUpperCase() : lower;
}

/** The stem with letters behind it, so many octets in all. */
function padded(stem: string, octets: number): string {
  return stem + 'a'.repeat(octets - octetsOf(stem));
}
