import { gzipSync } from 'node:zlib';
import type { Result } from 'sarif';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { BINDINGS } from '../../../properties/catalogue.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import { load, loadRevision } from '../../revision/load.ts';
import type { Verdict } from '../../search/trial/verdict.ts';
import { sarifFaults } from '../text/sarif-faults.fixture.ts';
import { composeJunit } from './junit.ts';
import { composeRunReport, type Reported, type RunReport } from './run-report.ts';
import { verdictsGithub } from './verdicts-github.ts';
import { verdictsMarkdown } from './verdicts-markdown.ts';
import { composeVerdictsSarif } from './verdicts-sarif.ts';

const HOSTILE = 'a ]]> b & c < d \u0000\u001b[31m\ud800 % :: , \r\n::error::not ours';

/** A statement as a run reports it, broken by steps that go like this. */
function reported(
  id: string,
  { line = 7, breach = 'expected refused, found accepted', steps = 1 } = {},
): Reported {
  const told = Array.from({ length: steps }, () => ({ step: 'replay', with: {}, outcome: [breach] }));
  const script = { level: 'ideal', setting: {}, steps: told, breach, violation: { law: 'refused', at: '' } };
  const verdict = {
    id,
    clause: '4',
    verdict: 'refuted',
    error: null,
    counterexamples: [{ breaks: ['replay'], script }],
  } as unknown as Verdict;
  return {
    id: id as StatementId,
    subject: 'replay-coherence',
    clause: '4',
    sentence: `Every copy is refused. ${'And so on. '.repeat(200)}`,
    verdict,
    expected: 'held',
    standing: 'different',
    newWays: [],
    place: { file: 'my draft.txt', line },
  };
}

const runOf = (...statements: readonly Reported[]): RunReport => ({
  revision: loadRevision('draft-00'),
  seed: 1,
  statements,
  placeOfRule: () => null,
  faults: [],
  again: null,
});
const resultsOf = (run: RunReport): readonly Result[] =>
  composeVerdictsSarif(run, '1.0.0').runs[0]?.results ?? [];
const hashesOf = (run: RunReport) =>
  resultsOf(run).map((each) => each.partialFingerprints?.primaryLocationLineHash);

test('what is refuted stands in the order of its root causes, not of its names', () => {
  const broken = (id: string, breaks: readonly string[]) => {
    const { verdict } = reported(id);
    const counterexamples = verdict.counterexamples.map((each) => ({ ...each, breaks }));
    return { verdict: { ...verdict, counterexamples } as unknown as Verdict, expected: 'held' as const };
  };
  const judged = [
    broken('T-HKDF-PS/distinct', ['bfd-key-derivation=legacy']),
    broken('T-RC-1/rejects-replays', ['restart-broker', 'replay', 'state-durability=volatile']),
  ];
  const end = { judged, loaded: load('draft-00'), seed: 1, faults: [], again: null };
  expect(composeRunReport(end, BINDINGS).statements.map(({ id }) => id)).toEqual([
    'T-RC-1/rejects-replays',
    'T-HKDF-PS/distinct',
  ]);
});

