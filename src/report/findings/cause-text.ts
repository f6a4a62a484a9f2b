import { SEVERITY_MEANS } from '../../../spec/causes/severity.ts';
import { type Style, wrap } from '../text/style.ts';
import type { CauseSection } from './cause-section.ts';
import type { Correction } from './findings.ts';

/** A section of the report in Markdown. */
export function causeMarkdown(section: CauseSection): readonly string[] {
  const { takes, from, steps, violation } = section.case;
  return [
    `### ${section.id}. ${section.title}`,
    '',
    `Severity: ${section.severity}. Mend ${section.clauses}. Violates ${section.violates}.`,
    '',
    ...listed('Where', section.lines),
    `- **${capitalised(section.saidBy)}.** ${section.says}`,
    `- **What happens.** ${takes.length === 0 ? 'It takes nothing.' : `It takes: ${takes.join('; ')}.`}${from === null ? '' : ` From: ${from}.`}`,
    ...steps.map((step, index) => `  ${index + 1}. ${step}`),
    `- **Violated.** ${violation}.`,
    `- **Why.** ${section.why}`,
    ...writeInstead(section),
    `- **Checked.** ${section.checked}`,
    '',
  ];
}

function writeInstead({ repair }: CauseSection): readonly string[] {
  const texts = bySection(repair).map(([clause, text]) => `Section ${clause}: ${text}`);
  return listed('Write instead', texts.length === 0 ? ['No wording is known.'] : texts);
}

/** One text on the line of its name, and several below it. */
function listed(name: string, texts: readonly string[]): readonly string[] {
  if (texts.length < 2) return texts.map((text) => `- **${name}.** ${text}`);
  return [`- **${name}.**`, ...texts.map((text) => `  - ${text}`)];
}

/** What to write in each section, in the order of the document. */
function bySection(repair: readonly Correction[]): readonly (readonly [clause: string, text: string])[] {
  const clauses = [...new Set(repair.map(({ clause }) => clause))].sort();
  return clauses.map((clause) => {
    const these = repair.filter((each) => each.clause === clause);
    return [clause, these.map(({ sentence }) => withoutPlace(sentence)).join(' ')];
  });
}

const PLACE = /^Section [\d.]*\d(: | (?=Step|Proof))/;

/** A correction of the proofs names its section itself; other sentences are left as they are: some begin with a symbol. */
function withoutPlace(sentence: string): string {
  const bare = sentence.replace(PLACE, '');
  return bare === sentence ? sentence : capitalised(bare);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The same in a terminal. */
export function causeLines(section: CauseSection, style: Style): readonly string[] {
  const { takes, from, steps, violation } = section.case;
  const part = (name: string, text: string): readonly string[] =>
    wrap(text, style.width, `  ${name.padEnd(9)}`);
  return [
    ...wrap(`${style.strong(section.id)}  ${section.title}`, style.width, ''),
    '',
    ...part('severity', `${section.severity}: ${SEVERITY_MEANS[section.severity]}`),
    ...part('mend', `in ${section.clauses}`),
    ...part('violates', section.violates),
    ...section.lines.flatMap((line) => part('where', line)),
    '',
    ...part(section.saidBy.replace('the ', ''), section.says),
    ...part('why', section.why),
    '',
    ...(takes.length === 0 ? part('takes', 'nothing') : takes.flatMap((each) => part('takes', each))),
    ...(from === null ? [] : part('from', from)),
    ...steps.flatMap((step, index) => wrap(step, style.width, `  ${String(index + 1).padStart(8)} `)),
    ...part('violated', violation).map(style.bad),
    '',
    ...bySection(section.repair).flatMap(([clause, text]) =>
      part('write', `Section ${clause}: ${text}`).map(style.good),
    ),
    ...part('checked', section.checked),
  ];
}
