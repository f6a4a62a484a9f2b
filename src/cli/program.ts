import { Argument, Command, CommanderError, Option } from 'commander';
import type { CauseId } from '../../spec/causes/catalogue.ts';
import type { StatementId } from '../../spec/language/statement.ts';
import { loadAny } from '../draft/reading/load-any.ts';
import { InputError } from '../input/input-error.ts';
import { describeNearest } from '../input/nearest.ts';
import { cataloguePage, listChecks, listHypotheses, listRules } from '../report/analyses/catalogue.ts';
import { EXIT } from '../report/verdict/exit-code.ts';
import { messageOf } from '../search/block/search-error.ts';
import { DeadSearch } from '../search/run/run-checks.ts';
import { addAnalyses } from './commands/analyses.ts';
import { addCampaigns } from './commands/campaigns.ts';
import { type ExplainOptions, explain, explainedParser } from './commands/explain.ts';
import { type FiguresOptions, figures } from './commands/figures.ts';
import { Interrupted } from './commands/over-statements.ts';
import { type ReplayOptions, replay } from './commands/replay.ts';
import { verify } from './commands/verify.ts';
import { addDraftCommands } from './draft/draft-commands.ts';
import { type DossierOptions, dossier } from './evidence/dossier.ts';
import { addEvidence } from './evidence/evidence-commands.ts';
import { addInit } from './init/init-command.ts';
import type { CommandContext } from './terminal/command-context.ts';
import * as given from './terminal/options.ts';
import { print, styleOf } from './terminal/print.ts';
import { parseReporter } from './terminal/reporters.ts';

/** Runs the command line and gives the exit code. Nothing is thrown; what is wrong goes to stderr, a line each. */
export async function run(args: readonly string[], context: CommandContext): Promise<number> {
  let code: number = EXIT.asExpected;
  const program = createProgram(context, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return refuse(error, context);
  }
}

function refuse(error: unknown, { stderr }: CommandContext): number {
  if (error instanceof Interrupted) return EXIT.interrupted;
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.asExpected : EXIT.badInput;
  const code = error instanceof DeadSearch ? EXIT.inconclusive : EXIT.badInput;
  const faults =
    error instanceof InputError
      ? error.faults
      : [error instanceof DeadSearch ? error.message : `cannot go on: ${messageOf(error)}`];
  print(
    stderr,
    faults.map((fault) => `mvps-verify: ${fault}`),
  );
  return code;
}

type Report = (code: number) => void;

function createProgram(context: CommandContext, report: Report): Command {
  const program = new Command('mvps-verify')
    .description('Searches the claims of the MVPS Performance-Security Coupling draft for counterexamples.')
    .version(context.version)
    .exitOverride()
    .configureHelp({ helpWidth: styleOf(context).width })
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error:/, 'mvps-verify:').replace('\n(', ' (')),
    })
    .addHelpText('after', EXAMPLES.program);
  addVerify(program, context, report);
  addList(program, context);
  addExplain(program, context);
  addFigures(program, context);
  addDraftCommands(program, context, report);
  addInit(program, context);
  addReplay(program, context, report);
  addEvidence(program, context, report);
  addDossier(program, context, report);
  addAnalyses(program, context, report);
  addCampaigns(program, context, report);
  return program;
}

const idsOf = ({ bindings }: CommandContext): readonly StatementId[] =>
  bindings.map(({ statement }) => statement.id);

const revisionOption = (): Option =>
  new Option('--revision <file|name>', 'a shipped revision or a file').default(given.DEFAULT_REVISION);

