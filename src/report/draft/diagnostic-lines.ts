import type { CheckedDraft } from '../../draft/check-draft.ts';
import { type Diagnostic, fixInWords, type Severity } from '../../draft/diagnostic/diagnostic.ts';
import type { JudgedDraft } from '../../draft/statements/affected-statements.ts';
import type { Draft } from '../../draft/text/draft.ts';
import { shownVisibly } from '../../draft/text/invisible.ts';
import { counted, grouped, type Style, wrap } from '../text/style.ts';

/** Every diagnostic as a compiler tells it: the fact, the line with the place marked, why, and what to write. */
export function diagnosticLines(
  { draft, diagnostics }: Pick<CheckedDraft, 'draft' | 'diagnostics'>,
  style: Style,
): readonly string[] {
  return diagnostics.flatMap((each) => [...one(each, draft, style), '']);
}

function one(diagnostic: Diagnostic, { shown, lines }: Draft, style: Style): readonly string[] {
  const { rule, severity, message, line, column, because, fix } = diagnostic;
  const gutter = ' '.repeat(String(line).length);
  const source = cut(lines[line - 1] ?? '', column, style.width - gutter.length - 3);
  const mark =
    ' '.repeat(source.column - 1) + '^'.repeat(Math.max(1, Math.min(diagnostic.length, source.room)));
  const note = (text: string): readonly string[] => wrap(text, style.width, `${gutter} = `);
  return [
    ...wrap(`${inColour(severity, style)(`${severity}[${rule}]`)}: ${message}`, style.width, ''),
    `${gutter}--> ${shown}:${line}:${column}`,
    `${gutter} |`,
    `${line} | ${source.text}`,
    `${gutter} | ${inColour(severity, style)(mark)}`,
    ...because.flatMap(note),
    ...(fix === null
      ? []
      : note(
          `${fixShown(fix.text)}${fix.isSafe ? '' : '   (look first: other lines may be what is wrong)'}`,
        )),
  ];
}

function fixShown(text: string): string {
  return text === '' ? fixInWords(text) : `write: ${text}`;
}

/** The part of a line that its place stands in, without control characters; what nobody sees is shown. */
function cut(line: string, column: number, width: number) {
  const text = shownVisibly(line.replaceAll(/[\t\f]/g, ' '));
  const start = column + LEAST_AFTER > width ? column - Math.floor(width / 2) : 0;
  return {
    text: text.slice(start, start + width),
    column: column - start,
    room: width - (column - start) + 1,
  };
}

const LEAST_AFTER = 10;

function inColour(severity: Severity, style: Style): (text: string) => string {
  if (severity === 'error') return style.bad;
  return severity === 'warning' ? style.doubtful : style.faint;
}

/** What was looked at, and how many faults were found: the end of a report. */
export function checkSummary(checked: JudgedDraft, style: Style): readonly string[] {
  const { figures, equations, diagnostics, read } = checked;
  const { evaluated, searched, stated, open, leftOut, unread } = equations;
  const count = (severity: Severity) => diagnostics.filter((each) => each.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  return [
    ...wrap(
      `${figures.found} of ${counted(figures.of, 'figure')} found and recomputed with the values of this text (${counted(read.values, 'value')} read from it)`,
      style.width,
      '',
    ),
    ...wrap(
      `${counted(equations.read, 'equation')} read: ${counted(evaluated, 'step')} evaluated, ${searched} searched for counterexamples, ${stated} say what a name stands for or what is asked`,
      style.width,
      '',
    ),
    ...statementLines(checked, style),
    ...(leftOut > 0
      ? [`${counted(leftOut, 'step')} not searched: the text has too many for one search`]
      : []),
    ...open.flatMap(({ line, text }) => wrap(`not decided: line ${line}, ${text}`, style.width, '  ')),
    ...unread.flatMap(({ line, text }) => wrap(`not read: line ${line}, ... ${text} ...`, style.width, '  ')),
    (errors > 0 ? style.bad : style.good)(`${counted(errors, 'error')}, ${counted(warnings, 'warning')}`),
  ];
}

/** What the text does to the statements, beside the revision that it is read by. */
function statementLines({ statements, read: { base } }: JudgedDraft, style: Style): readonly string[] {
  if (statements === null) return [];
  const { looked, leftOut, untouched, cases } = statements;
  const words =
    looked + leftOut.length === 0
      ? `nothing that the ${counted(untouched, 'statement')} read differs from ${base.name}, whose verdicts stand`
      : `${counted(looked, 'statement')} looked at, ${grouped(cases)} cases each and all that were kept; ${untouched} read nothing that differs from ${base.name}`;
  return [
    ...wrap(words, style.width, ''),
    ...(leftOut.length > 0
      ? wrap(`no time for ${leftOut.join(', ')}: more with --budget`, style.width, '  ')
      : []),
  ];
}
