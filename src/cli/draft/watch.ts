import { existsSync } from 'node:fs';
import { watch as watchFolder } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { InputError } from '../../input/input-error.ts';
import { EXIT } from '../../report/verdict/exit-code.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { print } from '../terminal/print.ts';
import { type CheckOptions, check } from './check.ts';

/** In milliseconds: an editor that saves writes more than once. */
const SETTLED = 50;
const CLEAR_SCREEN = '\u001b[2J\u001b[H';

/** Checks a draft now and whenever it is saved, until it is interrupted. */
export async function watch(file: string, options: CheckOptions, context: CommandContext): Promise<number> {
  const path = resolve(context.folder, file);
  const { interruption } = context;
  // The folder, since many editors put a new file in the place of the old one.
  if (!existsSync(dirname(path)))
    throw new InputError([`${file}: no such folder to watch, expected the path of a draft`]);
  const changes = watchFolder(dirname(path), { signal: interruption })[Symbol.asyncIterator]();
  // Watching begins when the next change is asked for: before the first check, so that no save is lost meanwhile.
  let next = changes.next();
  let running = checkOnce(file, options, context);
  let last: NodeJS.Timeout | undefined;
  try {
    for (let change = await next; change.done !== true; change = await next) {
      next = changes.next();
      if (change.value.filename !== basename(path)) continue;
      clearTimeout(last);
      last = setTimeout(() => {
        running.cancel();
        running = checkOnce(file, options, context);
      }, SETTLED);
    }
  } catch (error) {
    if (!interruption.aborted) throw error;
  }
  clearTimeout(last);
  await running.ended;
  return EXIT.interrupted;
}

/** One check under way; what is saved meanwhile makes it pointless. */
interface Running {
  readonly ended: Promise<void>;
  cancel(): void;
}

/** What cannot be read says so and is waited for: it may be half written. */
function checkOnce(file: string, options: CheckOptions, context: CommandContext): Running {
  const { stdout, stderr, clock } = context;
  if (stdout.isTTY === true) stdout.write(CLEAR_SCREEN);
  const begun = clock();
  const own = new AbortController();
  const interruption = AbortSignal.any([context.interruption, own.signal]);
  const ended = check(file, options, { ...context, interruption }).then(
    () => {},
    (error: unknown) => {
      if (!(error instanceof InputError)) throw error;
      print(stderr, error.faults);
    },
  );
  const told = ended.then(() => {
    const took = Math.round(clock() - begun);
    if (!interruption.aborted)
      print(stdout, [`checked in ${took} ms; again when ${file} is saved, Ctrl-C ends`]);
  });
  return { ended: told, cancel: () => own.abort() };
}
