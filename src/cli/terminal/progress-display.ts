import cliProgress from 'cli-progress';
import { counted, grouped } from '../../report/text/style.ts';
import type { Progress } from '../../search/run/run-checks.ts';
import type { CommandContext, Sink } from './command-context.ts';
import { type Advance, ProgressSum } from './progress-sum.ts';

/** Shows how far a run has come. */
export interface ProgressDisplay {
  show(progress: Progress): void;
  /** All cases were run; what they showed of so many statements is shrunk. */
  shrinking(statements: number): void;
  close(): void;
}

const SILENT: ProgressDisplay = { show: () => {}, shrinking: () => {}, close: () => {} };
/** Plain lines each time so many per cent more are done, */
const STEP = 10;
/** and as soon as this long after the last ones. */
const LONGEST_MS = 60_000;
/** Checks that plain lines name: those that take longest, where that is long. */
const MOST_NAMED = 6;
const LONG_SECONDS = 60;

/** One line on a terminal, lines at every tenth and every minute when piped, nothing when quiet. */
export function createProgressDisplay(
  { stderr, clock }: Pick<CommandContext, 'stderr' | 'clock'>,
  checks: number,
  quiet: boolean,
): ProgressDisplay {
  if (quiet) return SILENT;
  const sum = new ProgressSum(checks, clock);
  return stderr.isTTY === true ? createBar(stderr, sum) : createLines(stderr, sum, clock);
}

/** One line, written over in place. */
function createBar(sink: Sink, sum: ProgressSum): ProgressDisplay {
  const bar = new cliProgress.SingleBar(
    {
      format: '{bar} {percentage} %  {said}',
      stream: sink as NodeJS.WriteStream,
      // Left as it is, so that a program that is killed leaves a sound terminal.
      hideCursor: false,
      linewrap: false,
      clearOnComplete: true,
      barsize: 24,
    },
    cliProgress.Presets.shades_classic,
  );
  bar.start(1, 0, { said: '' });
  return {
    show(progress) {
      sum.add(progress);
      const { whole } = sum;
      bar.setTotal(whole.expected);
      bar.update(whole.done, { said: `${grouped(whole.done)} cases  ${doneOf(sum)}  ${paceOf(whole)}` });
    },
    shrinking(statements) {
      bar.update(sum.whole.done, { said: shrinkingOf(statements) });
    },
    close: () => bar.stop(),
  };
}

function createLines(sink: Sink, sum: ProgressSum, clock: () => number): ProgressDisplay {
  let next = STEP;
  let last = clock();
  sink.write(`searching: ${counted(sum.checks, 'check')}\n`);
  return {
    show(progress) {
      sum.add(progress);
      const { whole } = sum;
      const percent = percentOf(whole);
      if (percent < next && clock() - last < LONGEST_MS) return;
      next = percent - (percent % STEP) + STEP;
      last = clock();
      sink.write(`${percent} %: ${grouped(whole.done)} cases, ${doneOf(sum)} done${withPace(whole)}\n`);
      for (const each of sum.checks > 1 ? sum.unfinished(MOST_NAMED) : []) {
        if ((each.secondsLeft ?? 0) < LONG_SECONDS) continue;
        sink.write(`  ${each.check} ${percentOf(each)} %${withPace(each)}\n`);
      }
    },
    shrinking: (statements) => void sink.write(`${shrinkingOf(statements)}\n`),
    close: () => {},
  };
}

function shrinkingOf(statements: number): string {
  return `shrinking the cases of ${counted(statements, 'statement')}`;
}

function doneOf(sum: ProgressSum): string {
  return `${sum.finished} of ${sum.checks} checks`;
}

function percentOf({ done, expected }: Advance): number {
  return Math.floor((100 * done) / expected);
}

function withPace(advance: Advance): string {
  return advance.rate === null ? '' : `, ${paceOf(advance)}`;
}

/** "12,345 cases/s, 4 min left". */
function paceOf({ rate, secondsLeft }: Advance): string {
  if (rate === null || secondsLeft === null) return '';
  return `${grouped(Math.round(rate))} cases/s, ${inWords(secondsLeft)} left`;
}

const UNITS = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
] as const;

/** Seconds in the largest unit of which there are two, or else in seconds. */
function inWords(seconds: number): string {
  const [unit, length] = UNITS.find(([, length]) => seconds >= 2 * length) ?? ['s', 1];
  return `${Math.ceil(seconds / length)} ${unit}`;
}
