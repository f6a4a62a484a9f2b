/**
 * Characters that a reader does not see: joiners and spaces without width, marks and controls of the direction of
 * writing, the soft hyphen, and the mark of a byte order inside a text (Unicode TR 36).
 */
const INVISIBLE = '\\u00ad\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufeff';
/** Those that change the order in which what follows is shown. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** One that stands in the place of an invisible character, so that it can be pointed at. */
const STAND_IN = '\ufffd';

/** Rows of invisible characters; to be used with `matchAll` and `replaceAll`. */
export const INVISIBLE_ROWS = new RegExp(`[${INVISIBLE}]+`, 'g');
const EACH_INVISIBLE = new RegExp(`[${INVISIBLE}]`, 'g');

/** A text with something to be seen in the place of each invisible character. */
export function shownVisibly(text: string): string {
  return text.replaceAll(EACH_INVISIBLE, STAND_IN);
}

/** Whether one of them changes the direction of what follows. */
export function turnsText(row: string): boolean {
  return DIRECTION.test(row);
}

/** U+200B, each code point once. */
export function codePointsOf(row: string): string {
  const names = [...row].map((each) => `U+${each.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
  return [...new Set(names)].join(', ');
}
