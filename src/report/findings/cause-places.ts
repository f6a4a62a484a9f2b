import { isRule } from '../../../spec/causes/catalogue.ts';
import type { ChangeName } from '../../../spec/causes/root-cause.ts';
import { isFigureId } from '../../../spec/figures/catalogue.ts';
import { RULES, type RuleName } from '../../../spec/rules/catalogue.ts';
import type { LoadedDraft } from '../../draft/reading/load-any.ts';
import { type Reviewed, staleSections } from '../../draft/reading/stale-sections.ts';
import type { Section } from '../../draft/text/draft.ts';
import type { Place } from '../../draft/text/passage.ts';
import { sentenceIn } from '../../draft/text/sentence-in.ts';
import type { Cause, CausePlace, Correction, Findings } from './findings.ts';

/** Findings with the lines of a text: of each root cause, where the text says what it is about. */
export function withLines(all: Findings, text: LoadedDraft, reviewed: Reviewed): Findings {
  const { draft, reading, loaded } = text;
  const stale = staleSections(draft, reading, reviewed, loaded.revision);
  const changed = draft.sections.filter(({ heading }) => stale.some(({ line }) => line === heading.line));
  return {
    ...all,
    text: { file: draft.shown, changed: changed.map(({ number }) => number) },
    causes: all.causes.map((cause) => ({ ...cause, places: placesOf(cause, text) })),
  };
}

/** A place for each change that mends a cause; for one without a repair, the heading of its clause. */
function placesOf({ repair, clauses, title }: Cause, text: LoadedDraft): readonly CausePlace[] {
  if (repair.length > 0) return repair.flatMap((correction) => placeOf(correction, text));
  return clauses.flatMap((clause) => headingOf({ change: '', about: title, clause }, text));
}

function placeOf(correction: Correction, text: LoadedDraft): readonly CausePlace[] {
  const { change, clause, sentence } = correction;
  const what = { change, about: aboutOf(correction), clause };
  const section = sectionAt(clause, text);
  const written =
    isRule(change as ChangeName) && section !== undefined ? sentenceIn(section, sentence) : null;
  if (written !== null) return [{ ...what, at: 'repair', ...written }];
  const place = sentencePlace(correction, text);
  return place === null ? headingOf(what, text) : [{ ...what, at: 'sentence', ...place }];
}

/** What a rule decides, what is to be corrected in the proofs, or the name of a claim or a figure. */
function aboutOf({ change, sentence }: Correction): string {
  if (isRule(change as ChangeName)) return uncapitalised(RULES[change as RuleName].sentence);
  return change.startsWith('document/')
    ? sentence.replace(/^Section [\d.]+:? /, '').replace(/\.$/, '')
    : `${isFigureId(change) ? 'figure' : 'claim'} ${change}`;
}

/** Names of rules and symbols keep their letters. */
function uncapitalised(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** What a correction of the proofs names: a step, a symbol or a witness; or else the statement of its section. */
function sentencePlace({ change, clause, sentence }: Correction, text: LoadedDraft): Place | null {
  const { named } = text.read;
  if (!change.startsWith('document/')) return named.get(change) ?? null;
  const [, step] = /^Section ([\d.]+ (?:Step \d+|Proof)):/.exec(sentence) ?? [];
  const proof = step === undefined ? undefined : (named.get(step) ?? named.get(`${clause} Proof`));
  if (proof !== undefined) return proof;
  const [, name] = NAMED_IN[change]?.exec(sentence) ?? [];
  const section = sectionAt(clause, text);
  const found = name === undefined || section === undefined ? null : wordIn(section, name);
  return found ?? named.get(`${clause} Statement`) ?? null;
}

const SYMBOL = /: (?:strike|say what|do not use) (\w+)/;
/** What the corrections of a statement on the proofs are about, apart from a section or a step. */
const NAMED_IN: Readonly<Record<string, RegExp>> = {
  'document/symbols-introduced': SYMBOL,
  'document/symbols-used': SYMBOL,
  'document/witnesses': /: have (\S+)/,
};

function wordIn({ body }: Section, word: string): Place | null {
  const escaped = word.replaceAll('.', '\\.');
  const found = new RegExp(`(?<![\\w.-])${escaped}(?![\\w-])`).exec(body.text);
  return found === null ? null : body.placeOf(found.index, found.index + word.length);
}

function headingOf(
  what: Pick<CausePlace, 'change' | 'about' | 'clause'>,
  text: LoadedDraft,
): readonly CausePlace[] {
  const section = sectionAt(what.clause, text);
  return section === undefined ? [] : [{ ...what, at: 'heading', ...section.heading }];
}

function sectionAt(clause: string, { draft }: LoadedDraft): Section | undefined {
  return draft.sections.find(({ number }) => number === clause);
}
