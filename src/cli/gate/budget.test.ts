import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { BINDINGS } from '../../../properties/catalogue.ts';
import { tryCli } from '../cli.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'budget-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Two that are sampled, of which the first takes four times as long, as this clock has it. */
const SAMPLED = ['T-RC-1.A', 'T-VOLINV'];
const bindings = SAMPLED.map((id) => {
  const { twin, ...binding } = BINDINGS.find(
    ({ statement }) => statement.id === id,
  ) as (typeof BINDINGS)[number];
  return { ...binding, catches: [] };
});

/** A clock that goes on by so many milliseconds each time it is looked at. */
function ticking(step: number): () => number {
  let now = 0;
  return () => {
    now += step;
    return now;
  };
}

async function casesWithin(budget: string): Promise<readonly number[]> {
  const line = `verify --budget ${budget} --workers 1 --quiet --no-corpus --json r.json`;
  const { code, out, err } = await tryCli(line, { folder, bindings, clock: ticking(100) });
  expect([0, 3], err).toContain(code);
  const { verdicts } = JSON.parse(readFileSync(join(folder, 'r.json'), 'utf8')) as {
    readonly verdicts: readonly { readonly cases: number }[];
  };
  expect(out).toMatch(new RegExp(`^in ${Number.parseInt(budget, 10)} s: [\\d,]+ \\(.*cases of each`, 'm'));
  return verdicts.map(({ cases }) => cases);
}

describe('--budget', () => {
  test('gives each statement its share, and more of it runs more cases', async () => {
    const [first = 0, second = 0] = await casesWithin('3s');
    expect(first).toBeGreaterThan(4096);
    expect(second).toBeGreaterThan(4096);
    const [more = 0] = await casesWithin('6s');
    expect(more).toBeGreaterThan(first);
  });

  test('never runs less than a block of each, and what that leaves undecided is inconclusive', async () => {
    const line = 'verify --budget 1s --workers 1 --quiet --no-corpus --reach-error 1e-90';
    const { code, out } = await tryCli(line, { folder, bindings, clock: ticking(10_000) });
    expect(code).toBe(3);
    expect(out).toContain('too few cases ran to decide');
    expect(out).toContain('in 1 s: 4,096 (');
  });

  test.each(['0s', '1h', 'long', '60s --cases 5', '60s --time 5'])('%s is refused', async (budget) => {
    const { code, out } = await tryCli(`verify --budget ${budget}`, { folder, bindings });
    expect([code, out]).toEqual([2, '']);
  });
});
