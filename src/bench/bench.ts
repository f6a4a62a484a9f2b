import { Command } from 'commander';
import { BINDINGS } from '../../properties/catalogue.ts';
import { InputError } from '../input/input-error.ts';
import { loadRevision } from '../revision/load.ts';
import { benchFinding } from './finding.ts';
import { runCommand } from './run-command.ts';
import { printSpeed } from './speed.ts';
import { printTextCheck } from './text-check.ts';

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
  .action((options: BenchOptions) => {
    process.exitCode = run(options);
  });

await runCommand(program);
