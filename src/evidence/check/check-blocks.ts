import type { BlockName } from '../../search/run/block-name.ts';
import { parseBlock } from '../../search/run/block-name.ts';
import { isChosen } from '../../search/run/determinism-check.ts';
import type { Executor } from '../../search/run/task.ts';
import { EvidenceFault } from '../evidence-fault.ts';
import type { BlockEntry, Evidence } from '../statement.ts';

/** What an auditor asks to be run again. */
export interface Audit {
  /** In hundredths of a per cent of the blocks. */
  readonly share: number;
  /** Theirs, so that nobody can know beforehand which blocks are run. */
  readonly seed: number;
  readonly executor: Executor;
  readonly workers: number;
  readonly signal: AbortSignal;
}

const WHOLE = 10_000;

/** The blocks that are run again: by the auditor's seed, and never none. */
export function chosenBlocks(
  { blocks }: Evidence,
  { share, seed }: Pick<Audit, 'share' | 'seed'>,
): readonly BlockEntry[] {
  if (share === 0) return [];
  const chosen = blocks.filter(([address, cases]) => {
    const name = parseBlock(address);
    return name !== null && isChosen({ kind: 'block', ...name, cases }, `audit ${seed}`, share, WHOLE);
  });
  return chosen.length > 0
    ? chosen
    : blocks.slice(seed % Math.max(1, blocks.length), (seed % Math.max(1, blocks.length)) + 1);
}

/** Runs blocks again. Throws an EvidenceFault for the first that comes to something else. */
export async function runAgain(
  blocks: readonly BlockEntry[],
  asked: (name: BlockName) => number,
  { executor, workers, signal }: Audit,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let entry = blocks[next++]; entry !== undefined && !signal.aborted; entry = blocks[next++]) {
      const [address, cases, failing, digest] = entry;
      const name = parseBlock(address);
      if (name === null) throw new EvidenceFault('blocks', address, 'the address of a block');
      const result = await executor.run({ kind: 'block', ...name, cases: asked(name) });
      const found = [result.cases, result.failing !== null, result.digest];
      if (JSON.stringify(found) !== JSON.stringify([cases, failing, digest]))
        throw new EvidenceFault(`block ${address}, run again`, told(found), told([cases, failing, digest]));
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, workers) }, lane));
}

function told([cases, failing, digest]: readonly unknown[]): string {
  return `${cases} cases${failing === true ? ', the last failing' : ''}, digest ${digest}`;
}