describe('SARIF', () => {
  test('each result has one location with all four numbers, and a title that stands alone', () => {
    const run = runOf(reported('T-A'), reported('T-B', { breach: HOSTILE }));
    const log = composeVerdictsSarif(run, '1.0.0');
    expect(sarifFaults(JSON.parse(JSON.stringify(log)))).toEqual([]);
    for (const { locations = [], message } of resultsOf(run)) {
      expect(locations).toHaveLength(1);
      const { region, artifactLocation } = locations[0]?.physicalLocation ?? {};
      expect(region).toEqual({ startLine: 7, startColumn: 1, endLine: 7, endColumn: 2 });
      expect(artifactLocation?.uri).toBe('my%20draft.txt');
      expect(message.text?.split('\n')[0]).toMatch(/^T-[AB] is refuted, and held is what was accepted\.$/);
    }
    for (const rule of log.runs[0]?.tool.driver.rules ?? []) {
      expect(rule.fullDescription?.text.length).toBeLessThanOrEqual(1024);
      expect(rule.help?.text).toMatch(/^mvps-verify explain /);
    }
  });

  test('a fingerprint stays where lines move, and tells two results on one line apart', () => {
    const [first, second] = hashesOf(runOf(reported('T-A'), reported('T-B')));
    expect(hashesOf(runOf(reported('T-A', { line: 107 })))).toEqual([first]);
    expect(second).not.toBe(first);
    const otherWay = reported('T-A');
    const [counterexample] = otherWay.verdict.counterexamples;
    const broken = { ...otherWay.verdict, counterexamples: [{ ...counterexample, breaks: ['lose'] }] };
    expect(hashesOf(runOf({ ...otherWay, verdict: broken as unknown as Verdict }))).not.toEqual([first]);
  });

  test('what is more than code scanning takes is cut off, and counted', () => {
    const many = Array.from({ length: 5002 }, (_, index) => reported(`T-${index}`));
    const log = composeVerdictsSarif(runOf(...many), '1.0.0');
    expect(log.runs[0]?.results).toHaveLength(5000);
    expect(JSON.stringify(log.runs[0]?.invocations)).toContain('2 more results are not in this file');
    expect(composeVerdictsSarif(runOf(reported('T-A')), '1.0.0').runs[0]).not.toHaveProperty('invocations');
  });

  test('as many statements as there are fit the limits of code scanning', () => {
    const many = Array.from({ length: 500 }, (_, index) => reported(`T-${index}`, { steps: 10 }));
    const log = composeVerdictsSarif(runOf(...many), '1.0.0');
    expect(gzipSync(JSON.stringify(log)).length).toBeLessThan(10_000_000);
    expect(resultsOf(runOf(...many)).length).toBeLessThanOrEqual(5000);
  });
});

test('JUnit: what XML cannot hold is left out, and the rest is read back', () => {
  const xml = composeJunit(runOf(reported('T-A', { breach: HOSTILE })));
  let text = '';
  const parser = new SaxesParser();
  parser.on('cdata', (data) => {
    text += data;
  });
  parser.on('text', (data) => {
    text += data;
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  expect(text).toContain('a ]] > b & c < d');
  expect([...xml].filter((character) => character < ' ' && !'\n\r\t'.includes(character))).toEqual([]);
});

describe('GitHub', () => {
  test('a message cannot smuggle in a command, and a path with a comma is one property', () => {
    const each = { ...reported('T-A', { breach: HOSTILE }), place: { file: 'a,b:c.txt', line: 7 } };
    const lines = verdictsGithub(runOf(each)).flatMap((command) => command.split(/[\r\n]/));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^::error file=a%2Cb%3Ac\.txt,line=7,title=T-A::/);
  });

  test('what is not shown is counted', () => {
    const many = Array.from({ length: 13 }, (_, index) => reported(`T-${index}`));
    const commands = verdictsGithub(runOf(...many));
    expect(commands.filter((line) => line.startsWith('::error'))).toHaveLength(10);
    expect(commands.at(-1)).toContain('3 more that differ are not shown here');
  });

  test('an acceptance that does not stand is an error at its line in every form', () => {
    const fault = {
      kind: 'expired',
      file: 'ok.json',
      line: 12,
      entry: 0,
      text: 'C-03 is past its day',
    } as const;
    const run = { ...runOf(), faults: [fault] };
    expect(verdictsGithub(run)).toEqual([
      '::error file=ok.json,line=12,title=expired acceptance::C-03 is past its day',
    ]);
    expect(verdictsMarkdown(run)).toContain('- ok.json:12: expired: C-03 is past its day');
    expect(composeJunit(run)).toContain('<failure message="C-03 is past its day" type="expired"/>');
    expect(sarifFaults(JSON.parse(JSON.stringify(composeVerdictsSarif(run, '1.0.0'))))).toEqual([]);
    expect(resultsOf(run)).toMatchObject([{ ruleId: 'accepted-finding', level: 'error' }]);
  });
});
