import type { VerdictWord } from '../../search/trial/verdict.ts';
import { describeAcceptanceFault } from '../accepted/acceptance-faults.ts';
import { counted } from '../text/style.ts';
import { uncheckedIn } from '../verdict/unchecked.ts';
import { counterexampleLines, type Reported, type RunReport, toldInShort } from './run-report.ts';

/** A run as a page: what is not as accepted in full, then every verdict in a row. */
export function verdictsMarkdown({ revision, seed, statements, faults, again }: RunReport): string {
  const of = (word: VerdictWord): number =>
    statements.filter(({ verdict }) => verdict.verdict === word).length;
  const news = statements.filter(({ standing }) => standing !== 'as accepted');
  return [
    `## mvps-verify: ${revision.name}`,
    '',
    `${of('held')} held, ${of('refuted')} refuted, ${news.length === 0 ? 'all' : `${statements.length - news.length} of ${statements.length}`} as accepted. Seed ${seed}.`,
    '',
    ...news.flatMap(inFull),
    ...(faults.length === 0 ? [] : ['### Accepted findings that do not stand', '']),
    ...faults.map((fault) => `- ${describeAcceptanceFault(fault)}`),
    ...(faults.length === 0 ? [] : ['']),
    ...(again === null
      ? []
      : [`The smallest case of ${again.of} again:`, '', '```', again.command, '```', '']),
    `<details><summary>${counted(statements.length, 'statement')}</summary>`,
    '',
    '| statement | section | verdict | accepted | cases |',
    '|---|---|---|---|---:|',
    ...statements.map(
      ({ id, clause, verdict, expected }) =>
        `| ${id} | ${clause} | ${verdict.verdict} | ${expected} | ${verdict.cases} |`,
    ),
    '',
    '</details>',
    '',
    '<details><summary>What is not checked</summary>',
    '',
    ...uncheckedIn(revision, null).map((line) => `- ${line}`),
    '',
    '</details>',
    '',
  ].join('\n');
}

function inFull(each: Reported): readonly string[] {
  const lines = counterexampleLines(each);
  return [
    `### ${toldInShort(each)}`,
    '',
    `Section ${each.clause}: ${each.sentence}`,
    '',
    ...(lines.length === 0 ? [] : ['```', ...lines, '```', '']),
  ];
}
