import { type Command, Option } from 'commander';
import type { StatementId } from '../../../spec/language/statement.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import * as given from '../terminal/options.ts';
import { type CampaignOptions, campaign } from './campaign.ts';
import { type EmitOptions, ENGINES, emitCampaign } from './emit-campaign.ts';
import { type MergeOptions, merge } from './merge.ts';
import { type RerunOptions, rerun } from './rerun.ts';

const DEFAULT_CAMPAIGN_CASES = 1_000_000;
const DEFAULT_SHARDS = 4;

type Report = (code: number) => void;

/** Adds the commands that keep finished blocks, put them together, and run one again. */
export function addCampaigns(program: Command, context: CommandContext, report: Report): void {
  addCampaign(program, context, report);
  addMerge(program, context, report);
  addRerun(program, context, report);
}

const revisionOption = (): Option =>
  new Option('--revision <file|name>', 'a shipped revision or a file').default(given.DEFAULT_REVISION);

const workersText = ({ cores }: CommandContext): string =>
  `worker threads (default: ${cores}, the cores here)`;

function addCampaign(program: Command, context: CommandContext, report: Report): void {
  const ids: readonly StatementId[] = context.bindings.map(({ statement }) => statement.id);
  program
    .command('campaign')
    .description('a resumable verify: run the same command again to continue')
    .requiredOption('--dir <dir>', 'the folder that keeps it', given.parseFolder)
    .addOption(revisionOption())
    .option('--check <id>', 'one statement; repeat for more (default: all)', given.idCollector(ids))
    .option(
      '--cases <n>',
      'relevant cases of each sampled statement, as 1000000 or 1e6',
      given.parseCases,
      DEFAULT_CAMPAIGN_CASES,
    )
    .option('--seed <s>', 'an integer from 0 to 2^53 - 1', given.parseSeed, given.DEFAULT_SEED)
    .addOption(given.reachErrorOption())
    .option(
      '--shard <i/n|auto>',
      'every n-th block from the i-th on, i from 0 to n - 1; auto: as Kubernetes, Slurm or a matrix says',
      given.parseShardOrAuto,
    )
    .option('--maximise', 'then climb towards the bound of each inequality; of shards, merge does')
    .addOption(given.acceptedOption())
    .addOption(
      new Option(
        '--emit <engine>',
        'print what runs this campaign on an engine, instead of running it',
      ).choices(ENGINES),
    )
    .option('--shards <n>', 'with --emit: how many shards', given.parseShards, DEFAULT_SHARDS)
    .option(
      '--image <name>',
      'with --emit kubernetes: the image (default: mvps-verify of this version)',
      given.parseText,
    )
    .option('--workers <n>', workersText(context), given.parseWorkers)
    .option('--json <file>', 'write the result as JSON (schema mvps-verify/result/1)')
    .option('--quiet', 'no progress, and report only what is not as expected')
    .option('--strict', 'a refuted statement fails the run, even where that was accepted')
    .addHelpText('after', EXAMPLES.campaign)
    .action(async (options: CampaignOptions & EmitOptions) => {
      if (options.emit === undefined) report(await campaign(options, context));
      else emitCampaign(options, context);
    });
}

function addMerge(program: Command, context: CommandContext, report: Report): void {
  program
    .command('merge')
    .description('the result of all shards of a campaign, byte for byte as of a single run')
    .argument('<dir...>', 'the folders of the shards, in any order')
    .option('--json <file>', 'write the result as JSON (schema mvps-verify/result/1)')
    .option('--audit <share>', 'run so many of the blocks again and compare, as 5%', given.parsePercent)
    .option(
      '--audit-seed <s>',
      'which ones: best one that nobody knew who ran a shard (default: the seed of the campaign)',
      given.parseSeed,
    )
    .option('--workers <n>', workersText(context), given.parseWorkers)
    .option('--maximise', 'then climb towards the bound of each inequality')
    .addOption(given.acceptedOption())
    .option('--quiet', 'report only what is not as expected')
    .option('--strict', 'a refuted statement fails the run, even where that was accepted')
    .addHelpText('after', EXAMPLES.merge)
    .action(async (dirs: readonly string[], options: MergeOptions) =>
      report(await merge(dirs, options, context)),
    );
}

function addRerun(program: Command, context: CommandContext, report: Report): void {
  program
    .command('rerun')
    .description('run one block alone, and print its digest and its counts')
    .requiredOption('--block <address>', 'such as T-RC-1.A:own:20260527:17', given.parseAddress)
    .addOption(revisionOption())
    .option(
      '--cases <n>',
      'relevant cases of the whole search: its last block may be short',
      given.parseCases,
    )
    .addOption(
      new Option('--dir <dir>', 'compare with this ledger, which also names revision and cases')
        .argParser(given.parseFolder)
        .conflicts(['cases', 'revision']),
    )
    .addHelpText('after', EXAMPLES.rerun)
    .action(async (options: RerunOptions) => report(await rerun(options, context)));
}

const EXAMPLES = {
  campaign: `
Examples:
  $ mvps-verify campaign --cases 1e9 --dir ledger
  $ mvps-verify campaign --cases 1e9 --dir shard-0 --shard 0/4
  $ mvps-verify campaign --cases 1e9 --dir campaign --emit slurm --shards 40 > campaign.sh

Exit codes: as verify; a finished shard ends with 0, an interrupted campaign with 130, a
folder that is in use, damaged or of another campaign with 2.`,
  merge: `
Examples:
  $ mvps-verify merge shard-0 shard-1 shard-2 shard-3 --json result.json
  $ mvps-verify merge shard-* --audit 5% --audit-seed 4711

Exit codes: as verify; 2 where the folders are not all of one campaign, or a block differs.`,
  rerun: `
Examples:
  $ mvps-verify rerun --block T-RC-1.A:own:20260527:17
  $ mvps-verify rerun --block T-RC-1.A:own:20260527:17 --dir ledger

Exit codes: 0; with --dir 1 where the ledger has another digest, 2 where it has none.`,
} as const;
