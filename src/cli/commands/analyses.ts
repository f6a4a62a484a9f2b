import { Argument, type Command, Option } from 'commander';
import type { StatementId } from '../../../spec/language/statement.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import * as given from '../terminal/options.ts';
import { diff } from './diff.ts';
import { type FindingsOptions, findings } from './findings.ts';
import { flips } from './flips.ts';
import { MATRICES, type Matrix, matrix } from './matrix.ts';
import type { AnalysisOptions } from './over-statements.ts';

/** Relevant cases for each set of choices or wrong rule. */
const DEFAULT_ANALYSIS_CASES = 4096;
/** Relevant cases at each value of a limit: one rare case that is missed puts the flip at another value. */
const DEFAULT_FLIP_CASES = 16_384;

/** Adds the commands that vary one argument of a search and tell what came of it. */
export function addAnalyses(program: Command, context: CommandContext, report: (code: number) => void): void {
  addMatrix(program, context, report);
  addFlips(program, context, report);
  addDiff(program, context, report);
  addFindings(program, context, report);
}

function addMatrix(program: Command, context: CommandContext, report: (code: number) => void): void {
  const command = program
    .command('matrix')
    .description('what breaks each statement, what each hypothesis is for, or which mutants are killed')
    .addArgument(new Argument('<which>', 'which matrix').choices(MATRICES))
    .addHelpText('after', EXAMPLES.matrix);
  addOptions(command, context).action(async (which: Matrix, options: AnalysisOptions) =>
    report(await matrix(which, options, context)),
  );
}

function addFlips(program: Command, context: CommandContext, report: (code: number) => void): void {
  const command = program
    .command('flips')
    .description('the value of each limit at which a verdict flips')
    .addHelpText('after', EXAMPLES.flips);
  addOptions(command, context, { revision: 'draft-01-proposed', cases: DEFAULT_FLIP_CASES }).action(
    async (options: AnalysisOptions) => report(await flips(options, context)),
  );
}

function addDiff(program: Command, context: CommandContext, report: (code: number) => void): void {
  program
    .command('diff')
    .description('what changes from one revision to another: verdicts, beside the clauses')
    .argument('<before>', 'a shipped revision or a file')
    .argument('<after>', 'a shipped revision or a file')
    .option('--cases <n>', 'relevant cases of each statement', given.parseCases, given.DEFAULT_CASES)
    .option('--seed <s>', 'an integer from 0 to 2^53 - 1', given.parseSeed, given.DEFAULT_SEED)
    .option('--workers <n>', `worker threads (default: ${context.cores}, the cores here)`, given.parseWorkers)
    .option('--json <file>', 'write it as JSON (schema mvps-verify/diff/2)')
    .addHelpText('after', EXAMPLES.diff)
    .action(async (before: string, after: string, options: Omit<AnalysisOptions, 'revision'>) =>
      report(await diff(before, after, options, context)),
    );
}

function addFindings(program: Command, context: CommandContext, report: (code: number) => void): void {
  const command = program
    .command('findings')
    .description(
      'a report in Markdown: every root cause, with its shortest counterexample and what to write instead',
    )
    .option('--all', 'then list every finding, figure and hypothesis')
    .option(
      '--search',
      'search, even where findings on this revision are kept (half an hour or more on two cores)',
    )
    .option(
      '--keep-others',
      'with --check: take the findings on all other statements from what is kept, and search these again',
    )
    .addOption(
      new Option(
        '--text <draft>',
        'the text of a draft: the report names its lines, and is on the revision that it gives',
      ).conflicts('revision'),
    )
    .option(
      '--patch <file>',
      'write the repairs of the text as a patch of it, for "patch -p0" or "git apply", instead of the report',
    )
    .option('--repair <file|name>', 'the revision that repairs it', 'draft-01-proposed')
    .option('--out <file>', 'write the report to a file instead')
    .addHelpText('after', EXAMPLES.findings);
  addOptions(command, context).action(async (options: FindingsOptions) =>
    report(await findings(options, context)),
  );
}

function addOptions(
  command: Command,
  context: CommandContext,
  { revision = given.DEFAULT_REVISION, cases = DEFAULT_ANALYSIS_CASES } = {},
): Command {
  const ids: readonly StatementId[] = context.bindings.map(({ statement }) => statement.id);
  return command
    .addOption(new Option('--revision <file|name>', 'a shipped revision or a file').default(revision))
    .option('--check <id>', 'one statement; repeat for more (default: all)', given.idCollector(ids))
    .option('--cases <n>', 'relevant cases of each search', given.parseCases, cases)
    .option('--seed <s>', 'an integer from 0 to 2^53 - 1', given.parseSeed, given.DEFAULT_SEED)
    .option('--workers <n>', `worker threads (default: ${context.cores}, the cores here)`, given.parseWorkers)
    .option('--json <file>', 'write it as JSON; its schema ships in spec/schemas');
}

const EXAMPLES = {
  matrix: `
Examples:
  $ mvps-verify matrix breaking --check T-RC-1.A
  $ mvps-verify matrix hypotheses --json hypotheses.json
  $ mvps-verify matrix kill --revision draft-01-proposed`,
  flips: `
Example:
  $ mvps-verify flips --cases 20000`,
  diff: `
Examples:
  $ mvps-verify diff draft-00 draft-01-proposed
  $ mvps-verify diff draft-00 my-draft.json --cases 50000
  $ mvps-verify diff old.txt new.txt                       with the lines of both texts`,
  findings: `
Examples:
  $ mvps-verify findings
  $ mvps-verify findings --all --out findings.md --json findings.json
  $ mvps-verify findings --revision my-draft.json --check T-RC-1.A
  $ mvps-verify findings --text draft.txt                  with the lines of the text
  $ mvps-verify findings --text draft.txt --patch draft.patch
  $ patch -p0 < draft.patch

A patch adds what the text is silent on at the ends of its sections, and edits numbers and formulas in their
places. Claims that are to be reworded are left to a person: the report has the words.`,
} as const;
