import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Mutant } from './mutant.ts';
import type { Judged } from './mutant-report.ts';
import { placeOf, Remembered } from './remembered.ts';

const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
const FILE = join(folder, 'judged.json');
afterAll(() => rmSync(folder, { recursive: true }));

const PROGRAM = { spec: 'a', core: 'b', generators: 'c' };
const mutant = (id: string): Mutant => ({
  id,
  file: 'src/a.ts',
  line: Number(id),
  mutator: 'EqualityOperator',
  original: `left${id} < right`,
  replacement: `left${id} <= right`,
});
const BY = { revision: 0, check: 'T-RC-1.B', side: 'own', rules: [], expects: 'held', cases: 256 } as const;
const FIRST: Judged = { mutant: mutant('1'), outcome: { status: 'killed', by: BY, how: 'error', cases: 4 } };
const SECOND: Judged = { mutant: mutant('2'), outcome: { status: 'survived', searches: 3 } };

describe('what was judged before', () => {
  test('stands for the same program, manner and cases, shard by shard', () => {
    new Remembered(FILE, PROGRAM, 'how', 64).keep([FIRST]);
    new Remembered(FILE, PROGRAM, 'how', 64).keep([SECOND]);
    const all = [mutant('1'), mutant('2'), mutant('3')];
    const { standing, open } = new Remembered(FILE, PROGRAM, 'how', 64).divide(all);
    expect(standing).toEqual([FIRST, SECOND]);
    expect(open).toEqual([mutant('3')]);
  });

  test.each([
    ['another program', { ...PROGRAM, core: 'd' }, 'how', 64],
    ['another manner', PROGRAM, 'otherwise', 64],
    ['other cases', PROGRAM, 'how', 65],
  ])('does not stand for %s, but says what to ask first', (_, digests, manner, cases) => {
    const remembered = new Remembered(FILE, digests, manner, cases);
    expect(remembered.divide([mutant('1')])).toEqual({ standing: [], open: [mutant('1')] });
    const moved = { ...mutant('1'), id: '7', line: 70 };
    expect(remembered.killers().get(placeOf(moved))).toEqual(BY);
  });
});
