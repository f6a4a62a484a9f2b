import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BINDINGS } from '../../properties/catalogue.ts';
import { changesBetween } from '../revision/changes.ts';
import { load } from '../revision/load.ts';
import { changesThatMatter } from '../search/analyse/touched.ts';
import { inThisThread } from '../search/run/task.ts';
import type { AnyBinding } from '../search/trial/binding.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';
import { type Ended, tryCli } from './cli.fixture.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'edits-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function edited(name: string, over: object): string {
  const document = { schema: 'mvps-verify/revision/1', extends: 'draft-00', name, clauses: ['9'], ...over };
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(document));
  return `${name}.json`;
}

const IDS = ['T-NIC-SUFF', 'T-NIC-SUFF/any-window', 'T-VDOS-1/bound'];
const bindings = BINDINGS.filter(({ statement }) => IDS.includes(statement.id)).map(
  ({ twin, ...binding }): AnyBinding => ({ ...binding, catches: [] }),
);

function run(line: string): Promise<Ended> {
  const evidence = { read: [join(PACKAGE_ROOT, 'evidence')], write: join(folder, 'evidence') };
  return tryCli(line, { folder, bindings, evidence });
}

const limit = (name: string, value: number): object => ({ limits: { [name]: { value, clause: '9' } } });

describe('an edit of a draft', () => {
  test('is judged by what was accepted for its base, and by the figures that it makes false', async () => {
    const file = edited('six', limit('R_L', 6));
    const { code, out } = await run(`verify --revision ${file} --cases 16384`);
    expect(out).toContain('3 of 3 as accepted for draft-00');
    expect(out.replaceAll(/\s+/g, ' ')).toContain(
      'flood-bound (clause 3): prints 9.89 times the baseline, should print 11.89',
    );
    expect(code).toBe(1);
    const campaign = await run(`campaign --dir kept --revision ${file} --cases 16384`);
    expect(campaign.out.replaceAll(/\s+/g, ' ')).toContain(
      'prints 9.89 times the baseline, should print 11.89',
    );
    expect(campaign.code).toBe(1);
    const same = await run(`verify --revision ${edited('same', limit('wrapper_lifetime', 4))} --cases 16384`);
    expect(same.out).not.toContain('should print');
    expect(same.code).toBe(0);
  });

  test('has verdicts of its own once they are accepted, and none of statements that were not run', async () => {
    const file = edited('own', limit('R_L', 6));
    await run(`verify --revision ${file} --cases 16384 --check T-NIC-SUFF --update --reason known --by jane`);
    const accepted = join(folder, 'evidence', 'verdicts', 'own.json');
    expect(existsSync(accepted)).toBe(true);
    const { verdicts } = JSON.parse(readFileSync(accepted, 'utf8')) as { readonly verdicts: object };
    expect(Object.keys(verdicts)).toEqual(['T-NIC-SUFF']);
  });
});

describe('diff', () => {
  test('names the smallest part of the edit that turns a verdict, and not all of it', async () => {
    const rules = { rules: { 'nic-budget-scope': { take: 'one-path', clause: '9' } } };
    const file = edited('two', {
      ...rules,
      ...limit('B_F', 9),
      ...{ floodFactors: [{ value: 8, clause: '9' }] },
    });
    const { code, out } = await run(`diff draft-00 ${file} --cases 4096 --json d.json`);
    expect(code).toBe(1);
    expect(out).toMatch(/T-NIC-SUFF {2}broke\n {2}because of rule nic-budget-scope[^\n]*\n(?! {2}because)/);
    const { statements } = JSON.parse(readFileSync(join(folder, 'd.json'), 'utf8')) as {
      readonly statements: readonly {
        readonly id: string;
        readonly turnedBy: readonly { readonly name: string }[];
      }[];
    };
    const turned = statements.find(({ id }) => id === 'T-NIC-SUFF');
    expect(turned?.turnedBy.map(({ name }) => name)).toEqual(['nic-budget-scope']);
  });

  test('says which figures an edit makes false', async () => {
    const { code, out } = await run(`diff draft-00 ${edited('figure', limit('R_L', 6))} --cases 2048`);
    expect(out.match(/should print/g)).toHaveLength(5);
    expect(code).toBe(1);
  });

  /** One-line edits of every section. */
  const EDITS: readonly object[] = [
    limit('R_L', 6),
    limit('M', 4),
    limit('witnesses', 7),
    { costs: { c_hmac: { value: '1.90 us', clause: '9' } } },
    { ranges: { N: { max: 20_000, clause: '9' } } },
    { rules: { 'state-durability': { take: 'durable', clause: '9' } } },
    { rules: { 'witness-rule': { take: 'tlog-witness', clause: '9' } } },
    { rules: { 'info-encoding': { take: 'concatenated', clause: '9' } } },
    { scalePoints: [{ name: 'regime-c', T_tick: '20 ms' }] },
    { floodFactors: [{ value: 8, clause: '9' }] },
  ];

  test.each(EDITS)('does not run what %j cannot touch: there every case shows the same', async (over) => {
    const before = load('draft-00');
    const after = load(edited('touch', over), folder);
    const changes = changesBetween(before.document, after.document);
    expect(changes).toHaveLength(1);
    const untouched = BINDINGS.filter(
      (binding) => changesThatMatter(changes, binding, [before.revision, after.revision]).length === 0,
    );
    expect(untouched.length).toBeGreaterThan(10);
    expect(untouched.length).toBeLessThan(BINDINGS.length);
    for (const binding of untouched.filter(({ level }) => level === 'ideal')) {
      const of = { check: binding.statement.id, rules: [], side: 'own' } as const;
      const task = { kind: 'observe', of, seed: 3, block: 0, cases: 48 } as const;
      const [was, is] = await Promise.all(
        [before, after].map(({ revision }) => inThisThread([binding], revision).run(task)),
      );
      expect([binding.statement.id, is]).toEqual([binding.statement.id, was]);
    }
  });
});
