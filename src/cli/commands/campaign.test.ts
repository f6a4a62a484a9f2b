import { appendFileSync, existsSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BlockResult } from '../../search/block/block-result.ts';
import { BLOCK_CASES } from '../../search/case/address.ts';
import { parseBlock } from '../../search/run/block-name.ts';
import { isChosen } from '../../search/run/determinism-check.ts';
import { CASES, TryCampaigns, workersThat } from '../campaigns.fixture.ts';

const tried = new TryCampaigns();

beforeAll(async () => {
  expect(await tried.campaign('whole', '--json whole.json')).toMatchObject({ code: 0, err: '' });
});

afterAll(() => tried.remove());

describe('a campaign', () => {
  it('comes to what verify comes to, but for the time', async () => {
    await tried.cli(`verify --cases ${CASES} --quiet --json verify.json`);
    const { totals, ...rest } = JSON.parse(tried.text('verify.json'));
    const { wallMs, ...counts } = totals;
    expect(wallMs).toBe(0);
    expect(JSON.parse(tried.text('whole.json'))).toEqual({ ...rest, totals: counts });
  });

  it('runs nothing again that is finished, and gives the same bytes', async () => {
    const blocks = tried.lines('whole');
    const refusing = workersThat(async (task, inner) => {
      const isControl = 'of' in task && /^control\/|^canary\/800$/.test(task.of.check);
      if (task.kind === 'block' && !isControl) throw new Error('a block was run');
      return inner.run(task);
    });
    const { code, out } = await tried.campaign('whole', '--json again.json', refusing);
    expect(code).toBe(0);
    expect(out).toMatch(/whole: (\d+) blocks, \1 blocks of them from before/);
    expect(tried.text('again.json')).toBe(tried.text('whole.json'));
    expect(tried.lines('whole')).toEqual(blocks);
  });

  it('goes on after an interruption, a crash of a worker and a torn record, and gives the same bytes', async () => {
    const abort = new AbortController();
    let tasks = 0;
    const interrupting = workersThat((task, inner) => {
      if (++tasks === 5) abort.abort();
      return inner.run(task);
    });
    const first = await tried.campaign('broken', '', { ...interrupting, interruption: abort.signal });
    expect(first.code).toBe(130);
    expect(first.out).toContain('the same command again goes on from here');
    const before = tried.lines('broken').length;
    const crashing = workersThat((task, inner) => {
      if (++tasks === 9) throw new Error('the worker ended');
      return inner.run(task);
    });
    const second = await tried.campaign('broken', '', crashing);
    expect(second.code).toBe(2);
    expect(second.out).toMatch(
      /error: the program could not go on with it: \S+:20260527:\d+: the worker ended/,
    );
    expect(tried.lines('broken').length).toBeGreaterThan(before);
    appendFileSync(tried.path('broken/blocks.jsonl'), '0123456789abcdef {"block":"T-NIC');
    expect((await tried.campaign('broken', '--json broken.json')).code).toBe(0);
    expect(tried.text('broken.json')).toBe(tried.text('whole.json'));
    expect(tried.lines('broken').sort()).toHaveLength(tried.lines('whole').length);
  });

  it('keeps each block once, and small: hashes that lower blocks have are left out', () => {
    const addresses = tried
      .lines('whole')
      .slice(1)
      .map((line) => (JSON.parse(line.slice(17)) as { block: string }).block);
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const address of addresses) expect(parseBlock(address)).not.toBeNull();
  });

  it('refuses a second process on the same folder, and says which file tells so', async () => {
    let goOn = (): void => {};
    const hindrance = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const waiting = workersThat(async (task, inner) => {
      await hindrance;
      return inner.run(task);
    });
    const first = tried.campaign('held', '', waiting);
    const { code, err } = await tried.campaign('held');
    goOn();
    expect(code).toBe(2);
    expect(err).toMatch(
      /^mvps-verify: held\/lock\.json: found process \d+ on \S+ at work in this folder, expected/,
    );
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect((await first).code).toBe(0);
    expect(existsSync(tried.path('held/lock.json'))).toBe(false);
  });

  it('says so where its records are gone while it runs', async () => {
    let tasks = 0;
    const losing = workersThat((task, inner) => {
      if (++tasks === 5) rmSync(tried.path('lost', 'blocks.jsonl'));
      return inner.run(task);
    });
    const { code, err } = await tried.campaign('lost', '', losing);
    expect(code).toBe(2);
    expect(err).toMatch(
      /^mvps-verify: lost\/blocks\.jsonl: found it shorter or gone, expected [\d,]+ octets/,
    );
  });

  it('stops at a block that comes to something else when it is counted again, and names it', async () => {
    const taskOf = (seed: number) => ({
      kind: 'block' as const,
      of: { check: 'T-JCOST-1.B' as const, rules: [], side: 'own' as const },
      seed,
      block: 0,
      cases: BLOCK_CASES,
    });
    let seed = 0;
    while (!isChosen(taskOf(seed), 'repeat', 1, 100)) seed++;
    const drifting = workersThat(async (task, inner) => {
      const result = (await inner.run(task)) as BlockResult;
      return task.kind === 'block' && task.recount ? { ...result, digest: '0'.repeat(32) } : result;
    });
    for (const command of ['campaign --dir drifting', 'verify']) {
      const line = `${command} --check T-JCOST-1.B --cases 4096 --seed ${seed} --quiet`;
      const { code, err } = await tried.cli(line, drifting);
      expect(code).toBe(2);
      expect(err).toContain(
        `T-JCOST-1.B:own:${seed}:0: found digest ${'0'.repeat(32)} where a plain loop counted it again`,
      );
    }
  });
});

