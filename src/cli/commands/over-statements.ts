import type { Revision } from '../../../spec/language/revision.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import { counted } from '../../report/text/style.ts';
import { unlessInterrupted } from '../../search/run/interruption.ts';
import type { Executor } from '../../search/run/task.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { clearLine, printInPlace } from '../terminal/print.ts';

/** The options that every analysis of several statements takes. */
export interface AnalysisOptions {
  readonly revision: string;
  readonly check?: readonly StatementId[];
  readonly cases: number;
  readonly seed: number;
  readonly workers?: number;
  readonly json?: string;
}

/** What the analysis of one statement is given. */
export interface StatementRequest {
  readonly executor: Executor;
  readonly seed: number;
  readonly cases: number;
}

/** An analysis was interrupted: what it would have said of the whole is not known. */
export class Interrupted extends Error {
  constructor() {
    super('interrupted');
  }
}

/**
 * Analyses statements on one revision, as many at a time as there are workers, and gives what came of them in the order
 * of the statements. Says on stderr how many are done. Throws `Interrupted`.
 */
export async function overStatements<T>(
  bindings: readonly AnyBinding[],
  revision: Revision,
  { seed, cases, workers: asked }: Pick<AnalysisOptions, 'seed' | 'cases' | 'workers'>,
  context: CommandContext,
  analyse: (binding: AnyBinding, request: StatementRequest) => Promise<T>,
): Promise<readonly T[]> {
  const workers = asked ?? context.cores;
  const pool = context.startWorkers(revision, workers);
  const results: T[] = [];
  let next = 0;
  let done = 0;
  const say = (line: string): void => printInPlace(context.stderr, line);
  const lane = async (): Promise<void> => {
    while (next < bindings.length) {
      const index = next++;
      const binding = bindings[index] as AnyBinding;
      results[index] = await analyse(binding, { executor: pool.executor, seed, cases });
      const { id } = binding.statement;
      say(`${revision.name}: ${++done} of ${counted(bindings.length, 'statement')} done: ${id}`);
    }
  };
  try {
    const lanes = Promise.all(Array.from({ length: workers }, lane));
    if ((await unlessInterrupted(lanes, context.interruption)) === null) throw new Interrupted();
    return results;
  } finally {
    clearLine(context.stderr);
    await pool.close();
  }
}
