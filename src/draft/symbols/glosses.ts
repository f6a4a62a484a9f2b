import type { Section } from '../text/draft.ts';
import type { Place } from '../text/passage.ts';
import { isContentWord } from '../text/words.ts';
import { isToBeExplained } from './symbol-names.ts';

/** What a text says in words that a symbol is: `N Number of admitted vantages`, `let N be the number of vantages`. */
export interface Gloss {
  readonly name: string;
  readonly words: string;
  readonly place: Place;
  /** What stands in parentheses behind the symbol, such as its unit. */
  readonly remark: string;
}

const LISTS_SYMBOLS = /notation|symbol|parameter|terminolog|definition|constant|glossary/i;
/** A section may be all on the line of its heading. */
const TITLE = 60;
const LISTED = /(?<![\w.,'-])([A-Za-z]\w{0,60})(?: ?\(([^()]{1,30})\))? {1,20}(?=[A-Z][a-z])/g;
const SAID = /(?<![\w.'-])([A-Za-z]\w{0,60})(?: ?\(([^()]{1,30})\))? (?:is|are|denotes) (?:the|a|an) /g;
const LET = /\b(?:[Ll]et|[Ww]here) ([A-Za-z]\w{0,60}) (?:is|be|denotes?) (?:the |an? )/g;
const LONGEST = 160;

/** Every gloss of a text: in its lists of symbols, and where it says "let" or "where". */
export function glossesOf(sections: readonly Section[]): readonly Gloss[] {
  const listing = listingSections(sections);
  return sections.flatMap((section) => {
    const listed = listing.has(section) ? [...glossesBy(LISTED, section), ...glossesBy(SAID, section)] : [];
    const said = new Set(listed.map(({ place }) => `${place.line}:${place.column}`));
    const others = glossesBy(LET, section).filter(({ place }) => !said.has(`${place.line}:${place.column}`));
    return [...listed, ...others];
  });
}

/** Sections that list symbols by their own title, or by that of a section around them. */
export function listingSections(sections: readonly Section[]): ReadonlySet<Section> {
  const numbers = sections
    .filter(({ title }) => LISTS_SYMBOLS.test(title.slice(0, TITLE)))
    .map(({ number }) => number)
    .filter((number) => number !== '');
  return new Set(
    sections.filter(({ number }) =>
      numbers.some((outer) => number === outer || number.startsWith(`${outer}.`)),
    ),
  );
}

function glossesBy(pattern: RegExp, { body }: Section): readonly Gloss[] {
  return [...body.text.matchAll(pattern)].flatMap((found) => {
    const [whole, name = '', remark = ''] = found;
    if (!isToBeExplained(name)) return [];
    const from = found.index + whole.indexOf(name);
    const behind = body.text.slice(found.index + whole.length, found.index + whole.length + LONGEST);
    const words = behind.split(/[.;](?:\s|$)/)[0] ?? '';
    return [{ name, remark, words: words.trim(), place: body.placeOf(from, from + name.length) }];
  });
}

/** Whether two glosses may mean the same: all that one says of a thing, the other says too. */
export function mayBeSame(one: Gloss, other: Gloss): boolean {
  const [left, right] = [contentOf(one), contentOf(other)];
  return [...left].every((word) => right.has(word)) || [...right].every((word) => left.has(word));
}

/** Nouns in the plural are those in the singular. */
function contentOf({ words }: Gloss): ReadonlySet<string> {
  const all = words.toLowerCase().match(/[a-z][a-z'-]+/g) ?? [];
  return new Set(all.filter(isContentWord).map((word) => word.replace(/s$/, '')));
}
