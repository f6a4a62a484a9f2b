import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BINDINGS } from '../../../properties/catalogue.ts';
import { RULES } from '../../../spec/rules/catalogue.ts';
import { createFaultFinder, type NamedSchema } from '../../input/schema-faults.ts';
import type { Findings } from '../../report/findings/findings.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';
import { PACKAGE_ROOT } from '../../sources/package-root.ts';
import { type Ended, tryCli } from '../cli.fixture.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A check with few choices, so that all of them are tried in a moment. */
const bindings: readonly AnyBinding[] = BINDINGS.filter(({ statement }) => statement.id === 'T-NIC-SUFF');

const refuseToSearch = (): never => {
  throw new Error('the search would start here');
};

const cli = (line: string, more = {}): Promise<Ended> => tryCli(line, { folder, bindings, ...more });

function schemaFaults(file: string): readonly unknown[] {
  const value = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { readonly schema: string };
  const schema = (name: string): NamedSchema =>
    JSON.parse(readFileSync(join(PACKAGE_ROOT, `spec/schemas/${name}.schema.json`), 'utf8'));
  const [, name = ''] = value.schema.split('/');
  return createFaultFinder(
    schema(name),
    ['counterexample', 'revision', ...(name === 'result' ? [] : ['result'])].map(schema),
  )(value);
}

/** A revision that fixes what T-NIC-SUFF turns on, the budget on one path where asked. */
function givenRevision(name: string, take: 'both-paths' | 'one-path'): string {
  const fixed = (alternative: string) => ({ take: alternative, clause: '6.1' });
  const rules = {
    'burst-unit': fixed('seconds'),
    'limiter-unit': fixed('tick-pairs'),
    'nic-budget-scope': fixed(take),
  };
  const file = `${name}.json`;
  writeFileSync(
    join(folder, file),
    JSON.stringify({ schema: 'mvps-verify/revision/1', extends: 'draft-00', name, rules }),
  );
  return file;
}

describe('matrix', () => {
  it('breaking: tells every minimal breaking set, and who holds it off', async () => {
    const { code, out } = await cli('matrix breaking --cases 2000 --json m.json');
    expect(code).toBe(0);
    expect(out).toMatch(/\{flood, burst-unit=packets\} {2}1 step, none shorter; open/);
    expect(out).toMatch(/\{flood, nic-budget-scope=one-path\} {2}1 step, none shorter; open/);
    expect(schemaFaults('m.json')).toEqual([]);
  });

  it('hypotheses: tells which are needed, idle or opaque', async () => {
    const { out } = await cli('matrix hypotheses --cases 2000 --json m.json');
    expect(out).toContain('H-DDOS-INV I2 (clause 1.3): opaque');
    expect(out).toMatch(/H-RL \(clause 1.4\): (needed|idle)/);
    expect(schemaFaults('m.json')).toEqual([]);
  });

  it('kill: tells what each wrong rule was caught by', async () => {
    const { out } = await cli('matrix kill --cases 4000 --json m.json');
    expect(out).toMatch(/limiter-cap=none: T-NIC-SUFF after \d+/);
    expect(schemaFaults('m.json')).toEqual([]);
  });

  it('does not know another one', async () => {
    const { code, err } = await cli('matrix all');
    expect([code, err.trimEnd().split('\n').length]).toEqual([2, 1]);
  });
});

describe('flips', () => {
  it('tells the failing case and the same case where it holds', async () => {
    const { code, out } = await cli('flips --revision draft-00 --cases 2000 --json f.json');
    expect(code).toBe(0);
    expect(out).toMatch(/B_F from 1 to 1,000: held at 60, refuted at 61/);
    const [failing, holding] = out.slice(out.indexOf('B_F = 61')).split('B_F = 60, where it holds');
    expect(failing).toMatch(/1\. all-flood: F as many as pass.*\n.*busiest window[\s\S]*expected at most/);
    expect(holding).toMatch(/1\. all-flood: F as many as pass.*\n.*busiest window/);
    expect(out).toMatch(/R_L from 1 to 64: no flip, held at each of 7 values/);
    expect(schemaFaults('f.json')).toEqual([]);
  });
});

describe('diff', () => {
  it('tells what broke beside the clauses that changed, and ends with 1', async () => {
    const [good, bad] = [givenRevision('good', 'both-paths'), givenRevision('bad', 'one-path')];
    const { code, out } = await cli(`diff ${good} ${bad} --cases 3000 --json d.json`);
    expect(code).toBe(1);
    expect(out).toContain('rule nic-budget-scope: both-paths (clause 6.1), now one-path (clause 6.1)');
    expect(out).toContain('T-NIC-SUFF  broke');
    expect(out).toContain('1. all-flood: F as many as pass');
    expect(schemaFaults('d.json')).toEqual([]);
    expect((await cli(`diff ${bad} ${good} --cases 3000`)).out).toContain('T-NIC-SUFF  newly holds');
    expect((await cli(`diff ${good} ${good} --cases 3000`)).code).toBe(0);
  });
});

