import { InputError } from '../../input/input-error.ts';
import { readText } from '../../input/read-text.ts';

/** A draft of 500 pages has some 2 MiB. */
const MOST_BYTES = 16 * 1024 * 1024;
/** The byte order mark at the beginning of a file. */
export const MARK = /^\ufeff/;
/** What no text has: control characters besides tab, line feed, form feed and carriage return. */
const CONTROL = /(?![\t\n\f\r])\p{Cc}/u;
/** Characters that let a text read otherwise than it is stored (Unicode TR 36, "Trojan Source"). */
const BIDIRECTIONAL = /[\u202a-\u202e\u2066-\u2069]/;

/** The text of a draft. Throws an InputError of one line where the file is no text that can be read as it is stored. */
export function readSourceText(file: string, shown: string): string {
  return readStoredText(file, shown).replace(MARK, '');
}

/** The same with the byte order mark that some editors store before it. */
export function readStoredText(file: string, shown: string): string {
  const text = readText(file, shown, MOST_BYTES);
  refuseUnreadable(text.replace(MARK, ''), shown);
  return text;
}

/** Throws an InputError of one line where a text is empty, or no text that reads as it is stored. */
export function refuseUnreadable(text: string, shown: string): void {
  if (text.trim() === '') throw new InputError([`${shown}: found nothing, expected the text of a draft`]);
  refuse(text, CONTROL, 'a control character', 'text', shown);
  refuse(text, BIDIRECTIONAL, 'a bidirectional control', 'text that reads as it is stored', shown);
}

function refuse(text: string, wrong: RegExp, what: string, expected: string, shown: string): void {
  const [found] = wrong.exec(text) ?? [];
  if (found === undefined) return;
  const before = text.slice(0, text.indexOf(found)).split(LINE_ENDS);
  const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  const place = `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
  throw new InputError([`${shown}: ${place}: found ${what} (U+${code}), expected ${expected}`]);
}

/** Of every system. */
export const LINE_ENDS = /\r\n|\n|\r/;
