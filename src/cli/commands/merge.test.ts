import { appendFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeRecord, encodeRecord, isRecord } from '../../ledger/record.ts';
import type { Result } from '../../report/verdict/result.ts';
import type { BlockResult } from '../../search/block/block-result.ts';
import { CASES, TryCampaigns, workersThat } from '../campaigns.fixture.ts';

const tried = new TryCampaigns();

beforeAll(async () => {
  expect(await tried.campaign('whole', '--json whole.json')).toMatchObject({ code: 0, err: '' });
  for (const index of [0, 1, 2]) {
    expect(await tried.campaign(`third-${index}`, `--shard ${index}/3`)).toMatchObject({ code: 0, err: '' });
  }
});

afterAll(() => tried.remove());

describe('shards merge to the bytes of one run', () => {
  it.each([['third-0 third-1 third-2'], ['third-2 third-0 third-1'], ['whole']])('%s', async (dirs) => {
    const { code, err } = await tried.cli(`merge ${dirs} --json merged.json --quiet`);
    expect([code, err]).toEqual([0, '']);
    expect(tried.text('merged.json')).toBe(tried.text('whole.json'));
    const { verdicts } = JSON.parse(tried.text('merged.json')) as Result;
    expect(verdicts.map(({ closest }) => closest?.unit)).toEqual(['ns', 'packets']);
  });

  it('where a statement is refuted, too: the lowest address counts, whichever shard found one', async () => {
    const rules = { 'nic-budget-scope': { take: 'one-path' } };
    const revision = { schema: 'mvps-verify/revision/1', extends: 'draft-00', name: 'broken', rules };
    writeFileSync(tried.path('broken-draft.json'), JSON.stringify(revision));
    const on = '--revision broken-draft.json';
    expect((await tried.campaign('refuted', `${on} --json refuted.json`)).code).toBe(1);
    expect(tried.text('refuted.json')).toContain('"verdict": "refuted"');
    for (const index of [0, 1]) await tried.campaign(`half-${index}`, `${on} --shard ${index}/2`);
    expect((await tried.cli('merge half-1 half-0 --json merged.json --quiet')).code).toBe(1);
    expect(tried.text('merged.json')).toBe(tried.text('refuted.json'));
  });

  it('and --audit runs a share of the blocks again', async () => {
    const { code, out } = await tried.cli('merge third-0 third-1 third-2 --audit 20% --quiet');
    expect(code).toBe(0);
    expect(out).toMatch(/^audited [1-9]\d* of 17 blocks: run again, identical$/m);
  });

  it('and --audit and rerun find a block that comes to something else', async () => {
    const dir = tried.copy('whole', 'forged');
    forge(dir, (result) => ({ ...result, digest: 'f'.repeat(32) }));
    expect((await tried.cli(`merge ${dir} --quiet`)).code).toBe(0);
    const { code, err } = await tried.cli(`merge ${dir} --audit 100%`);
    expect(code).toBe(2);
    expect(err).toMatch(
      /^mvps-verify: forged\/blocks\.jsonl: \S+: found digest "f{32}", expected "[0-9a-f]{32}"/,
    );
    const again = await tried.cli(`rerun --block ${tried.addressIn(dir, 1)} --dir ${dir}`);
    expect(again.code).toBe(1);
    expect(again.out).toContain(`forged: found digest "${'f'.repeat(32)}"`);
  });

  it.each<[string, (result: BlockResult) => BlockResult]>([
    ['discarded', (result) => ({ ...result, discarded: result.discarded + 1 })],
    ['reached', (result) => ({ ...result, reached: result.reached.map(() => 0) })],
    ['scripts', (result) => ({ ...result, scripts: result.scripts.map((hash) => hash + 1) })],
    ['behaviours', (result) => ({ ...result, behaviours: result.behaviours.map((hash) => hash + 1) })],
  ])(
    'and --audit and rerun find %s that were changed under the digest that they had',
    async (name, change) => {
      const dir = tried.copy('whole', 'forged');
      forge(dir, change);
      const { code, err } = await tried.cli(`merge ${dir} --audit 100%`);
      expect(code).toBe(2);
      expect(err).toMatch(new RegExp(`^mvps-verify: forged/blocks.jsonl: \\S+: found ${name} `));
      const again = await tried.cli(`rerun --block ${tried.addressIn(dir, 1)} --dir ${dir}`);
      expect([again.code, again.out]).toEqual([1, expect.stringContaining(`forged: found ${name} `)]);
    },
  );
});

