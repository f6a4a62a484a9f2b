import cliProgress from 'cli-progress';
import { counted, grouped } from '../report/style.ts';
import type { Progress } from '../search/run-checks.ts';
import type { Sink } from './surroundings.ts';

/** Shows how far a run has come. */
export interface ProgressDisplay {
  show(progress: Progress): void;
  close(): void;
}

const SILENT: ProgressDisplay = { show: () => {}, close: () => {} };
/** A plain line each time so many per cent more are done. */
const STEP = 10;

/** A bar on a terminal, a line at every tenth when piped, nothing when quiet. */
export function createProgressDisplay(sink: Sink, checks: number, quiet: boolean): ProgressDisplay {
  if (quiet) return SILENT;
  const sum = new ProgressSum(checks);
  return sink.isTTY === true ? createBar(sink, sum) : createLines(sink, sum);
}

/** All checks together. A check that has not reported yet counts as large as the mean of the others. */
class ProgressSum {
  readonly #checks: number;
  readonly #latest = new Map<string, Progress>();

  constructor(checks: number) {
    this.#checks = checks;
  }

  add(progress: Progress): { readonly done: number; readonly expected: number; readonly finished: number } {
    this.#latest.set(progress.check, progress);
    const all = [...this.#latest.values()];
    const done = all.reduce((sum, each) => sum + each.done, 0);
    const expected = all.reduce((sum, each) => sum + Math.max(each.done, each.expected), 0);
    const finished = all.filter((each) => each.done >= each.expected).length;
    return { done, expected: Math.ceil((expected * this.#checks) / all.length), finished };
  }

  get checks(): number {
    return this.#checks;
  }
}

function createBar(sink: Sink, sum: ProgressSum): ProgressDisplay {
  const bar = new cliProgress.SingleBar(
    {
      format: '{bar} {percentage} %  {cases} cases  {finished} of {checks} checks  {duration_formatted}',
      stream: sink as NodeJS.WriteStream,
      // Left as they are, so that a program that is killed leaves a sound terminal.
      hideCursor: false,
      linewrap: true,
      clearOnComplete: true,
      barsize: 24,
    },
    cliProgress.Presets.shades_classic,
  );
  bar.start(1, 0, { cases: 0, finished: 0, checks: sum.checks });
  return {
    show(progress) {
      const { done, expected, finished } = sum.add(progress);
      bar.setTotal(expected);
      bar.update(done, { cases: grouped(done), finished });
    },
    close: () => bar.stop(),
  };
}

function createLines(sink: Sink, sum: ProgressSum): ProgressDisplay {
  let next = STEP;
  sink.write(`searching: ${counted(sum.checks, 'check')}\n`);
  return {
    show(progress) {
      const { done, expected, finished } = sum.add(progress);
      const percent = Math.floor((100 * done) / expected);
      if (percent < next) return;
      next = percent - (percent % STEP) + STEP;
      sink.write(`${percent} %: ${grouped(done)} cases, ${finished} of ${sum.checks} checks done\n`);
    },
    close: () => {},
  };
}
