import { type Command, Option } from 'commander';
import { InputError } from '../../input/input-error.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import * as given from '../terminal/options.ts';
import { type CheckOptions, check, explainRule, FORMATS } from './check.ts';
import type { LspOptions } from './lsp.ts';
import { watch } from './watch.ts';

type Report = (code: number) => void;

/** Adds the commands that take the text of a draft. */
export function addDraftCommands(program: Command, context: CommandContext, report: Report): void {
  addCheck(program, context, report);
  addLsp(program, context);
}

interface CheckModes {
  readonly explain?: string;
  readonly watch?: boolean;
}

function addCheck(program: Command, context: CommandContext, report: Report): void {
  program
    .command('check')
    .description(
      'recompute the figures and equations of a draft from its own text, and say on which line what is not so',
    )
    .argument('[draft]', 'the text of a draft')
    .option('--reading <name>', 'where the values stand in it', given.DEFAULT_REVISION)
    .addOption(new Option('--format <form>', 'how it is printed').choices(FORMATS).default('pretty'))
    .option('--watch', 'check again whenever the file is saved, until Ctrl-C')
    .option('--explain <rule>', 'say what a kind of diagnostic means, such as figure/contradicts')
    .option('--seed <s>', 'of the search over the symbols of equations', given.parseSeed, given.DEFAULT_SEED)
    .option(
      '--reviewed <section>',
      'record that this section was read again after it changed; repeat for more',
      (section: string, before: readonly string[] = []) => [...before, section],
    )
    .option('--json <file>', 'write the diagnostics as JSON (schema mvps-verify/diagnostics/1)')
    .addHelpText('after', EXAMPLE)
    .action(async (file: string | undefined, options: CheckOptions & CheckModes) => {
      if (options.explain !== undefined) explainRule(options.explain, context);
      else if (file === undefined) throw new InputError(['found no file, expected the text of a draft']);
      else
        report(options.watch === true ? await watch(file, options, context) : check(file, options, context));
    });
}

function addLsp(program: Command, context: CommandContext): void {
  program
    .command('lsp')
    .description('serve an editor: the diagnostics of check as one types, over standard input and output')
    .option('--reading <name>', 'where the values stand in a draft', given.DEFAULT_REVISION)
    .option('--seed <s>', 'of the search over the symbols of equations', given.parseSeed, given.DEFAULT_SEED)
    .option('--stdio', 'as clients ask for it: there is no other way')
    // Loaded where it is asked for: no other command needs the protocol.
    .action(async (options: LspOptions) => (await import('./lsp.ts')).lsp(options, context));
}

const EXAMPLE = `
Examples:
  $ mvps-verify check draft.txt --watch              again whenever it is saved
  $ mvps-verify check draft.txt --format github      in a workflow: at the lines of a pull request
  $ mvps-verify check draft.txt --reviewed 4         section 4 was read again after it changed
  $ mvps-verify check --explain reading/stale

Severities:
  error    what the text says there is false
  warning  it is unclear or cannot be recomputed, or was not read since it changed
  note     good to know

Exit codes: 0 where there is no error, 1 where there is one, 2 where the file cannot be read.`;
