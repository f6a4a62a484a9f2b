import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FIGURE_IDS } from '../../../spec/figures/catalogue.ts';
import { createFaultFinder } from '../../input/schema-faults.ts';
import { loadRevision } from '../../revision/load.ts';
import { PACKAGE_ROOT } from '../../sources/package-root.ts';
import { type Ended, tryCli } from '../cli.fixture.ts';
import type { CommandContext } from '../terminal/command-context.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'figures-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const cli = (line: string, context: Partial<CommandContext> = {}): Promise<Ended> =>
  tryCli(line, { folder, bindings: [], ...context });

/** Writes a revision that changes draft-00, and gives its name on the command line. */
function givenRevision(over: object): string {
  const document = { schema: 'mvps-verify/revision/1', extends: 'draft-00', name: 'edited', ...over };
  writeFileSync(join(folder, 'edited.json'), JSON.stringify(document));
  return 'edited.json';
}

interface Written {
  readonly revision: object;
  readonly figures: readonly {
    readonly id: string;
    readonly verdict: string;
    readonly value: { readonly rounded: string } | null;
  }[];
}

describe('mvps-verify figures', () => {
  it('tells every figure in a line, and how many of each verdict there are', async () => {
    const { code, out, err } = await cli('figures');
    expect([code, err]).toEqual([0, '']);
    const lines = out.split('\n');
    for (const id of FIGURE_IDS) {
      expect(
        lines.filter((line) =>
          new RegExp(`^${id} .* (reproduced|external|contradicts \\S+ .*|only if.*)$`).test(line),
        ),
        id,
      ).not.toEqual([]);
    }
    expect(out).toMatch(/^c-path +1\.2 +8\.70 +8\.70 +reproduced$/m);
    expect(out).toMatch(/^joint-scaling +2 +198 +197 +reproduced only if$/m);
    expect(out).toMatch(/^ {4}cells_k \/ bundle_period_ticks is 0\.464 to 0\.778$/m);
    expect(out).toMatch(/^two-path-decomposition +8 +2 +3 +contradicts three-paths \(3\)$/m);
    expect(lines.at(-3)).toMatch(/^92 figures: \d+ reproduced, \d+ reproduced only if, \d+ not reproduced, /);
    expect(lines.at(-2)).toBe(`draft-00 (${loadRevision('draft-00').digest.slice(0, 12)})`);
  });

  it('counts each figure once', async () => {
    const { out } = await cli('figures');
    const [, ...counts] = out.split('\n').at(-3)?.match(/\d+/g) ?? [];
    expect(counts.map(Number).reduce((sum, each) => sum + each, 0)).toBe(FIGURE_IDS.length);
  });

  it('tells the range of what is not printed, for one figure and for those that share it', async () => {
    const { out } = await cli('figures');
    expect(out).toContain(
      'above 10875/23443 (0.463891140212...) and at most 10875/13987 (0.777507685708...)',
    );
    expect(out.replaceAll(/\s+/g, ' ')).toContain('the simplest is 178/229 (0.777292576419...)');
  });

  it('names what a figure contradicts', async () => {
    const { out } = await cli('figures');
    expect(out).toContain('flood-receipt  contradicts, reproduced only if');
    expect(out).toContain('  contradicts flood-bound: the receipt must respect the bound of its own theorem');
  });

  it('judges another revision by its own prices', async () => {
    const { code, out } = await cli(
      `figures --revision ${givenRevision({ costs: { c_json: { value: '4.30 us' } } })}`,
    );
    expect(code).toBe(0);
    expect(out).toMatch(/^c-path +1\.2 +8\.70 +8\.80 +not reproduced$/m);
    expect(out).toContain('  only if     no value of cells_k / bundle_period_ticks');
  });

  it.each([60, 100])('fits %i columns but for its tables', async (columns) => {
    let out = '';
    await cli('figures', { stdout: { write: (text) => (out += text), columns } });
    const told = out.split('\n').filter((line) => line.startsWith('  '));
    expect(Math.max(...told.map((line) => line.length))).toBeLessThanOrEqual(columns);
  });

  it('has tables that fit 80 columns', async () => {
    let out = '';
    await cli('figures', { stdout: { write: (text) => (out += text), columns: 80 } });
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});

describe('mvps-verify figures --json', () => {
  const schema = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'spec/schemas/figures.schema.json'), 'utf8'));
  const faultsOf = createFaultFinder(schema);

  async function written(line: string): Promise<Written> {
    const { code, err } = await cli(`figures ${line} --json f.json`);
    expect([code, err]).toEqual([0, '']);
    return JSON.parse(readFileSync(join(folder, 'f.json'), 'utf8'));
  }

  it('writes what its schema says', async () => {
    const result = await written('');
    expect(faultsOf(result)).toEqual([]);
    expect(result.revision).toEqual({ name: 'draft-00', digest: loadRevision('draft-00').digest });
    expect(result.figures.map(({ id }) => id)).toEqual(FIGURE_IDS);
  });

  it('and for a revision of its own', async () => {
    const over = { limits: { R_L: { value: 5 } }, figures: { 'c-path': { value: '8.71' } } };
    const result = await written(`--revision ${givenRevision(over)}`);
    expect(faultsOf(result)).toEqual([]);
    const of = (id: string): unknown => {
      const found = result.figures.find((figure) => figure.id === id);
      return [found?.verdict, found?.value?.rounded];
    };
    expect(of('c-path')).toEqual(['not reproduced', '8.70']);
    expect(of('nic-ratio')).toEqual(['not reproduced', '5.13']);
  });

  it('has a schema that notices what is missing, unknown or of another kind', async () => {
    const result = await written('');
    const [figure, ...others] = result.figures;
    const withFirst = (first: object): object => ({ ...result, figures: [first, ...others] });
    expect(faultsOf(withFirst({ ...figure, verdict: 'held' }))).toHaveLength(1);
    expect(faultsOf(withFirst({ ...figure, note: '' }))).toHaveLength(1);
    expect(faultsOf(withFirst({ ...figure, printed: { as: 'exactly', unit: 'x', least: '1' } }))).not.toEqual(
      [],
    );
    expect(faultsOf({ ...result, figures: [] })).toHaveLength(1);
  });
});
