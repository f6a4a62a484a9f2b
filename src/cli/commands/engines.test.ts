import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { BINDINGS } from '../../../properties/catalogue.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';
import { tryCli } from '../cli.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'engines-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** An inequality, which can be climbed, and a statement that is tried in every case, in one block. */
const bindings: readonly AnyBinding[] = BINDINGS.filter(({ statement }) =>
  ['T-NIC-SUFF', 'document/acyclic'].includes(statement.id),
).map((binding) => ({ ...binding, catches: [] }));
const cli = (line: string, env = {}) => tryCli(line, { folder, bindings, env });
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const CAMPAIGN = 'campaign --check T-NIC-SUFF --cases 16384 --quiet';

describe('a campaign on an engine', () => {
  test('is that of one process, climbing included, whatever the engine and the shards', async () => {
    await cli(`${CAMPAIGN} --dir one --json one.json --maximise`);
    for (const [index, dir] of ['first', 'second'].entries()) {
      const env = { JOB_COMPLETION_INDEX: String(index), JOB_COMPLETIONS: '2' };
      expect((await cli(`${CAMPAIGN} --dir ${dir} --shard auto`, env)).code).toBe(0);
    }
    await cli('merge first second --json many.json --quiet --maximise');
    expect(read('many.json')).toBe(read('one.json'));
    expect(read('one.json')).toContain('"climbed": 20000');
    await cli('merge first second --json flat.json --quiet');
    expect(read('flat.json')).not.toBe(read('one.json'));
  });

  test('refuses a shard of other arguments, and one that no engine gives', async () => {
    await cli(`${CAMPAIGN} --dir other --seed 7 --shard 1/2`);
    const merged = await cli('merge first other');
    expect([merged.code, merged.err]).toEqual([
      2,
      expect.stringContaining('other/campaign.json: $.seed: found 7'),
    ]);
    expect((await cli(`${CAMPAIGN} --dir none --shard auto`)).err).toContain(
      '--shard auto: found none of its variables',
    );
    expect((await cli(`${CAMPAIGN} --dir none --shard 0/2 --maximise`)).err).toContain(
      'merge --maximise climbs',
    );
  });

  test('with more shards than blocks has a task that ran nothing, which is red', async () => {
    const line = 'campaign --check document/acyclic --cases 4096 --dir idle --quiet';
    const { code, out } = await cli(`${line} --shard 9/10`);
    expect([code, out]).toEqual([
      3,
      expect.stringContaining('shard 9/10 has no block to run: fewer shards will do'),
    ]);
  });
});

describe('--emit', () => {
  test.each([
    ['kubernetes', 'image: mvps-verify:1.2.3'],
    ['slurm', '--cases 5000 --seed 7 --reach-error 1e-9 --workers 2 --dir "$DIR/shard-'],
    ['github', 'npm install --no-save mvps-verify@1.2.3'],
    ['parallel', 'shard 6 & pid_6=$!'],
  ])('%s prints what runs this campaign, and runs nothing', async (engine, told) => {
    const line = `campaign --cases 5000 --seed 7 --workers 2 --dir nowhere --shards 7 --emit ${engine}`;
    const { code, out, err } = await cli(line);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(told);
    expect(() => read('nowhere/campaign.json')).toThrow('ENOENT');
  });

  test.each([
    ['--emit slurm --json r.json', '--emit: found --json'],
    ['--emit slurm --shard 0/2', '--emit: found --shard'],
    ['--emit slurm --revision absent.json', 'absent.json'],
    ['--emit cloud', 'kubernetes, slurm, github, parallel'],
    ['--emit slurm --shards 0', 'from 1 to'],
  ])('%s is refused in a line', async (options, told) => {
    const { code, out, err } = await cli(`campaign --dir nowhere ${options}`);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(told);
  });
});
