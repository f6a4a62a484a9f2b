import type { Draft, Section } from '../text/draft.ts';
import type { Place } from '../text/passage.ts';
import { saysSomething, wordBefore, wordBehind } from '../text/words.ts';

/** A hypothesis (H-RL) or a result (T-RC-1), each place at which a text names it, and what it does there. */
export interface NamedResult {
  readonly name: string;
  readonly mentions: readonly Mention[];
}

export interface Mention {
  readonly place: Place;
  /** Whether the text says there what it is: states it, proves it, or lists it as another document's. */
  readonly isDefined: boolean;
  /** Whether it is one that the text lists as its own hypothesis, or as another document's result. */
  readonly isListed: boolean;
}

/** A name may be torn behind one of its hyphens. Parts of it (H-DDOS-INV.I1, T-RC-1.A) are its own. */
const NAME =
  /(?<![\w-])[HT](?:-|- (?=[A-Z]))[A-Z][A-Z0-9]{0,40}(?:(?:-|- (?=[A-Z]))[A-Z0-9]{1,40}){0,8}(?![a-z])/g;
const OF_ANOTHER =
  /^(?:\.[A-Z]\b)?(?: \([^()]{0,60}\))?(?:,? (?:and )?[HT]-[A-Z0-9-]{1,60}){0,20} (?:of|from) (?:\[|[A-Z]|v\d)/;
const STATED = /\b(?:THEOREM|LEMMA|COROLLARY|PROPOSITION|HYPOTHESIS|ASSUMPTION|Hypothesis|Assumption) $/;
const LISTS_HYPOTHESES = /hypothes|assumption|axiom/i;
/** Before what is cited. */
const CITING = new Set(
  'by under from of see with per via theorem lemma corollary hypothesis assumption assuming requires uses'.split(
    ' ',
  ),
);
const REACH = 400;
/** Text may go on behind a title on the same line. */
const TITLE = 60;

/** Every hypothesis and result that a text names, in the order of their first mention. */
export function namedResults({ sections }: Draft): readonly NamedResult[] {
  const all = new Map<string, Mention[]>();
  const listing = listingSections(sections);
  for (const section of sections) {
    const { text } = section.body;
    for (const found of text.matchAll(NAME)) {
      const name = found[0].replaceAll(' ', '');
      const mentions = all.get(name) ?? [];
      all.set(name, mentions);
      mentions.push(
        mentionAt(section, name, found.index, found.index + found[0].length, listing.has(section)),
      );
    }
  }
  return [...all].map(([name, mentions]) => ({ name, mentions }));
}

/** Those whose own title, or that of a section around them, says that hypotheses stand in them. */
function listingSections(sections: readonly Section[]): ReadonlySet<Section> {
  const numbers = sections
    .filter(({ title }) => LISTS_HYPOTHESES.test(title.slice(0, TITLE)))
    .map(({ number }) => number);
  const isWithin = (number: string): boolean =>
    number !== '' && numbers.some((outer) => number === outer || number.startsWith(`${outer}.`));
  return new Set(sections.filter(({ number }) => isWithin(number)));
}

function mentionAt(
  section: Section,
  name: string,
  from: number,
  to: number,
  isAmongHypotheses: boolean,
): Mention {
  const { body, title } = section;
  const { text } = body;
  const place = body.placeOf(from, to);
  const isTitled = title.slice(0, TITLE).includes(name);
  const behind = text.slice(to, to + REACH);
  const isOfAnother = OF_ANOTHER.test(behind);
  const isCited = isCitedAt(text, from);
  const isHead = !isCited && isHeadAt(text, from, to);
  const isStated =
    (isTitled && name.startsWith('T-')) || STATED.test(text.slice(Math.max(0, from - 20), from));
  if (name.startsWith('T-'))
    return { place, isDefined: isStated || isOfAnother || isHead, isListed: isOfAnother && !isCited };
  return {
    place,
    isDefined:
      isStated || isOfAnother || (isAmongHypotheses && !isCited) || (isHead && behind.startsWith(':')),
    isListed: isAmongHypotheses && isHead && !isOfAnother,
  };
}

function isCitedAt(text: string, from: number): boolean {
  const { word, between } = wordBefore(text, from);
  return /^[\s(]*$/.test(between) && CITING.has(word.toLowerCase());
}

/** Whether what it says follows its name: "T-VDOS-NEG necessity: ...", "H-RL Per-vantage rate-limit". */
function isHeadAt(text: string, from: number, to: number): boolean {
  if (/,\s*$/.test(text.slice(Math.max(0, from - 2), from))) return false;
  const part = /^(?:\.[A-Z0-9]\b)?:?/.exec(text.slice(to, to + 4))?.[0] ?? '';
  const { word, between } = wordBehind(text, to + part.length);
  if (part.endsWith(':')) return true;
  return /^\s+(?:\(\s*)?$/.test(between) && saysSomething(word);
}
