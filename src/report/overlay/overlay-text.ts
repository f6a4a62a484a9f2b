import { wrap } from '../text/style.ts';
import type { Alternative, UndecidedRule } from './undecided-rules.ts';

/** What an overlay is of, and where what it says is known from. */
export interface OverlayOf {
  readonly name: string;
  /** What it extends, by its path from the overlay. */
  readonly extended: string;
  /** The revisions that the cases were found on and that repair it. */
  readonly foundOn: string;
  readonly repairedBy: string;
  readonly rules: readonly UndecidedRule[];
}

const WIDTH = 110;

/**
 * A revision that changes nothing of the text that it extends, as JSON with comments: every rule that the text does not
 * settle stands in it as a comment, to be taken out of it.
 */
export function overlayText(overlay: OverlayOf): string {
  const { name, extended, rules } = overlay;
  const head = { schema: 'mvps-verify/revision/1', extends: extended, name };
  return `${[
    ...headComment(overlay).flatMap((line) => commented(line, '// ')),
    '{',
    ...Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`),
    '  "rules": {',
    ...rules.flatMap((rule, index) => [...(index === 0 ? [] : ['']), ...ruleComment(rule, overlay)]),
    '  }',
    '}',
  ].join('\n')}\n`;
}

function headComment({ foundOn, repairedBy, rules }: OverlayOf): readonly string[] {
  return [
    `What the text leaves open: ${rules.length} rules, the worst first, each with its alternatives.`,
    '',
    'This file is a revision. As it stands it means what the text means: of every rule all that the text permits is open to the adversary, and nothing is chosen.',
    `To choose, take the two strokes away in front of the last line of a rule, name there the alternative and the section that is to say so, and write the sentence behind "write" into that section. The line as it is given has what ${repairedBy} takes or, where that leaves the rule open as well, what is taken.`,
    '"mvps-verify diff" with the text and this file says what that does to the verdicts.',
    '',
    `violates: what a case that was found on ${foundOn} still violates where the alternative is written down, all else as in this text. "No known case" is no proof. In brackets are the root causes, for "mvps-verify explain"; behind "until", the other rules to be chosen and the claims that ${repairedBy} words otherwise.`,
    `mends: ${repairedBy}, under which every statement holds, has this alternative.`,
    'taken: it is read so where nothing is chosen.',
  ];
}

function ruleComment(undecided: UndecidedRule, { repairedBy }: OverlayOf): readonly string[] {
  const { rule, sentence, alternatives, proposal } = undecided;
  const entry = `${JSON.stringify(rule)}: { "take": ${JSON.stringify(proposal.take)}, "clause": ${JSON.stringify(proposal.clause)} },`;
  return [
    ...commented(`${rule}: ${sentence}. ${whyOpen(undecided)}`, `${INDENT}// `),
    ...alternatives.flatMap((each) => alternativeComment(each, repairedBy)),
    `${INDENT}// ${entry}`,
  ];
}

const INDENT = '    ';

function whyOpen({ provenance: { clause, contradicted } }: UndecidedRule): string {
  if (contradicted === undefined) return 'The draft is silent.';
  if (contradicted.clause === clause) return `Section ${clause} says both.`;
  return `Section ${contradicted.clause} has ${contradicted.take}, section ${clause} has it otherwise.`;
}

function alternativeComment(alternative: Alternative, repairedBy: string): readonly string[] {
  const { take, meaning, requires, isTaken, isRepair } = alternative;
  const notes = [...(isTaken ? ['taken'] : []), ...(isRepair ? [`mends: ${repairedBy}`] : [])];
  const noted = notes.length === 0 ? '' : ` [${notes.join('; ')}]`;
  return [
    ...commented(`${take}: ${meaning}${noted}`, `${INDENT}//   `, BELOW),
    ...(requires === null ? [] : commented(requires, `${INDENT}//     write     `)),
    ...commented(describeViolations(alternative), `${INDENT}//     violates  `),
  ];
}

function describeViolations({ violates, causes, until }: Alternative): string {
  if (violates.length === 0) return 'no known case';
  const because = causes.length === 0 ? '' : ` (${causes.join(', ')})`;
  const pending = until.length === 0 ? '' : `, until these are mended too: ${until.join(', ')}`;
  return `${violates.join(', ')}${because}${pending}`;
}

/** How much further in a line goes on that goes on below its name. */
const BELOW = 4;

/** A text in as many lines of comment as it needs. The lead ends with what stands before the text in the first of them. */
function commented(text: string, lead: string, hang = 0): readonly string[] {
  const strokes = lead.indexOf('//') + 2;
  return wrap(text, WIDTH - hang, lead).map((line, index) =>
    index === 0 ? line.trimEnd() : `${lead.slice(0, strokes)}${' '.repeat(hang)}${line.slice(strokes)}`,
  );
}
