import { expect, it } from 'vitest';
import type { BlockResult } from '../search/block/block-result.ts';
import { disagreementOf } from './disagreement.ts';

const closeness = { unit: 'ns', scale: 1n, found: 3n, sense: 'at most', allowed: 4n } as const;
const BLOCK: BlockResult = {
  digest: 'd',
  cases: 3,
  discarded: 1,
  reached: [1, 2],
  failing: [7],
  closest: { closeness, script: [5] },
  scripts: Float64Array.of(1, 2, 3),
  behaviours: Float64Array.of(4, 4),
};

it('a record may leave out hashes, and the closest case', () => {
  expect(disagreementOf(BLOCK, BLOCK)).toBeNull();
  const shorter = { scripts: Float64Array.of(2), behaviours: new Float64Array(0), closest: null };
  expect(disagreementOf({ ...BLOCK, ...shorter }, BLOCK)).toBeNull();
});

it.each<[string, Partial<BlockResult>]>([
  ['digest', { digest: 'e' }],
  ['cases', { cases: 2 }],
  ['discarded', { discarded: 0 }],
  ['reached', { reached: [1, 1] }],
  ['failing', { failing: null }],
  ['closest', { closest: { closeness: { ...closeness, found: 4n }, script: [5] } }],
  ['closest', { closest: { closeness, script: [6] } }],
  ['scripts', { scripts: Float64Array.of(1, 9) }],
  ['behaviours', { behaviours: Float64Array.of(1) }],
])('%s must be those of the block', (name, changed) => {
  expect(disagreementOf({ ...BLOCK, ...changed }, BLOCK)?.found).toMatch(new RegExp(`^${name} `));
});
