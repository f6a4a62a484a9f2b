import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BINDINGS } from '../../properties/catalogue.ts';
import { createFaultFinder } from '../input/schema-faults.ts';
import type { Result } from '../report/verdict/result.ts';
import { CLIMB_CASES } from '../search/run/climb.ts';
import { CLIMBS } from '../search/run/climbs.ts';
import type { AnyBinding } from '../search/trial/binding.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';
import { tryCli } from './cli.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'maximise-'));
afterAll(() => rmSync(folder, { recursive: true }));

const CLIMBED = CLIMBS * CLIMB_CASES;
/** Climbing is on the level of a statement itself. */
const bindings = BINDINGS.map(({ twin, ...binding }): AnyBinding => ({ ...binding, catches: [] }));

async function verify(words: string): Promise<{ readonly out: string; readonly result: Result }> {
  const { out } = await tryCli(`verify ${words} --cases 32768 --json r.json`, { folder, bindings });
  return { out, result: JSON.parse(readFileSync(join(folder, 'r.json'), 'utf8')) };
}

const read = (name: string) =>
  JSON.parse(readFileSync(join(PACKAGE_ROOT, `spec/schemas/${name}.schema.json`), 'utf8'));
const faultsIn = createFaultFinder(read('result'), ['counterexample', 'revision'].map(read));

describe('the closest case', () => {
  it('is told in a line, and written as its schema says', async () => {
    const { out, result } = await verify('--check T-NIC-SUFF --check T-RC-1.A --check T-VDOS-NEG');
    expect(out).toMatch(/^ {2}tightest case: [\d,.]+ of at most [\d,.]+ packets \(82\.6%\)$/m);
    expect(out).not.toContain('closest case');
    expect(faultsIn(result)).toEqual([]);
    const closest = new Map(result.verdicts.map((verdict) => [verdict.id, verdict.closest]));
    expect(closest.get('T-NIC-SUFF')).toMatchObject({
      unit: 'packets',
      share: expect.stringMatching(/^0\.826/),
    });
    expect(closest.get('T-RC-1.A')).toBeNull();
    // Plain numbers have no unit.
    expect(closest.get('T-VDOS-NEG')).toMatchObject({ unit: '' });
  });
});

describe('--maximise', () => {
  it('tells the case that climbing came to, and how many cases it tried', async () => {
    const { out, result } = await verify('--check T-NIC-SUFF/budget --revision draft-01-proposed --maximise');
    expect(out.replaceAll(/\s+/g, ' ')).toContain('20,000 more tried in climbing');
    expect(out).toMatch(
      /closest case, of \d steps?\n {4}from {2}N 1, [^\n]*\n(?: {5}.*\n)* {5}\d\. all-flood/,
    );
    expect(faultsIn(result)).toEqual([]);
    const [verdict] = result.verdicts;
    expect(verdict).toMatchObject({ how: { climbed: CLIMBED }, closest: { share: '1.000000' } });
  });

  it.each([
    'T-VDOS-1/bound',
    'T-NIC-SUFF/any-window',
    'T-NIC-SUFF/five-subsumes-burst',
    'T-JCOST-1/cpu-budget',
    'T-JCOST-1/independent-of-insider-rate',
  ])('%s: what draft-01-proposed allows is used up to the last', async (id) => {
    const { result } = await verify(`--check ${id} --revision draft-01-proposed --maximise`);
    const [verdict] = result.verdicts;
    expect(verdict).toMatchObject({ verdict: 'held', closest: { share: '1.000000', sense: 'at most' } });
    expect(verdict?.closest?.found).toBe(verdict?.closest?.allowed);
    expect(verdict?.closest?.takes).toContain('flood');
  });

  it('does not climb where every case was run, or where the statement is refuted already', async () => {
    const { result } = await verify('--check T-COMP-SPLIT/quorum-bound --check T-NIC-SUFF/budget --maximise');
    for (const { how } of result.verdicts) expect(how).not.toHaveProperty('climbed');
    expect(result.verdicts.map(({ verdict, closest }) => [verdict, closest])).toEqual([
      ['refuted', null],
      ['refuted', null],
    ]);
  });
});
