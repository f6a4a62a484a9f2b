import { Piscina } from 'piscina';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node.js';
import type { Diagnostic } from '../../draft/diagnostic/diagnostic.ts';
import { loadReading } from '../../draft/reading/reading.ts';
import { serve } from '../../lsp/server.ts';
import type { CommandContext } from '../terminal/command-context.ts';

export interface LspOptions {
  readonly reading: string;
  readonly seed: number;
}

/** Serves an editor over standard input and output until it ends the connection. */
export function lsp({ reading, seed }: LspOptions, { version }: CommandContext): void {
  // A name that is wrong is said now, and not at every text.
  loadReading(reading);
  const checking = oneThread('worker.js');
  const judging = oneThread('statements-worker.js');
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  serve(connection, {
    reading,
    seed,
    version,
    check: (text) => checking.run(text) as Promise<readonly Diagnostic[]>,
    judge: (text) => judging.run(text) as Promise<readonly Diagnostic[]>,
  });
}

/** What takes seconds has a thread of its own, so that what takes less is answered meanwhile. */
function oneThread(entry: string): Piscina {
  return new Piscina({
    filename: new URL(`../../lsp/${entry}`, import.meta.url).href,
    minThreads: 1,
    maxThreads: 1,
    concurrentTasksPerWorker: 1,
  });
}
