import { createStyle, type Style } from '../../report/text/style.ts';
import type { CommandContext, Sink } from './command-context.ts';

/** What a pipe is taken to be wide. */
const PIPE_COLUMNS = 100;

/** Writes lines. */
export function print(sink: Sink, lines: readonly string[]): void {
  sink.write(`${lines.join('\n')}\n`);
}

const ERASE_LINE = '\r\u001b[K';

/** A line that the next one takes the place of on a terminal; elsewhere a line like any other. */
export function printInPlace(sink: Sink, line: string): void {
  if (sink.isTTY !== true) print(sink, [line]);
  else sink.write(`${ERASE_LINE}${line.slice(0, (sink.columns ?? PIPE_COLUMNS) - 1)}`);
}

/** Takes away the last of these lines. */
export function clearLine(sink: Sink): void {
  if (sink.isTTY === true) sink.write(ERASE_LINE);
}

/** Colours on a terminal only, and never where NO_COLOR is set (no-color.org); FORCE_COLOR asks for them. */
export function styleOf({ stdout, env }: CommandContext): Style {
  const refused = (env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb';
  const forced = (env.FORCE_COLOR ?? '0') !== '0';
  const colours = !refused && (forced || stdout.isTTY === true);
  return createStyle(colours, stdout.columns ?? PIPE_COLUMNS);
}