function addVerify(program: Command, context: CommandContext, report: Report): void {
  program
    .command('verify', { isDefault: true })
    .description('search the checks, and compare the verdicts with the accepted ones (default command)')
    // A word that is no command arrives here, since verify is the default.
    .allowExcessArguments()
    .addOption(revisionOption())
    .option('--check <id>', 'one check; repeat for more (default: all)', given.idCollector(idsOf(context)))
    .option(
      '--cases <n>',
      `relevant cases of each sampled check (default: ${given.DEFAULT_CASES}); on real bytes a tenth, but not below 100000`,
      given.parseCases,
    )
    .option(
      '--time <seconds>',
      'run for so long instead, and say how many cases that was',
      given.parseSeconds,
    )
    .option('--budget <time>', 'share so long among the statements instead, as 60s or 5m', given.parseShared)
    .addOption(
      new Option('--since <commit>', 'only what a change since a commit of git can affect').argParser(
        given.parseText,
      ),
    )
    .option('--changed <file>', 'only what a change of this file can affect; repeat for more', given.collect)
    .option('--seed <s>', 'an integer from 0 to 2^53 - 1', given.parseSeed, given.DEFAULT_SEED)
    .addOption(given.reachErrorOption())
    .option('--workers <n>', `worker threads (default: ${context.cores}, the cores here)`, given.parseWorkers)
    .option('--json <file>', 'write the result as JSON (schema mvps-verify/result/1)')
    .option(
      '--reporter <form[:file]>',
      'pretty, json, junit, sarif, github or markdown, to a file or standard output; repeat for more',
      parseReporter,
    )
    .option('--details', 'every verdict in full, with its counterexamples, instead of one screen')
    .option('--quiet', 'print only what is not as expected')
    .option('--maximise', 'then climb from the closest cases towards the bound of each sampled inequality')
    .option('--strict', 'a refuted statement fails the run, even where that was accepted')
    .addOption(given.acceptedOption())
    .option('--update', 'accept the verdicts found, with a reason for what is new; refused where CI is set')
    .option(
      '--reason <text>',
      'with --update: why what is accepted anew may be broken for now',
      given.parseText,
    )
    .option(
      '--by <name>',
      'with --update: who accepts it (default: the user of this machine)',
      given.parseText,
    )
    .option('--until <day>', 'with --update: the last day on which it is accepted', given.parseDay)
    .option(
      '--corpus <folder>',
      'counterexamples to play first, and where new ones are kept (default: mvps-corpus, beside the revision)',
      given.parseFolder,
    )
    .option('--no-corpus', 'neither play nor keep counterexamples of your own')
    .addHelpText('after', EXAMPLES.verify)
    .action(async (options: given.VerifyOptions, { args: [word] }: Command) => {
      if (word !== undefined) throw unknownCommand(word, program);
      report(await verify(options, context));
    });
}

function unknownCommand(word: string, program: Command): InputError {
  const known = program.commands.map((command) => command.name());
  const expected = describeNearest(word, known, `one of ${known.join(', ')}`);
  return new InputError([`found the command "${word}", expected ${expected}`]);
}

function addList(program: Command, context: CommandContext): void {
  program
    .command('list')
    .description('list the checks and claims, the rules or the hypotheses')
    .addArgument(new Argument('<what>', 'what to list').choices(['checks', 'rules', 'hypotheses']))
    .addOption(revisionOption())
    .option('--markdown', 'checks and claims as the page spec/README.md')
    .addHelpText('after', EXAMPLES.list)
    .action((what: string, options: { readonly revision: string; readonly markdown?: boolean }) => {
      const { revision } = loadAny(options.revision, context.folder);
      const style = styleOf(context);
      if (what === 'rules') print(context.stdout, listRules(revision, style));
      else if (what === 'hypotheses') print(context.stdout, listHypotheses(revision, style));
      else if (options.markdown === true) print(context.stdout, cataloguePage(context.bindings, revision));
      else print(context.stdout, listChecks(context.bindings, revision, style));
    });
}

function addExplain(program: Command, context: CommandContext): void {
  program
    .command('explain')
    .description('what a check claims and how it is searched, or what a root cause is and how to mend it')
    .argument(
      '<id>',
      'a check, such as T-RC-1.B, or a root cause, such as C-03',
      explainedParser(idsOf(context)),
    )
    .addOption(revisionOption())
    .addOption(
      new Option('--text <draft>', 'the text of a draft, whose lines are named').conflicts('revision'),
    )
    .addHelpText('after', EXAMPLES.explain)
    .action((id: StatementId | CauseId, options: ExplainOptions) => explain(id, options, context));
}

function addFigures(program: Command, context: CommandContext): void {
  program
    .command('figures')
    .description('recompute every published figure in exact arithmetic, and say which come out')
    .addOption(revisionOption())
    .option('--json <file>', 'write the figures as JSON (schema mvps-verify/figures/1)')
    .addHelpText('after', EXAMPLES.figures)
    .action((options: FiguresOptions) => figures(options, context));
}

