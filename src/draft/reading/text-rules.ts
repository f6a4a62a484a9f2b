import type { RevisionDocument } from '../../revision/document.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { chainsIn } from '../equations/chains.ts';
import type { Draft, Section } from '../text/draft.ts';
import type { Place } from '../text/passage.ts';
import type { Reading, RuleReading } from './reading.ts';

/** The document of a revision with the rules that signs and words of a text settle, and what of them is not as it was. */
export interface TextRules {
  readonly document: RevisionDocument;
  /** Where each of them stands: `rules.conjunction`. */
  readonly places: ReadonlyMap<string, Place>;
  readonly diagnostics: readonly Diagnostic[];
}

/** A sign or a word that settles a rule. */
interface Said {
  readonly sign: string;
  readonly place: Place;
}

/** The rules that a text settles by the sign of a comparison or by one word: `>` or `>=`, AND or OR. */
export function withRulesOf(document: RevisionDocument, draft: Draft, { rules }: Reading): TextRules {
  let edited = document;
  const places = new Map<string, Place>();
  const diagnostics: Diagnostic[] = [];
  for (const reading of rules) {
    const section = draft.sections.find(({ number }) => number === reading.section);
    const said = section && saidIn(section, reading);
    if (section === undefined || said === null || said === undefined) {
      if (section !== undefined) diagnostics.push(missing(reading, section));
      continue;
    }
    const take = reading.takes[said.sign];
    const before = document.rules[reading.rule]?.take;
    if (take === undefined) diagnostics.push(unknown(reading, said));
    if (take === undefined || take === before) continue;
    places.set(`rules.${reading.rule}`, said.place);
    diagnostics.push(changed(reading, said, take, String(before)));
    const entry = { take, clause: reading.section };
    edited = { ...edited, rules: { ...edited.rules, [reading.rule]: entry } } as RevisionDocument;
  }
  return { document: edited, places, diagnostics };
}

function saidIn(section: Section, { left, behind }: RuleReading): Said | null {
  if (behind !== undefined) {
    const at = section.body.text.indexOf(behind);
    const [, space = '', word = ''] =
      /^(\W*)([A-Za-z]+)/.exec(section.body.text.slice(at + behind.length)) ?? [];
    const from = at + behind.length + space.length;
    return at < 0 || word === ''
      ? null
      : { sign: word.toUpperCase(), place: section.body.placeOf(from, from + word.length) };
  }
  const chain = chainsIn(section).chains.find(({ sides }) => nameOf(sides[0]?.text ?? '') === left);
  const [first] = chain?.sides ?? [];
  return chain === undefined || first === undefined
    ? null
    : { sign: chain.links[0] ?? '', place: first.place };
}

/** Without what it is a function or an entry of: `bfd_seq(packet)` is bfd_seq. */
function nameOf(side: string): string {
  return /^\w+/.exec(side)?.[0] ?? '';
}

function changed(
  { rule, section }: RuleReading,
  { sign, place }: Said,
  take: string,
  before: string,
): Diagnostic {
  return {
    ...place,
    rule: 'rule/changed',
    severity: 'note',
    message: `section ${section} says ${sign} here, which is ${rule}=${take}`,
    found: `${rule}=${take}`,
    expected: `${rule}=${before}, as it was read before`,
    because: [`before: ${rule}=${before}`, 'the statements are searched with it'],
    fix: null,
  };
}

function unknown({ rule, takes }: RuleReading, { sign, place }: Said): Diagnostic {
  const known = Object.entries(takes).map(([each, take]) => `${each} (${take})`);
  return {
    ...place,
    rule: 'rule/unreadable',
    severity: 'error',
    message: `no alternative of ${rule} is known by ${sign}`,
    found: sign,
    expected: `one of ${known.join(', ')}`,
    because: [`known are ${known.join(', ')}`, 'it is taken as it was read before'],
    fix: null,
  };
}

function missing({ rule, left, behind, section }: RuleReading, { heading }: Section): Diagnostic {
  const looked = left === undefined ? `a word behind ${behind}` : `a comparison of ${left}`;
  return {
    ...heading,
    rule: 'reading/not-found',
    severity: 'warning',
    message: `what settles ${rule} is not found in section ${section}`,
    found: 'nothing of this form',
    expected: looked,
    because: [`looked for ${looked}`, 'it is taken as it was read before'],
    fix: null,
  };
}
