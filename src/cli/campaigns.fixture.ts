import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BINDINGS } from '../../properties/catalogue.ts';
import { type Executor, inThisThread, type Task, type TaskResult } from '../search/run/task.ts';
import type { AnyBinding } from '../search/trial/binding.ts';
import { type Ended, tryCli } from './cli.fixture.ts';
import type { CommandContext } from './terminal/command-context.ts';

/** Two quick checks with two wrong rules each. */
const bindings: readonly AnyBinding[] = BINDINGS.filter(({ statement }) =>
  ['T-NIC-SUFF', 'T-JCOST-1.B'].includes(statement.id),
).map(({ catches, ...binding }) => ({ ...binding, catches: catches.slice(0, 2) }));

/** Five whole blocks and a short one. */
export const CASES = 5 * 4096 + 100;

/** A folder in which command lines on campaigns are tried. */
export class TryCampaigns {
  readonly folder = mkdtempSync(join(tmpdir(), 'campaign-'));

  cli(line: string, context: Partial<CommandContext> = {}): Promise<Ended> {
    return tryCli(line, { folder: this.folder, bindings, ...context });
  }

  /** Runs or goes on with a campaign of `CASES` cases. */
  campaign(dir: string, more = '', context: Partial<CommandContext> = {}): Promise<Ended> {
    return this.cli(`campaign --dir ${dir} --cases ${CASES} --quiet ${more}`, context);
  }

  path(...names: readonly string[]): string {
    return join(this.folder, ...names);
  }

  text(...names: readonly string[]): string {
    return readFileSync(this.path(...names), 'utf8');
  }

  /** The lines of the records of a ledger; the first is the title. */
  lines(dir: string): string[] {
    return this.text(dir, 'blocks.jsonl').trimEnd().split('\n');
  }

  /** The address in a line of a ledger. */
  addressIn(dir: string, line: number): string {
    return (JSON.parse((this.lines(dir)[line] as string).slice(17)) as { block: string }).block;
  }

  /** A copy of a folder, to be damaged. */
  copy(dir: string, name: string): string {
    rmSync(this.path(name), { recursive: true, force: true });
    cpSync(this.path(dir), this.path(name), { recursive: true });
    return name;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** A pool whose executor does something else with some of its tasks. */
export function workersThat(
  run: (task: Task, inner: Executor) => Promise<unknown>,
): Pick<CommandContext, 'startWorkers'> {
  return {
    startWorkers(revision) {
      const inner = inThisThread(bindings, revision);
      const executor = { run: <T extends Task>(task: T) => run(task, inner) as Promise<TaskResult<T>> };
      return { executor, close: async () => {} };
    },
  };
}