function addReplay(program: Command, context: CommandContext, report: Report): void {
  program
    .command('replay')
    .description('play a stored counterexample step by step')
    .argument('<file>', 'a counterexample file, or a --json result that holds counterexamples')
    .option('--revision <file|name>', 'play it on another revision than the one it was found on')
    .option(
      '--check <id>',
      'only the cases of this statement; repeat for more',
      given.idCollector(idsOf(context)),
    )
    .option('--as-test', 'print each case as a test of vitest, to be pasted')
    .addHelpText('after', EXAMPLES.replay)
    .action((file: string, options: ReplayOptions) => report(replay(file, options, context)));
}

function addDossier(program: Command, context: CommandContext, report: Report): void {
  program
    .command('dossier')
    .description(
      'one page for an auditor: evidence, findings, and counterexamples that are stepped through in it',
    )
    .requiredOption('--out <folder>', 'the folder for dossier.html', given.parseFolder)
    .addOption(revisionOption())
    .option('--repair <file|name>', 'the draft that mends it', 'draft-01-proposed')
    .option('--result <file>', 'a result of verify --json, instead of a search', given.parseText)
    .option('--seed <s>', 'an integer from 0 to 2^53 - 1', given.parseSeed, given.DEFAULT_SEED)
    .option('--workers <n>', `worker threads (default: ${context.cores}, the cores here)`, given.parseWorkers)
    .addHelpText('after', EXAMPLES.dossier)
    .action(async (options: DossierOptions) => report(await dossier(options, context)));
}

const EXAMPLES = {
  program: `
Examples:
  $ mvps-verify                              all checks and claims on draft-00, on one screen
  $ mvps-verify explain C-03                 a root cause, and what to write instead
  $ mvps-verify --details                    every verdict in full
  $ mvps-verify --check T-RC-1.A --cases 1000000
  $ mvps-verify explain T-VDOS-1
  $ mvps-verify init draft.txt               an overlay in which an author only has to choose
  $ mvps-verify verify --help                the options of a run

Exit codes:
  0 every verdict as expected; 1 a verdict differs; 2 bad input or usage;
  3 inconclusive (starved, short, or a dead search); 130 interrupted, 143 terminated`,
  verify: `
Examples:
  $ mvps-verify verify --check T-RC-1.A --check T-RC-1.B
  $ mvps-verify verify --revision my-draft.json --json result.json
  $ mvps-verify verify --revision draft.txt --since origin/main --budget 5m
  $ mvps-verify verify --update --reason "mended in -02" --by jane --until 2027-03-31
  $ mvps-verify verify --check T-VDOS-1/bound --revision draft-01-proposed --maximise

Verdicts:
  held     no case broke the statement
  refuted  a case did; it is shrunk and shown in protocol terms
  starved  a required kind of case was reached too rarely
  short    fewer relevant cases ran than asked for, or too few to tell whether every
           required kind is reached, or a wrong rule was not caught
  error    the program could not go on with this statement; the others are judged`,
  list: `
Examples:
  $ mvps-verify list checks
  $ mvps-verify list rules --revision my-draft.json`,
  explain: `
Examples:
  $ mvps-verify explain C-03
  $ mvps-verify explain C-03 --text draft.txt
  $ mvps-verify explain T-RC-1.B`,
  figures: `
Examples:
  $ mvps-verify figures
  $ mvps-verify figures --revision my-draft.json --json figures.json

Verdicts:
  reproduced          the exact value rounds to the printed one, halves upwards
  reproduced only if  it would for some values of what no clause prints; figures
                      that share one are solved together
  not reproduced      it rounds to another one, which is printed beside it
  contradicts         another figure cannot be true with it
  external            a measurement, a simulation or a decision: nothing to recompute`,
  replay: `
Examples:
  $ mvps-verify replay result.json
  $ mvps-verify replay counterexample.json --revision my-draft.json
  $ mvps-verify replay mvps-corpus/T-RC-1.A/4be0cb1b2d1f2c6a.json --as-test

Exit codes: 0 where every statement is broken again, 1 where one is not, 2 where the file is wrong.`,
  dossier: `
Examples:
  $ mvps-verify dossier --out dossier
  $ mvps-verify dossier --out dossier --result result.json`,
} as const;
