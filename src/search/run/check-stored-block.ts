import type { Closeness } from '../../../spec/language/closeness.ts';
import { InputError } from '../../input/input-error.ts';
import type { BlockResult } from '../block/block-result.ts';
import { printBlock } from './block-name.ts';
import type { BlockStore } from './block-store.ts';
import type { BlockTask, Executor } from './task.ts';

/** What a search must know of itself to tell its blocks from others. */
export interface Expected {
  /** The length of the reach table. */
  readonly rows: number;
  /** Whether every case of a space is run, so that those count that do not meet the premise. */
  readonly isExhausted: boolean;
}

/**
 * A block that was kept, or null where none was. Throws an InputError where it cannot be one of this search: its counts do
 * not add up, its failing case does not fail, or its closest case is not as close as it says. That they are right, only an audit tells.
 */
export async function keptBlock(
  task: BlockTask,
  expected: Expected,
  blocks: BlockStore,
  executor: Executor,
): Promise<BlockResult | null> {
  const kept = await blocks.find(task);
  if (kept === null) return null;
  const { of, cases } = task;
  const { failing } = kept;
  const refuse = (found: string, wanted: string): InputError =>
    new InputError([`${blocks.sourceOf(task)}: ${printBlock(task)}: found ${found}, expected ${wanted}`]);
  const ran = kept.cases + (expected.isExhausted ? kept.discarded : 0);
  const isWhole = failing === null ? ran === cases : kept.cases > 0 && ran <= cases;
  if (!isWhole) throw refuse(`${ran} cases`, failing === null ? `${cases}` : `1 to ${cases}`);
  const isCounted =
    kept.reached.length === expected.rows && kept.reached.every((count) => count <= kept.cases);
  if (!isCounted) throw refuse(`reached ${kept.reached}`, `${expected.rows} counts up to ${kept.cases}`);
  if (failing !== null && !(await executor.run({ kind: 'replay', of, script: failing }))) {
    throw refuse('a failing case that holds when it is played', 'one that fails');
  }
  if (kept.closest !== null) {
    const { closeness, script } = kept.closest;
    const measured = await executor.run({ kind: 'measure', of, script });
    if (measured === null || !isSame(measured, closeness)) {
      throw refuse(
        'a closest case that comes to something else when it is played',
        'one as close as it says',
      );
    }
  }
  return kept;
}

function isSame(one: Closeness, other: Closeness): boolean {
  const { unit, scale, found, sense, allowed } = other;
  return (
    one.unit === unit &&
    one.scale === scale &&
    one.found === found &&
    one.sense === sense &&
    one.allowed === allowed
  );
}
