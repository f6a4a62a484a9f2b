import { describe, expect, test } from 'vitest';
import type { CheckedDraft } from '../../draft/check-draft.ts';
import { check } from '../../draft/check-text.fixture.ts';
import { DIAGNOSTIC_RULES } from '../../draft/diagnostic/diagnostic-rules.ts';
import { SHORT_DRAFT } from '../../draft/short-draft.fixture.ts';
import { sarifFaults } from '../text/sarif-faults.fixture.ts';
import { createStyle } from '../text/style.ts';
import { diagnosticLines } from './diagnostic-lines.ts';
import { composeSarif } from './diagnostics-sarif.ts';
import { githubLines } from './github-lines.ts';

const CHECKED = check(SHORT_DRAFT.replaceAll('R_L = 4', 'R_L = 6'));
const { draft, diagnostics } = CHECKED;

/** The same diagnostics as if there were more, or others. */
const withThem = (others: CheckedDraft['diagnostics']): CheckedDraft => ({ ...CHECKED, diagnostics: others });

describe('as a compiler', () => {
  test('the mark stands below its place, in lines that fit', () => {
    const lines = diagnosticLines(CHECKED, createStyle(false, 80));
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(81);
    diagnostics.forEach((each) => {
      const source = draft.lines[each.line - 1]?.slice(each.column - 1, each.column - 1 + each.length) ?? '';
      const at = lines.findIndex((line) => line.endsWith(`draft.txt:${each.line}:${each.column}`));
      const [shown = '', mark = ''] = lines.slice(at + 2, at + 4);
      const marked = shown.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1);
      // What does not fit is cut off at the end of the line.
      const isCut = mark.length === shown.length;
      expect(isCut ? source.startsWith(marked) : marked === source).toBe(true);
    });
  });
});

describe('for a GitHub workflow', () => {
  test('errors come first, and what is cut off is counted', () => {
    const many = withThem(Array.from({ length: 23 }, () => diagnostics[0] as (typeof diagnostics)[number]));
    const lines = githubLines(many);
    expect(lines).toHaveLength(11);
    expect(lines.at(-1)).toBe('::notice title=mvps-verify::13 more of severity error are not shown here');
    const levels = githubLines(CHECKED).map((line) => line.slice(2, line.indexOf(' ')));
    const rank = (level: string): number => ['error', 'warning', 'notice'].indexOf(level);
    expect(levels).toEqual([...levels].sort((one, other) => rank(one) - rank(other)));
  });

  test('no text ends a command or begins a property', () => {
    const [first] = diagnostics;
    const odd = { ...(first as (typeof diagnostics)[number]), message: '100%\n::error::x', because: [] };
    expect(githubLines(withThem([odd]))[0]).toMatch(/::100%25%0A::error::x$/);
  });
});

describe('as SARIF', () => {
  const log = composeSarif(CHECKED, '1.2.3');
  const [run] = log.runs;

  test('it is what the schema of OASIS allows, and a fault of it is not', () => {
    expect(sarifFaults(log)).toEqual([]);
    const [result] = run?.results ?? [];
    const wrong = { ...log, runs: [{ ...run, results: [{ ...result, level: 'fatal' }] }] };
    expect(sarifFaults(wrong)).toContain('/runs/0/results/0/level');
  });

  test('each result has one place, a known rule, and a fix where there is one', () => {
    expect(run?.results).toHaveLength(diagnostics.length);
    run?.results?.forEach((result, index) => {
      const { line, column, length, rule, fix } = diagnostics[index] as (typeof diagnostics)[number];
      expect(run.tool.driver.rules?.[result.ruleIndex ?? -1]?.id).toBe(rule);
      expect(result.locations?.map(({ physicalLocation }) => physicalLocation?.region)).toEqual([
        { startLine: line, startColumn: column, endLine: line, endColumn: column + length },
      ]);
      expect(result.fixes?.[0]?.artifactChanges[0]?.replacements[0]?.insertedContent?.text).toBe(fix?.text);
    });
  });

  test('its fingerprints are all different, and the same when lines are put in above', () => {
    const hashes = ({ runs }: typeof log) =>
      runs.flatMap(({ results = [] }) =>
        results.map((each) => each.partialFingerprints?.primaryLocationLineHash),
      );
    expect(new Set(hashes(log)).size).toBe(diagnostics.length);
    const moved = check(`${'\n'.repeat(100)}${SHORT_DRAFT.replaceAll('R_L = 4', 'R_L = 6')}`);
    const kept = hashes(composeSarif(moved, '1.2.3')).filter((each) => hashes(log).includes(each));
    // A contradiction names the line of the other place, in what is said beside it and not in what is.
    expect(kept).toHaveLength(diagnostics.length);
  });

  test('has a title, a text and help for every rule', () => {
    expect(run?.tool.driver.rules).toHaveLength(Object.keys(DIAGNOSTIC_RULES).length);
    for (const rule of run?.tool.driver.rules ?? []) {
      expect(rule.fullDescription?.text?.length).toBeLessThanOrEqual(1024);
      expect(rule.shortDescription?.text).not.toMatch(/\.$/);
      expect(rule.help?.text).toBeTruthy();
    }
  });
});
