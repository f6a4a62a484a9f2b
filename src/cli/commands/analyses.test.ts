import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BINDINGS } from '../../../properties/catalogue.ts';
import { createFaultFinder, type NamedSchema } from '../../input/schema-faults.ts';
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
    expect(failing).toMatch(/1\. all-send-at-the-ceiling.*\n.*busiest window[\s\S]*expected at most/);
    expect(holding).toMatch(/1\. all-send-at-the-ceiling.*\n.*busiest window/);
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
    expect(out).toContain('1. all-send-at-the-ceiling');
    expect(schemaFaults('d.json')).toEqual([]);
    expect((await cli(`diff ${bad} ${good} --cases 3000`)).out).toContain('T-NIC-SUFF  newly holds');
    expect((await cli(`diff ${good} ${good} --cases 3000`)).code).toBe(0);
  });
});

describe('findings', () => {
  it('tell a case as a numbered sequence, with the repair and what shows that it is needed', async () => {
    const repair = givenRevision('mended', 'both-paths');
    const { code, out } = await cli(`findings --repair ${repair} --cases 2000 --json f.json`);
    expect(code).toBe(0);
    expect(out).toContain('# Findings on draft-00');
    expect(out).toContain('### 1. `burst-unit=ticks`');
    expect(out).toMatch(/^Finding \d, T-NIC-SUFF\. Clause 8 says/m);
    expect(out).toContain('1. all-send-at-the-ceiling');
    expect(out).toContain('- rule burst-unit: seconds (silent), now seconds (clause 6.1)');
    expect(out).toContain('With this change taken back the case above breaks it again.');
    expect(schemaFaults('f.json')).toEqual([]);
    const played = await cli('replay f.json');
    expect(played.code).toBe(0);
    expect(played.out.match(/reproduced/g)?.length).toBeGreaterThanOrEqual(3);
  });

  it('say so where no repair is known', async () => {
    expect((await cli('findings --repair draft-00 --cases 2000')).out).toContain(
      '**Repair:** none is known.',
    );
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