describe('findings', () => {
  it('say of a root cause what happens, why, what to write instead and how that was checked', async () => {
    const repair = givenRevision('mended', 'both-paths');
    const { code, out } = await cli(`findings --repair ${repair} --cases 2000 --json f.json`);
    expect(code).toBe(0);
    expect(out).toContain('# Findings on draft-00');
    expect(out).toContain('### C-20. R_L and B_F do not say what they count');
    expect(out).toContain('Severity: insider. Mend section 6.1. Violates T-NIC-SUFF.');
    expect(out).toContain('  1. all-flood (F as many as pass');
    expect(out).toMatch(/^- \*\*Violated\.\*\* T-NIC-SUFF \(/m);
    expect(out).toMatch(/^- \*\*Write instead\.\*\* Section 6\.1: /m);
    expect(out).toContain(RULES['burst-unit'].requires.seconds);
    expect(out).toContain('and with the change taken back this case violates it again');
    expect(out).not.toContain('## All findings');
    expect(schemaFaults('f.json')).toEqual([]);
    const played = await cli('replay f.json');
    expect(played.code).toBe(0);
    expect(played.out.match(/reproduced/g)?.length).toBeGreaterThanOrEqual(3);
  });

  it('say so where no repair is known, and list every finding where asked', async () => {
    const { out } = await cli('findings --repair draft-00 --cases 2000 --all');
    expect(out).toContain('**Write instead.** No wording is known.');
    expect(out).toMatch(/^\| \d+ \| T-NIC-SUFF \| `flood` \+ `burst-unit=\w+` \| C-20 \|/m);
  });

  it('are those that are kept of the same text, unless they are asked for again', async () => {
    mkdirSync(join(folder, 'findings'));
    await cli('findings --cases 500 --json findings/draft-00.json');
    const kept = await cli('findings --cases 500', { startWorkers: refuseToSearch });
    expect(kept.err).toBe('from evidence/findings/draft-00.json; --search makes it again\n');
    expect(kept.out).toContain('### C-20. ');
    const again = await cli('findings --cases 500 --search', { startWorkers: refuseToSearch });
    expect(again.err).toContain('the search would start here');
    const explained = await cli('explain c-20');
    expect(explained.out).toMatch(/^C-20 .*\n\n {2}severity insider/);
    expect((await cli('explain C-03')).out).toContain('It was not found on draft-00');
  });

  it('are searched where asked, whatever stands where they are kept', async () => {
    mkdirSync(join(folder, 'findings'));
    writeFileSync(join(folder, 'findings/draft-00.json'), '{"schema":"mvps-verify/findings/1"}');
    for (const asked of ['--search', '--check T-NIC-SUFF']) {
      const { err } = await cli(`findings --cases 500 ${asked}`, { startWorkers: refuseToSearch });
      expect(err).toContain('the search would start here');
    }
    expect((await cli('findings --cases 500')).code).toBe(2);
  });

  it('of some statements are searched again beside the others, and all come to the same', async () => {
    const two = BINDINGS.filter(({ statement: { id } }) => id === 'T-NIC-SUFF' || id === 'D1/latency');
    const kept = join(folder, 'findings/draft-00.json');
    mkdirSync(join(folder, 'findings'));
    await cli('findings --cases 500 --json findings/draft-00.json', { bindings: two });
    const whole = readFileSync(kept, 'utf8');
    const again = 'findings --cases 500 --check T-NIC-SUFF --keep-others --json again.json';
    expect((await cli(again, { bindings: two })).code).toBe(0);
    expect(readFileSync(join(folder, 'again.json'), 'utf8')).toBe(whole);
    const found = JSON.parse(whole) as Findings;
    const of = ({ statement }: { readonly statement: string }) => statement === 'T-NIC-SUFF';
    expect(found.findings.some(of) && found.findings.some((each) => !of(each))).toBe(true);
    // What is kept of others is taken as it is, and what is searched is not.
    const wrong = found.findings.map((each) => ({ ...each, claim: 'wrong' }));
    writeFileSync(kept, JSON.stringify({ ...found, findings: wrong }));
    await cli(again, { bindings: two });
    const mixed = JSON.parse(readFileSync(join(folder, 'again.json'), 'utf8')) as Findings;
    expect(mixed.findings.map((each) => of(each) !== (each.claim === 'wrong'))).not.toContain(false);
  });

  it.each([
    ['--keep-others', 'found --keep-others and no --check <id>, expected the statements to search'],
    [
      '--keep-others --check T-NIC-SUFF',
      'found --keep-others, and no findings kept of this revision, repair, seed and number of cases',
    ],
  ])('with %s are refused where there is nothing to do', async (asked, line) => {
    const { code, err } = await cli(`findings --cases 500 ${asked}`);
    expect([code, err]).toEqual([2, `mvps-verify: ${line}\n`]);
  });

  it('of an earlier version are refused by their name', async () => {
    writeFileSync(join(folder, 'old.json'), '{"schema":"mvps-verify/findings/1"}');
    const { code, err } = await cli('replay old.json');
    expect(code).toBe(2);
    expect(err).toMatch(/^mvps-verify: old\.json: found mvps-verify\/findings\/1, .*\n$/);
  });

  it('go to a file where asked, and nothing is left behind when interrupted', async () => {
    await cli('findings --repair draft-00 --cases 500 --out findings.md');
    expect(readFileSync(join(folder, 'findings.md'), 'utf8')).toMatch(/^# Findings on draft-00\n/);
    const { code } = await cli('findings --repair draft-00 --cases 500 --out other.md', {
      interruption: AbortSignal.abort(),
    });
    expect([code, readdirSync(folder)]).toEqual([130, ['findings.md']]);
  });
});
