import { isContentWord, wordBefore, wordBehind } from '../text/words.ts';
import { type SectionFormulas, type Span, spansOf } from './section-formulas.ts';

/** How often a text mentions a name, and whether words beside it say what it is. */
export interface NameMentions {
  count: number;
  isIntroduced: boolean;
}

/** A letter, or a word with an underscore: what has to be explained. */
const NAME = /(?<!\w)[A-Za-z](?:(?!\w)|[A-Za-z\d]*_\w*)/g;
const ARGUMENTS = /^(?:\([^()]{0,60}\)|\[[^[\]]{0,60}\])/;
/** cwt_counter(packet) says that it is one of a packet. */
const FIELD = /^\([a-z]{3,40}\)/;
/** "T_tick (ms) Control-tick period" */
const REMARK = /^\s*\([^()]{0,30}\)/;
const LONGEST_REMARK = 96;
const SAID = /^(?:is|are|be|denotes?|means?|counts?|names?|stands)$/;
const SAYS_WHAT = /^\s+(?:the|an?|what|how|those|for|that|one)\b/;

/** The mentions of names in a text, by the name. */
export function mentionsOf(
  names: ReadonlySet<string>,
  all: readonly SectionFormulas[],
): ReadonlyMap<string, NameMentions> {
  const mentions = new Map<string, NameMentions>();
  for (const name of names) mentions.set(name, { count: 0, isIntroduced: false });
  for (const each of all) {
    const { text } = each.section.body;
    const spans = spansOf(each);
    let span = 0;
    for (const found of text.matchAll(NAME)) {
      const mention = mentions.get(found[0]);
      if (mention === undefined) continue;
      mention.count++;
      if (mention.isIntroduced) continue;
      while ((spans[span]?.to ?? Number.POSITIVE_INFINITY) <= found.index) span++;
      mention.isIntroduced =
        !isWithin(spans[span], found.index) &&
        isIntroducedAt(text, found.index, found.index + found[0].length);
    }
  }
  return mentions;
}

function isWithin(span: Span | undefined, at: number): boolean {
  return span !== undefined && span.from <= at && at < span.to;
}

/** "the attack rate R", "burst_factor B_F", "rate_limit_factor (R_L)", "K admitted vantages", "N: vantages", "w is the ...". */
function isIntroducedAt(text: string, from: number, to: number): boolean {
  if (/[\w.'-]/.test(text[from - 1] ?? ' ')) return false;
  const { word, between } = wordBefore(text, from);
  if (/^\s*["'`(]?$/.test(between) && (isContentWord(word) || /^[a-z]+_\w+$/.test(word))) return true;
  const near = text.slice(to, to + LONGEST_REMARK);
  if (FIELD.test(near)) return true;
  const called = ARGUMENTS.exec(near)?.[0].length ?? 0;
  const remark = REMARK.exec(near.slice(called))?.[0].length ?? 0;
  return isExplainedBehind(text, to + called + remark);
}

function isExplainedBehind(text: string, at: number): boolean {
  const { word, between } = wordBehind(text, at);
  if (/^["'`]?(?::|\s+(?:--?|[–—])\s|,\s+$)/.test(between))
    return !between.startsWith(',') || /^(?:the|an?)$/.test(word);
  if (!/^["'`]?\s+$/.test(between)) return false;
  if (SAID.test(word)) return SAYS_WHAT.test(text.slice(at + between.length + word.length).slice(0, REACH));
  return isContentWord(word) || /^(?:the|an?)$|^[A-Z][a-z]/.test(word);
}

const REACH = 12;
