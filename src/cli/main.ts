#!/usr/bin/env node
import { readFileSync, writeSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, sep } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { BINDINGS } from '../../properties/catalogue.ts';
import { reasonOf } from '../input/read-text.ts';
import { EXIT } from '../report/verdict/exit-code.ts';
import { messageOf } from '../search/block/search-error.ts';
import { WorkerPool } from '../search/run/worker-pool.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';
import { run } from './program.ts';
import type { CommandContext, EvidenceFolders } from './terminal/command-context.ts';

const interruption = new AbortController();
/** What an interrupted run ends with: who asked for it can tell by the signal. */
let interruptedCode: number = EXIT.interrupted;

/** The first interruption ends the search and lets it report; the second ends the program. */
function interrupt(code: number): void {
  interruptedCode = code;
  if (interruption.signal.aborted) process.exit(code);
  interruption.abort();
}

/** One line and 2, whatever was thrown, wherever: 1 is a verdict and nothing else. */
function giveUp(fault: string): never {
  try {
    writeSync(process.stderr.fd, `mvps-verify: ${fault}\n`);
  } catch {
    // Where nothing can be written any more, the exit code has to say it.
  }
  process.exit(EXIT.badInput);
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

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

const context: CommandContext = {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  execArgv: process.execArgv,
  folder: process.cwd(),
  evidence: evidenceFolders(process.cwd()),
  bindings: BINDINGS,
  version: version(),
  cores: availableParallelism(),
  interruption: interruption.signal,
  clock: () => performance.now(),
  today: () => new Date().toISOString().slice(0, 10),
  ...(process.stdin.isTTY && process.stdout.isTTY ? { ask } : {}),
  startWorkers(revision, workers) {
    const pool = new WorkerPool(new URL('./worker.js', import.meta.url), revision, workers);
    return { executor: pool, close: () => pool.destroy() };
  },
};

const streams = { 'standard output': process.stdout, 'standard error': process.stderr };
for (const [name, stream] of Object.entries(streams)) {
  // A reader that has seen enough (`| head`) is no fault, and no reason to leave the work undone.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') giveUp(`${name}: ${reasonOf(error)}`);
  });
}
process.on('uncaughtException', (error) => giveUp(`cannot go on: ${messageOf(error)}`));
process.on('SIGINT', () => interrupt(EXIT.interrupted));
process.on('SIGTERM', () => interrupt(EXIT.terminated));
const code = await run(process.argv.slice(2), context);
process.exitCode = code === EXIT.interrupted ? interruptedCode : code;
