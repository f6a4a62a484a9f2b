import type { Revision } from '../../../spec/language/revision.ts';
import { BlockSequence } from '../block/block-sequence.ts';
import { BLOCK_CASES } from '../case/address.ts';
import { canaryId } from '../trial/canary.ts';
import { COVERED, EXCEEDED, FAR_TOO_MUCH, LEAST_TOO_MUCH, openReading } from '../trial/controls.ts';
import { printBlock } from './block-name.ts';
import { CheckSearch } from './check-search.ts';
import type { BlockTask, Executor, SearchName } from './task.ts';

/** A dense canary: false on about 25 of so many cases. */
const DENSE = 800;
/** In so many blocks, of one to so many cases, it is told where it is first false. */
const DENSE_BLOCKS = 512;
const LONGEST_BLOCK = 64;
/** Blocks of the statement that holds. */
const COVERED_BLOCKS = 2;

const nameOf = (check: SearchName['check']): SearchName => ({ check, rules: [], side: 'own' });

/**
 * Searches what is known: where a dense canary is false, which kinds of case are reached and how often, and which case is
 * the least. The words of what came out otherwise, or null: a search that gets this wrong gets others wrong too, by losses
 * that a single canary is too rare to show.
 */
export async function checkControls(
  executor: Executor,
  revision: Revision,
  seed: number,
): Promise<string | null> {
  return (
    (await firstFalse(executor, seed)) ??
    (await covered(executor, revision, seed)) ??
    (await apart(executor, seed)) ??
    (await leastKnown(executor))
  );
}

/** Where the dense canary is first false in each block, beside a plain loop; and of two that come in backwards, the first. */
async function firstFalse(executor: Executor, seed: number): Promise<string | null> {
  const of = nameOf(canaryId(DENSE));
  for (let block = 0; block < DENSE_BLOCKS; block++) {
    const task: BlockTask = { kind: 'block', of, seed, block, cases: 1 + (block % LONGEST_BLOCK) };
    const [ran, counted] = [await executor.run(task), await executor.run({ ...task, recount: true })];
    if (ran.digest !== counted.digest)
      return `${printBlock(task)}: found other cases than a plain loop finds`;
  }
  const sequence = new BlockSequence(2 * BLOCK_CASES, 0);
  const whole = { kind: 'block', of, seed, cases: BLOCK_CASES } as const;
  const first = await executor.run({ ...whole, block: 0 });
  const second = await executor.run({ ...whole, block: 1 });
  if (first.digest === second.digest) return 'of two blocks found the same cases';
  sequence.take(1, second);
  sequence.take(0, first);
  const { failing } = sequence.merged;
  return failing?.join() === first.failing?.join() ? null : 'of two failing blocks found not the first';
}

/** Every count of a statement that holds, merged from blocks that come in backwards, beside those of a plain loop. */
async function covered(executor: Executor, revision: Revision, seed: number): Promise<string | null> {
  const of = { ...nameOf(COVERED.statement.id), grants: [openReading(revision)] };
  const cases = COVERED_BLOCKS * BLOCK_CASES;
  const search = new CheckSearch(COVERED, revision, { cases });
  const [part] = search.parts;
  const expected = {
    cases: 0,
    discarded: 0,
    reached: COVERED.reach.map(() => 0),
    scripts: new Set<number>(),
  };
  const ran = [];
  for (let next = part?.next() ?? null; next !== null; next = part?.next() ?? null) {
    const task: BlockTask = { kind: 'block', of, seed, ...next };
    ran.push({ block: next.block, result: await executor.run(task) });
    const counted = await executor.run({ ...task, recount: true });
    expected.cases += counted.cases;
    expected.discarded += counted.discarded;
    counted.reached.forEach((count, row) => {
      expected.reached[row] = (expected.reached[row] ?? 0) + count;
    });
    for (const script of counted.scripts) expected.scripts.add(script);
  }
  for (const { block, result } of ran.toReversed()) part?.take(block, result);
  const { verdict, discarded, distinct, reached, caught, ...found } = search.verdict();
  const words = (each: readonly unknown[]): string => each.join(', ');
  const differences = [
    ['verdict', 'starved', verdict],
    ['cases', cases, expected.cases],
    ['cases', expected.cases, found.cases],
    ['irrelevant cases', expected.discarded, discarded],
    ['different cases', expected.scripts.size, distinct],
    ['mutants', 'not killed', caught.some((mutant) => mutant.cases !== null) ? 'killed' : 'not killed'],
    ['cases of each kind', words(expected.reached), words(reached.map(({ count }) => count))],
    [
      'kinds',
      words(COVERED.reach.map(({ name }) => name.split(':')[0])),
      words(reached.map(({ verdict: word }) => word)),
    ],
  ].filter(([, right, wrong]) => right !== wrong);
  const [first] = differences;
  return first === undefined
    ? null
    : `of a statement that holds, ${first[0]}: found ${first[2]}, expected ${first[1]}`;
}

/** That a statement which holds on either level is not decided alike on both. */
async function apart(executor: Executor, seed: number): Promise<string | null> {
  const of: SearchName = { ...nameOf(COVERED.statement.id), side: 'twin' };
  const { failing } = await executor.run({ kind: 'block', of, seed, block: 0, cases: BLOCK_CASES });
  return failing === null ? 'found the levels alike where they decide differently' : null;
}

/** The least case of one that is far from it. */
async function leastKnown(executor: Executor): Promise<string | null> {
  const of = nameOf(EXCEEDED.statement.id);
  const { words } = await executor.run({ kind: 'least', of, failing: FAR_TOO_MUCH });
  if (words.join() === LEAST_TOO_MUCH.join()) return null;
  return `of a known case the least one: found ${words.join(' ')}, expected ${LEAST_TOO_MUCH.join(' ')}`;
}
