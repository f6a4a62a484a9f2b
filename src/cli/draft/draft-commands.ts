import { type Command, Option } from 'commander';
import { InputError } from '../../input/input-error.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import * as given from '../terminal/options.ts';
import { type CheckOptions, check, explainRule, FORMATS } from './check.ts';
import { type CoverageOptions, coverage } from './coverage.ts';
import type { LspOptions } from './lsp.ts';
import { watch } from './watch.ts';

type Report = (code: number) => void;

/** Adds the commands that take the text of a draft. */
export function addDraftCommands(program: Command, context: CommandContext, report: Report): void {
  addCheck(program, context, report);
  addCoverage(program, context, report);
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
      'recompute the figures and equations of a draft from its own text, search the statements that it touches, and say on which line what is not so',
    )
    .argument('[draft]', 'the text of a draft')
    .option('--reading <name>', 'where the values stand in it', given.DEFAULT_REVISION)
    .addOption(new Option('--format <form>', 'how it is printed').choices(FORMATS).default('pretty'))
    .option('--watch', 'check again whenever the file is saved, until Ctrl-C')
    .option('--explain <rule>', 'say what a kind of diagnostic means, such as figure/contradicts')
    .option('--seed <s>', 'of all searches', given.parseSeed, given.DEFAULT_SEED)
    .option(
      '--budget <seconds>',
      'for the statements that read what the text says otherwise; 0 for none',
      given.parseBudget,
      given.DEFAULT_BUDGET,
    )
    .option(
      '--reviewed <section>',
      'record that this section was read again after it changed; repeat for more',
      (section: string, before: readonly string[] = []) => [...before, section],
    )
    .option('--json <file>', 'write the diagnostics as JSON (schema mvps-verify/diagnostics/2)')
    .addHelpText('after', EXAMPLE)
    .action(async (file: string | undefined, options: CheckOptions & CheckModes) => {
      if (options.explain !== undefined) explainRule(options.explain, context);
      else if (file === undefined) throw new InputError(['found no file, expected the text of a draft']);
      else report(await (options.watch === true ? watch : check)(file, options, context));
    });
}

function addCoverage(program: Command, context: CommandContext, report: Report): void {
  program
    .command('coverage')
    .description(
      'say which sentences of a draft are checked: each that claims something of every case is negated, to see whether a verdict turns',
    )
    .argument('<draft>', 'the text of a draft')
    .option('--list <file>', 'the list that was committed (default: the draft with .coverage.txt behind it)')
    .option('--update', 'write the list')
    .option('--details', 'every sentence in full, with the predicate that it is held to')
    .option('--quiet', 'only totals, and what differs from the list')
    .option('--reading <name>', 'what was read from which sentence', given.DEFAULT_REVISION)
    .option('--seed <s>', 'of all searches', given.parseSeed, given.DEFAULT_SEED)
    .option('--json <file>', 'write all of it as JSON (schema mvps-verify/coverage/1)')
    .addHelpText('after', COVERAGE_EXAMPLE)
    .action(async (file: string, options: CoverageOptions) => report(await coverage(file, options, context)));
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

const COVERAGE_EXAMPLE = `
Examples:
  $ mvps-verify coverage draft.txt
  $ mvps-verify coverage draft.txt --details          with the predicates
  $ mvps-verify coverage draft.txt --update           write draft.txt.coverage.txt, to be committed
  $ mvps-verify coverage draft.txt --quiet            in CI: fails where it differs from that list

What comes of a sentence:
  checked      a rule, number or operator of it taken otherwise turned a verdict
  refuted      it is false as it stands
  explained    no check is owed, for a reason that the reading or the list gives
  not checked  none of these

Exit codes: 0 where each sentence is accounted for as the list has it, 1 where not, 2 for bad input.`;

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
