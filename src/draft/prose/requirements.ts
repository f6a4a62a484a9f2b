import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Draft, Section } from '../text/draft.ts';
import type { Place } from '../text/passage.ts';
import { sentencesIn } from '../text/sentences.ts';

/** Keywords of BCP 14 where they are used; a month in capitals and a title are none. */
const KEYWORD =
  /\b(?:MUST|SHALL|SHOULD|MAY)(?: NOT)?,? (?=[a-z])|\b(?:is|are|be) (?:NOT )?(?:REQUIRED|RECOMMENDED|OPTIONAL)\b/;
/** Words that may be meant as the keywords are; not what is only remarked with them. */
const IN_LOWER_CASE =
  /\b(?<!\b(?:it|what|how|why|as|who) )(must|shall|should)(?: not)? (?!have\b|be (?:noted|clear)\b|not be confused\b)[a-z]/g;
const REFERENCE = /\bRFC[ -]?(?:2119|8174)\b|\bBCP[ -]?14\b|\{::boilerplate bcp14/;
/** What is shorter may stand in a table. */
const LEAST_WORDS = 5;

/** Requirements in the words of BCP 14 (RFC 2119, RFC 8174): said twice, in lower case, or in words that nothing explains. */
export function requirementDiagnostics(draft: Draft): readonly Diagnostic[] {
  const first = firstKeyword(draft);
  if (first === null) return [];
  return [
    ...draft.sections.flatMap(repeatedRequirements),
    ...draft.sections.flatMap(inLowerCase),
    ...(isExplained(draft) ? [] : [unexplained(first)]),
  ];
}

interface Keyword {
  readonly word: string;
  readonly place: Place;
}

function firstKeyword({ sections }: Draft): Keyword | null {
  for (const { body } of sections) {
    const found = KEYWORD.exec(body.text);
    if (found === null) continue;
    const [, word = ''] = /([A-Z]+(?: [A-Z]+)?)/.exec(found[0]) ?? [];
    const from = found.index + found[0].indexOf(word);
    return { word, place: body.placeOf(from, from + word.length) };
  }
  return null;
}

/** References of XML and what kramdown writes itself stand in the file, and not in its text. */
function isExplained({ lines, sections }: Draft): boolean {
  return lines.some((line) => REFERENCE.test(line)) || sections.some(({ body }) => REFERENCE.test(body.text));
}

function unexplained({ word, place }: Keyword): Diagnostic {
  return {
    ...place,
    rule: 'requirement/no-reference',
    severity: 'note',
    message: `${word} is a keyword of BCP 14, and the text cites neither RFC 2119 nor RFC 8174`,
    found: word,
    expected: 'BCP 14 (RFC 2119, RFC 8174) among what the text cites',
    because: ['this is the first of them'],
    fix: null,
  };
}

function repeatedRequirements({ body }: Section): readonly Diagnostic[] {
  const lines = new Map<string, number>();
  return sentencesIn(body).flatMap(([from, to]) => {
    const text = body.text.slice(from, to);
    if (!KEYWORD.test(text)) return [];
    const words = text.split(/\s+/);
    if (words.length < LEAST_WORDS) return [];
    const sentence = words.join(' ');
    const place = body.placeOf(from, to);
    const before = lines.get(sentence);
    if (before !== undefined) return [repeated(sentence, place, before)];
    lines.set(sentence, place.line);
    return [];
  });
}

function repeated(sentence: string, place: Place, before: number): Diagnostic {
  return {
    ...place,
    rule: 'requirement/repeated',
    severity: 'note',
    message: `this requirement stands on line ${before} of the same section, word for word`,
    found: sentence,
    expected: 'each requirement once in a section',
    because: [],
    fix: null,
  };
}

/** Once for a section: a text that means nothing by it has many. */
function inLowerCase({ body }: Section): readonly Diagnostic[] {
  const found = [...body.text.matchAll(IN_LOWER_CASE)].map(({ index, 1: word = '' }) => ({
    word,
    place: body.placeOf(index, index + word.length),
  }));
  const [first, ...others] = found;
  if (first === undefined) return [];
  return [
    {
      ...first.place,
      rule: 'requirement/lower-case',
      severity: 'note',
      message: `"${first.word}" stands in lower case in a text that has keywords of BCP 14`,
      found: first.word,
      expected: `${first.word.toUpperCase()} where it is a requirement`,
      because: others.length === 0 ? [] : [`${others.length} more in this section${linesOf(others)}`],
      fix: null,
    },
  ];
}

const MOST_NAMED = 8;

function linesOf(found: readonly Keyword[]): string {
  const lines = [...new Set(found.slice(0, MOST_NAMED).map(({ place }) => place.line))];
  return `: line${lines.length === 1 ? '' : 's'} ${lines.join(', ')}${found.length > MOST_NAMED ? ', ...' : ''}`;
}
