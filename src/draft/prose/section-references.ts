import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Draft, Section } from '../text/draft.ts';
import { wordBefore } from '../text/words.ts';

const REFERENCE = /\b[Ss]ections? (\d{1,3}(?:\.\d{1,3}){0,5})(?![\w]|\.\d)/g;
/** "Sections 3, 4.1 and 5": the others of a list, before what they may be of. */
const REST_OF_LIST = /^(?:(?:,? and |,? or |, | to |-)\d[\d.]{0,20}){0,20}/;
/** Whose section it is. */
const OF = /^(?: \([^()]{0,60}\))?,? (?:of|in|from) (?:the )?(?:\[?)([\w'’-]+)/;
/** After these a section is the text's own, unless it says of what. */
const BEFORE_ITS_OWN = new Set(
  'in of see by per from to under and or with the than as at on also both only cf following'.split(' '),
);
/** A line that begins as a heading does: a heading that was not taken for one is a section all the same. */
const NUMBERED_LINE = /^[\s#]*(?:Section )?(\d{1,3}(?:\.\d{1,3}){0,5})\.?\s/;
const REACH = 120;

/** Sections that a text refers to as its own and does not have; what may be a section of another document is left alone. */
export function sectionReferences(draft: Draft): readonly Diagnostic[] {
  const known = numbersOf(draft);
  if (known.size === 0) return [];
  return draft.sections.flatMap((section) => referencesIn(section, known));
}

function referencesIn({ body }: Section, known: ReadonlySet<string>): readonly Diagnostic[] {
  return [...body.text.matchAll(REFERENCE)].flatMap((found) => {
    const [whole, number = ''] = found;
    const { index } = found;
    if (known.has(number) || !isOwn(body.text, index, index + whole.length)) return [];
    return [
      {
        ...body.placeOf(index, index + whole.length),
        rule: 'citation/no-section' as const,
        severity: 'error' as const,
        message: `the text has no section ${number}`,
        found: whole,
        expected: 'a section of this text',
        because: [`its sections are ${listed(known)}`],
        fix: null,
      },
    ];
  });
}

function isOwn(text: string, from: number, to: number): boolean {
  const behind = text.slice(to, to + REACH);
  const [rest] = REST_OF_LIST.exec(behind) ?? [''];
  const [, of] = OF.exec(behind.slice(rest.length)) ?? [];
  if (of !== undefined) return of === 'this';
  const { word, between } = wordBefore(text, from);
  if (word === '' || /[.(]\s*$/.test(between)) return !/\bRFC\b|\]/.test(between);
  return /^\s*$/.test(between) && BEFORE_ITS_OWN.has(word);
}

/** Every section with those that it is part of; none where no section has a number. */
function numbersOf({ sections, lines }: Draft): ReadonlySet<string> {
  const headed = sections.map(({ number }) => number).filter((number) => /^\d/.test(number));
  if (headed.length === 0) return new Set();
  const begun = lines.flatMap((line) => NUMBERED_LINE.exec(line)?.[1] ?? []);
  return new Set([...headed, ...begun].flatMap(withParents));
}

function withParents(number: string): readonly string[] {
  const parts = number.split('.');
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}

const MOST_LISTED = 40;

function listed(known: ReadonlySet<string>): string {
  const all = [...known].sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  return `${all.slice(0, MOST_LISTED).join(', ')}${all.length > MOST_LISTED ? ', ...' : ''}`;
}
