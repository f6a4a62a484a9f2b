import { Command, CommanderError } from 'commander';
import { BINDINGS } from '../../properties/catalogue.ts';
import { InputError } from '../input/input-error.ts';
import { loadRevision } from '../revision/load.ts';
import { benchFinding } from './finding.ts';
import { printSpeed } from './speed.ts';
import { printTextCheck } from './text-check.ts';

const BAD_INPUT = 2;

interface BenchOptions {
  readonly finding?: boolean;
  readonly text?: string;
  readonly rule?: readonly string[];
}

function run({ finding, rule, text }: BenchOptions): number {
  if (text !== undefined) {
    printTextCheck(text);
    return 0;
  }
  if (finding !== true) {
    if (rule !== undefined) throw new InputError(['found --rule alone, expected --finding with it']);
    printSpeed();
    return 0;
  }
  return benchFinding(BINDINGS, loadRevision('draft-01-proposed'), rule ?? [], process);
}

const program = new Command('bench')
  .description(
    'Times the searches: how many cases a second, or how soon a wrong rule is found; and the check of a text.',
  )
  .option('--finding', 'time to the first counterexample of each wrong rule; 1 where a bar is missed')
  .option('--text <file>', 'time to read and check the text of a draft')
  .option(
    '--rule <rule=alternative>',
    'with --finding, one wrong rule; repeat for more (default: all)',
    (text, before: readonly string[] = []) => [...before, text],
  )
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error:/, 'bench:')) })
  .allowExcessArguments(false)
  .action((options: BenchOptions) => {
    process.exitCode = run(options);
  });

try {
  program.parse();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : BAD_INPUT;
  else if (error instanceof InputError) {
    process.exitCode = BAD_INPUT;
    for (const fault of error.faults) console.error(`bench: ${fault}`);
  } else throw error;
}
