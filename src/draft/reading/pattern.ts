import type { Passage, Place } from '../text/passage.ts';

/** What stands where a pattern has `{}`. */
export interface Match {
  /** As it is printed: "10k", "five". */
  readonly printed: string;
  /** The same in digits. */
  readonly digits: string;
  /** The word behind it: its unit, if it has one. */
  readonly unit: string;
  readonly place: Place;
}

const WORDS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const NUMBER = `(?:\\d+(?:,\\d{3}){0,5}(?:\\.\\d+)?k?|(?:${WORDS.join('|')})(?![A-Za-z]))`;
/** However much stands in between, within a sentence or two. */
const ANYTHING = '.{0,160}?';
const RECKONING = '[\\d\\s.+*/()-]{1,80}?';
const LONGEST_UNIT = 20;
/** Wider than any text is set; without a limit, each space of a row would be tried with each other. */
const WIDEST = 60;
/** Beside them a space may be left out. */
const OPERATORS = new Set(['...', '#...', '=', '/', '*', '+', '<=', '~', ',']);

/**
 * A pattern of symbols and labels: `{}` is a number that is read, `#` any number, `#...` what is reckoned of numbers, `...`
 * anything, a space any space or none beside an operator. So `c_path = #... = {}` finds the end of a chain however it is computed.
 */
export function patternOf(pattern: string): RegExp {
  const words = pattern.split(' ');
  const source = words.map((word, index) => {
    const text = wordSource(word);
    if (index === 0) return text;
    const isLoose = [word, words[index - 1] as string].some((each) => OPERATORS.has(each));
    return `\\s{${isLoose ? 0 : 1},${WIDEST}}${text}`;
  });
  return new RegExp(`(?<![\\w.])${source.join('')}`, 'dgi');
}

function wordSource(word: string): string {
  if (word === '...') return ANYTHING;
  if (word === '#...') return RECKONING;
  return word
    .split(/(\{\}|#)/)
    .map((part) => {
      if (part === '{}') return `(${NUMBER})`;
      return part === '#' ? NUMBER : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
}

/** Every match, in the order of the text; one for each `{}`. */
export function matchesOf(pattern: RegExp, passage: Passage): readonly (readonly Match[])[] {
  return [...passage.text.matchAll(pattern)].map((found) =>
    found.slice(1).map((printed, index) => {
      const [from, to] = found.indices?.[index + 1] ?? [0, 0];
      const [, unit = ''] = /^[\s-]*([A-Za-z%]*)/.exec(passage.text.slice(to, to + LONGEST_UNIT)) ?? [];
      return { printed, digits: digitsOf(printed), unit, place: passage.placeOf(from, to) };
    }),
  );
}

/** "10k" is 10000, "five" 5. */
function digitsOf(printed: string): string {
  const word = WORDS.indexOf(printed.toLowerCase());
  if (word >= 0) return String(word);
  const plain = printed.replaceAll(',', '');
  return plain.endsWith('k') ? thousands(plain.slice(0, -1)) : plain;
}

function thousands(digits: string): string {
  const [whole = '', places = ''] = digits.split('.');
  return `${whole}${places.padEnd(3, '0').slice(0, 3)}${places.length > 3 ? `.${places.slice(3)}` : ''}`;
}
