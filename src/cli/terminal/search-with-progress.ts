import { type RunOutcome, type RunRequest, runChecks } from '../../search/run/run-checks.ts';
import type { CommandContext } from './command-context.ts';
import { createProgressDisplay } from './progress-display.ts';

/** What is searched; who runs it, and how it is watched and stopped, is a matter of the command line. */
export type SearchRequest = Omit<
  RunRequest,
  'executor' | 'workers' | 'signal' | 'clock' | 'onProgress' | 'onShrinking'
>;

/** How a command runs it. */
export interface SearchManner {
  /** The cores that are here, unless it says otherwise. */
  readonly workers?: number | undefined;
  readonly quiet?: boolean | undefined;
}

/** Runs a search on workers of its own, with its progress on standard error, until it ends or is interrupted. */
export async function searchWithProgress(
  request: SearchRequest,
  { workers: asked, quiet = false }: SearchManner,
  context: CommandContext,
): Promise<RunOutcome> {
  const workers = asked ?? context.cores;
  const pool = context.startWorkers(request.revision, workers);
  const display = createProgressDisplay(context, request.bindings.length, quiet);
  try {
    return await runChecks({
      ...request,
      executor: pool.executor,
      workers,
      signal: context.interruption,
      clock: context.clock,
      onProgress: display.show,
      onShrinking: display.shrinking,
    });
  } finally {
    display.close();
    await pool.close();
  }
}
