import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BINDINGS } from '../../properties/catalogue.ts';
import { sarifFaults } from '../report/text/sarif-faults.fixture.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';
import { tryCli } from './cli.fixture.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reporters-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Refuted by a kept case, inconclusive in so few cases, and held. */
const CHECKS = '--check T-RC-1/rejects-replays --check T-RC-1.B --check document/acyclic --cases 64';
const evidence = { read: [join(PACKAGE_ROOT, 'evidence')], write: '' };
const verify = (line: string, env = {}) =>
  tryCli(`verify ${CHECKS} ${line}`, {
    folder,
    bindings: BINDINGS,
    evidence: { ...evidence, write: folder },
    env,
  });
const written = (name: string) => readFileSync(join(folder, name), 'utf8');

/** Every element of a text that is well formed, with its attributes. */
function elementsOf(xml: string): readonly { readonly name: string; readonly attributes: object }[] {
  const elements: { name: string; attributes: object }[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => elements.push({ name, attributes }));
  parser.write(xml).close();
  return elements;
}

describe('verify --reporter', () => {
  test('junit: a suite a subject, a test a statement; what is inconclusive is neither passed nor skipped', async () => {
    const { out } = await verify('--reporter junit');
    const elements = elementsOf(out);
    expect(elements[0]).toEqual({
      name: 'testsuites',
      attributes: { tests: '3', failures: '0', errors: '1', skipped: '0' },
    });
    const cases = elements.filter(({ name }) => name === 'testcase').map(({ attributes }) => attributes);
    expect(cases).toContainEqual({
      classname: 'replay-coherence',
      name: 'T-RC-1.B',
      file: 'spec/replay-coherence/checks.ts',
    });
    expect(out).toContain('1. duplicate: vantage v1');
    expect(out).not.toMatch(/timestamp|time=/);
  });

  test('junit: nothing else stands on the same output', async () => {
    const { out, err } = await verify('--reporter junit --update');
    expect(elementsOf(out)[0]?.name).toBe('testsuites');
    expect(err).toContain('Accepted: ');
  });

  test('junit: what is not as accepted fails', async () => {
    const { out } = await verify('--reporter junit --strict');
    expect(elementsOf(out)[0]?.attributes).toMatchObject({ failures: '1', errors: '1' });
  });

  test('sarif: as the schema of OASIS has it, and the counterexample can be stepped through', async () => {
    await verify('--strict --reporter sarif:run.sarif');
    const log = JSON.parse(written('run.sarif'));
    expect(sarifFaults(log)).toEqual([]);
    const [first, second] = log.runs[0].results;
    expect([first.ruleId, first.level]).toEqual(['T-RC-1/rejects-replays', 'error']);
    const steps = first.codeFlows[0].threadFlows[0].locations;
    expect(
      steps.map(({ location }: { location: { message: { text: string } } }) => location.message.text),
    ).toEqual([
      expect.stringContaining('broker-instances=in-turn'),
      expect.stringMatching(/^1\. duplicate: .*accepted/),
      expect.stringContaining('expected refused, found accepted'),
    ]);
    expect([second.ruleId, second.kind]).toEqual(['T-RC-1.B', 'open']);
    expect(log.runs[0].results).toHaveLength(2);
    expect(first.locations[0].physicalLocation.artifactLocation.uri).toBe(
      'spec/replay-coherence/acceptance.ts',
    );
  });

  test('github: what is not as accepted at its line, and the page is the summary of the job', async () => {
    const { out } = await verify('--strict --reporter github', {
      GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
    });
    const commands = out.split('\n').filter((line) => line.startsWith('::'));
    expect(commands.map((line) => line.slice(0, line.indexOf(',title')))).toEqual([
      expect.stringMatching(/^::error file=spec\/replay-coherence\/acceptance\.ts,line=\d+$/),
      expect.stringMatching(/^::warning file=spec\/replay-coherence\/checks\.ts,line=\d+$/),
    ]);
    expect(written('summary.md')).toMatch(
      /^## mvps-verify: draft-00\n\n1 held, 1 refuted, 1 of 3 as accepted/,
    );
  });

  test('several at once, each to its file, beside what a person reads', async () => {
    const { out } = await verify(
      '--reporter junit:run.xml --reporter markdown:run.md --reporter sarif:run.sarif --reporter json:run.json --json same.json',
    );
    expect(written('run.json')).toBe(written('same.json'));
    expect(out).toMatch(/1 held, 1 refuted/);
    expect(elementsOf(written('run.xml'))[0]?.name).toBe('testsuites');
    expect(written('run.md')).toContain('| T-RC-1/rejects-replays | 4 | refuted | refuted |');
  });

  test.each([
    ['--reporter html', 'expected one of pretty, json, junit, sarif, github, markdown'],
    [
      '--reporter junit --reporter sarif',
      'at most one of pretty, json, junit, sarif and markdown without a file',
    ],
  ])('%s is refused in a line', async (line, told) => {
    const { code, err } = await verify(line);
    expect([code, err]).toEqual([2, expect.stringContaining(told)]);
    expect(existsSync(join(folder, 'html'))).toBe(false);
  });
});
