import { inThisThread } from '../search/run/task.ts';
import type { AnyBinding } from '../search/trial/binding.ts';
import { run } from './program.ts';
import type { CommandContext } from './terminal/command-context.ts';

/** How a command line ended, and what it printed. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What a test must give: a folder for files and evidence, and the checks that there are. */
type Given = Partial<CommandContext> & {
  readonly folder: string;
  readonly bindings: readonly AnyBinding[];
};

/** Runs a command line of words between spaces as the program would, in this thread, with a clock that stands still. */
export async function tryCli(line: string, given: Given): Promise<Ended> {
  let out = '';
  let err = '';
  const { folder, bindings } = given;
  const code = await run(line.split(' ').filter(Boolean), {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
    env: {},
    execArgv: [],
    evidence: { read: [folder], write: folder },
    version: '1.2.3',
    cores: 1,
    interruption: new AbortController().signal,
    clock: () => 0,
    today: () => '2026-05-27',
    startWorkers: (revision) => ({ executor: inThisThread(bindings, revision), close: async () => {} }),
    ...given,
  });
  return { code, out, err };
}