/** Rewrites a record with a checksum that is right. */
function forge(dir: string, change: (result: BlockResult) => BlockResult, line = 1): void {
  const lines = tried.lines(dir);
  const record = decodeRecord(lines[line] as string);
  if (!isRecord(record)) throw new Error('no record');
  lines[line] = encodeRecord(record.name, change(record.result)).trimEnd();
  writeFileSync(tried.path(dir, 'blocks.jsonl'), `${lines.join('\n')}\n`);
  rmSync(tried.path(dir, 'durable.json'));
}

/** Changes the text of a file of a ledger. */
function edit(dir: string, file: string, change: (before: string) => string): void {
  writeFileSync(tried.path(dir, file), change(tried.text(dir, file)));
}

describe('what is damaged or foreign is refused with one line', () => {
  const DAMAGES: readonly (readonly [string, (dir: string) => void, string])[] = [
    [
      'a record in the middle',
      (dir) => edit(dir, 'blocks.jsonl', (before) => before.replace(/"cases":4096/, '"cases":4095')),
      'blocks.jsonl: line ',
    ],
    [
      'a file cut short',
      (dir) => truncateSync(tried.path(dir, 'blocks.jsonl'), tried.text(dir, 'blocks.jsonl').length - 40),
      'blocks.jsonl: the end of the file is missing: found ',
    ],
    ['no file', (dir) => rmSync(tried.path(dir, 'blocks.jsonl')), 'blocks.jsonl: no such file'],
    [
      'a record twice',
      (dir) =>
        edit(
          dir,
          'blocks.jsonl',
          (before) => `${before}${before.split('\n')[2]}\n${before.split('\n')[3]}\n`,
        ),
      'again, expected each block once',
    ],
    [
      'the blocks of another campaign',
      (dir) => edit(dir, 'blocks.jsonl', (before) => before.replace(/[0-9a-f]{64}/, '0'.repeat(64))),
      'blocks.jsonl: line 1: found the records of another campaign.json',
    ],
    [
      'a file of something else',
      (dir) => {
        rmSync(tried.path(dir, 'durable.json'));
        writeFileSync(tried.path(dir, 'blocks.jsonl'), 'kept by somebody\n');
      },
      'blocks.jsonl: line 1: found "kept by somebody", expected "mvps-verify/blocks/2 of ',
    ],
    [
      'a line of something else',
      (dir) => {
        rmSync(tried.path(dir, 'durable.json'));
        writeFileSync(tried.path(dir, 'blocks.jsonl'), 'kept by somebody');
      },
      'blocks.jsonl: line 1: found "kept by somebody", expected "mvps-verify/blocks/2 of ',
    ],
    [
      'too few cases',
      (dir) => forge(dir, (result) => ({ ...result, cases: 99 })),
      'found 99 cases, expected 4096',
    ],
    [
      'counts of other kinds of case',
      (dir) => forge(dir, (result) => ({ ...result, reached: [1] })),
      'found reached 1, expected ',
    ],
    [
      'a failing case that does not fail',
      (dir) => forge(dir, (result) => ({ ...result, failing: [1] })),
      'found a failing case that holds when it is played, expected one that fails',
    ],
    [
      'a closest case that is not as close',
      (dir) =>
        forge(dir, ({ closest, ...result }) => ({
          ...result,
          closest: closest && { ...closest, script: [0] },
        })),
      'found a closest case that comes to something else when it is played',
    ],
    ['no header', (dir) => rmSync(tried.path(dir, 'campaign.json')), 'campaign.json: no such file'],
    [
      'a header that is no JSON',
      (dir) => writeFileSync(tried.path(dir, 'campaign.json'), '{"schema":'),
      'campaign.json: line 1, column 11: found the end of the file',
    ],
    [
      'a header of another shape',
      (dir) => edit(dir, 'campaign.json', (before) => before.replace('"seed": 20260527', '"seed": -1')),
      'campaign.json: $.seed: found -1, expected an integer',
    ],
    [
      'another version',
      (dir) => edit(dir, 'campaign.json', (before) => before.replace('"1.2.3"', '"0.0.1"')),
      'campaign.json: $.tool.version: found "0.0.1", expected "1.2.3"',
    ],
    [
      'other sources',
      (dir) => edit(dir, 'campaign.json', (before) => before.replace(/("core": ")[0-9a-f]{8}/, '$100000000')),
      'campaign.json: $.digests.core: found "00000000',
    ],
    [
      'another text of the revision',
      (dir) =>
        edit(dir, 'campaign.json', (before) => before.replace(/("digest": ")[0-9a-f]{8}/, '$100000000')),
      'campaign.json: $.revision.digest: found "00000000',
    ],
    [
      'a mark that is none',
      (dir) => writeFileSync(tried.path(dir, 'durable.json'), '{}'),
      'durable.json: $.schema: found nothing, expected "mvps-verify/durable/1"',
    ],
  ];

  it.each(DAMAGES)('%s, when it is gone on with and when it is merged', async (_, damage, told) => {
    const dir = tried.copy('whole', 'damaged');
    damage(dir);
    for (const line of [`campaign --dir ${dir} --cases ${CASES} --quiet`, `merge ${dir}`]) {
      const { code, out, err } = await tried.cli(line);
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(/^mvps-verify: damaged\//);
      expect(err).toContain(told);
      expect(err.trimEnd().split('\n')).toHaveLength(1);
    }
    rmSync(tried.path(dir), { recursive: true });
  });

  it.each([
    ['--seed 7', '$.seed: found 20260527, expected 7'],
    ['--reach-error 1e-6', '$.reachError: found "1e-9", expected "1e-6"'],
    ['--cases 5000', `$.cases: found ${CASES}, expected 5000`],
    ['--shard 1/2', '$.shard: found "0/1", expected "1/2"'],
    ['--check T-NIC-SUFF', '$.statements: found "T-JCOST-1.B, T-NIC-SUFF", expected "T-NIC-SUFF"'],
    ['--revision draft-01-proposed', '$.revision.name: found "draft-00", expected "draft-01-proposed"'],
  ])('going on with %s', async (more, told) => {
    const { code, err } = await tried.campaign('whole', more);
    expect([code, err]).toEqual([2, `mvps-verify: whole/campaign.json: ${told}\n`]);
  });

  it('merging shards that overlap, are missing, unfinished or of another campaign', async () => {
    await tried.campaign('seventh', '--seed 7 --shard 1/3');
    const stop = new AbortController();
    let tasks = 0;
    const early = workersThat((task, inner) => {
      if (++tasks === 2) stop.abort();
      return inner.run(task);
    });
    await tried.campaign('unfinished', '--shard 1/3', { ...early, interruption: stop.signal });
    const refused: readonly (readonly [string, RegExp])[] = [
      ['third-0 third-1 third-0', /third-0\/campaign\.json: \$\.shard: found 0\/3, which is in third-0 too/],
      ['third-0 third-1', /third-0\/campaign\.json: \$\.shard: found 2 of 3 shards, .*: 2\/3 missing$/],
      ['whole third-1', /third-1\/campaign\.json: \$\.shard: found "1\/3", expected "1\/1"/],
      ['third-0 seventh third-2', /seventh\/campaign\.json: \$\.seed: found 7, expected 20260527/],
      [
        'third-0 unfinished third-2',
        /unfinished\/blocks\.jsonl: found no record of \S+:20260527:\d+, expected one/,
      ],
      ['nowhere', /nowhere\/campaign\.json: no such file/],
    ];
    for (const [dirs, told] of refused) {
      const { code, err } = await tried.cli(`merge ${dirs}`);
      expect(code).toBe(2);
      expect(err.trimEnd().split('\n')).toEqual([expect.stringMatching(told)]);
    }
  });

  it('a block that belongs into another shard', async () => {
    const dir = tried.copy('third-1', 'misplaced');
    const other = tried.lines('third-2')[1] as string;
    appendFileSync(tried.path(dir, 'blocks.jsonl'), `${other}\n`);
    const { err } = await tried.cli(`merge third-0 ${dir} third-2`);
    expect(err).toMatch(
      /misplaced\/blocks\.jsonl: line \d+: found the block \S+:\d+, expected one of shard 1\/3/,
    );
  });
});