describe('rerun', () => {
  it('runs one block alone and prints what the ledger has of it', async () => {
    const { code, out } = await tried.cli('rerun --block T-NIC-SUFF:own:20260527:4');
    expect(code).toBe(0);
    const record = tried.lines('whole').find((line) => line.includes('T-NIC-SUFF:own:20260527:4"')) as string;
    const { digest } = JSON.parse(record.slice(17)) as { digest: string };
    expect(out).toContain(`digest    ${digest}`);
    expect(out).toContain('cases     4,096');
  });

  it('knows the short last block of a ledger, and compares', async () => {
    const same = await tried.cli('rerun --block T-NIC-SUFF:own:20260527:5 --dir whole');
    expect(same.out).toContain('cases     100,');
    expect(same).toMatchObject({ code: 0, out: expect.stringContaining('whole: the same\n') });
  });

  it.each([
    ['T-NIC-SUFF:own:1:x', 'expected the address of a block'],
    ['T-X:own:1:1', 'found no check T-X, expected'],
    ['T-NIC-SUF:own:1:1', 'found no check T-NIC-SUF, expected T-NIC-SUFF?'],
    ['T-NIC-SUFF:twin:1:1', 'found the search T-NIC-SUFF:twin, expected T-NIC-SUFF:own'],
    ['T-NIC-SUFF:own:1:5 --dir whole', 'found no record of T-NIC-SUFF:own:1:5'],
    ['T-NIC-SUFF:own:1:5 --cases 100', 'found the block 5, expected 0 to 0'],
  ])('refuses %s', async (block, told) => {
    const { code, err } = await tried.cli(`rerun --block ${block}`);
    expect(code).toBe(2);
    expect(err).toContain(told);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});

it.each([
  ['campaign --cases 1e6', "required option '--dir <dir>' not specified"],
  ['campaign --dir d --shard 3/3', 'expected i/n with i from 0 to n - 1'],
  ['campaign --dir d --shard 1', 'expected i/n with i from 0 to n - 1'],
  ['campaign --dir d --cases 1e13', 'expected an integer from 1 to'],
  ['campaign --dir whole.json', 'whole.json: a file, expected a directory'],
  ['campaign --dir whole.json/below', 'whole.json/below: a file is where a directory'],
  ['campaign --dir d --shard 0/2 --json r.json', '--json: a shard has no result of its own'],
  ['campaign --dir= --cases 1', "option '--dir <dir>' argument '' is invalid. expected a folder."],
  ['campaign --dir whole --json whole/blocks.jsonl', 'whole/blocks.jsonl: a file of the ledger'],
  ['merge whole --json whole/campaign.json', 'whole/campaign.json: a file of the ledger'],
  ['rerun --block T-NIC-SUFF:own:20260527:4 --dir whole --cases 5', 'cannot be used with'],
  ['rerun --block T-NIC-SUFF:own:20260527:4 --dir whole --revision draft-00', 'cannot be used with'],
  ['merge', "missing required argument 'dir'"],
  ['merge whole --audit 0%', 'expected a share up to 100%'],
  ['merge whole --audit 101%', 'expected a share up to 100%'],
])('%s is bad usage', async (line, told) => {
  const { code, out, err } = await tried.cli(line);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(told);
});
