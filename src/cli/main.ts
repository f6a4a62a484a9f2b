#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, sep } from 'node:path';
import { BINDINGS } from '../../properties/catalogue.ts';
import { EXIT } from '../report/judge.ts';
import { PACKAGE_ROOT } from '../revision/package-root.ts';
import { WorkerPool } from '../search/worker-pool.ts';
import { run } from './program.ts';
import type { EvidenceFolders, Surroundings } from './surroundings.ts';

const interruption = new AbortController();

/** The first interruption ends the search and lets it report; the second ends the program. */
function interrupt(): void {
  if (interruption.signal.aborted) process.exit(EXIT.interrupted);
  interruption.abort();
}

/** An installed package is not written to: what its user accepts belongs to the user's own folder. */
function evidenceFolders(folder: string): EvidenceFolders {
  const shipped = join(PACKAGE_ROOT, 'evidence');
  const installed = PACKAGE_ROOT.split(sep).includes('node_modules');
  const own = join(folder, 'evidence');
  return installed ? { read: [own, shipped], write: own } : { read: [shipped], write: shipped };
}

function version(): string {
  const { version } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return version;
}

const surroundings: Surroundings = {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  folder: process.cwd(),
  evidence: evidenceFolders(process.cwd()),
  bindings: BINDINGS,
  version: version(),
  cores: availableParallelism(),
  interruption: interruption.signal,
  clock: () => performance.now(),
  createCrew(revision, workers) {
    const pool = new WorkerPool(new URL('./worker.js', import.meta.url), revision, workers);
    return { executor: pool, close: () => pool.destroy() };
  },
};

for (const stream of [process.stdout, process.stderr]) {
  // A reader that has seen enough (`| head`) is no fault, and no reason to leave the work undone.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
process.on('SIGINT', interrupt);
process.on('SIGTERM', interrupt);
process.exitCode = await run(process.argv.slice(2), surroundings);
