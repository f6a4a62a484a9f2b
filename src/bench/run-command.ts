import { type Command, CommanderError } from 'commander';
import { InputError } from '../input/input-error.ts';

const BAD_INPUT = 2;

/** Runs a command that is a script of this project; bad input is one line a fault, under the name of the command. */
export async function runCommand(program: Command): Promise<void> {
  const name = program.name();
  program
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error:/, `${name}:`)) })
    .allowExcessArguments(false);
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : BAD_INPUT;
    else if (error instanceof InputError) {
      process.exitCode = BAD_INPUT;
      for (const fault of error.faults) console.error(`${name}: ${fault}`);
    } else throw error;
  }
}
