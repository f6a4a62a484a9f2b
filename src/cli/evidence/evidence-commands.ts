import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { loadAny } from '../../draft/reading/load-any.ts';
import { publicFile, writeKeyPair } from '../../evidence/keys.ts';
import { writeReceipts } from '../../receipts/receipts.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import * as given from '../terminal/options.ts';
import { print } from '../terminal/print.ts';
import { type BundleOptions, bundle } from './bundle.ts';
import { type CheckBundleOptions, checkBundle } from './check-bundle.ts';

type Report = (code: number) => void;

const revisionOption = (): Option =>
  new Option('--revision <file|name>', 'a shipped revision or a file').default(given.DEFAULT_REVISION);

/** Adds what writes receipts, and what makes and checks signed bundles. */
export function addEvidence(program: Command, context: CommandContext, report: Report): void {
  const evidence = program
    .command('evidence')
    // An option behind the name of a command below is that command's.
    .enablePositionalOptions()
    .description('write the receipts, each a function of the revision; make or check a signed bundle')
    .addOption(revisionOption())
    .addHelpText('after', EXAMPLES)
    .action(({ revision: named }: { readonly revision: string }) => {
      const { revision } = loadAny(named, context.folder);
      const { write } = context.evidence;
      // Those of the draft stand where it names them; another revision has a folder of its own.
      const folder = named === given.DEFAULT_REVISION ? write : join(write, 'receipts', revision.name);
      print(context.stdout, writeReceipts(folder, revision));
    });
  addKeygen(evidence, context);
  addBundle(evidence, context, report);
  addCheck(evidence, context, report);
}

function addKeygen(evidence: Command, context: CommandContext): void {
  evidence
    .command('keygen')
    .description(
      'write a new Ed25519 key for signing, which only you may read, and its public half beside it',
    )
    .requiredOption('--out <file>', 'the private key; the public one has .pub behind it', given.parseText)
    .action(({ out }: { readonly out: string }) => {
      const id = writeKeyPair(resolve(context.folder, out), out);
      print(context.stdout, [
        `${out}: the private key, to be kept`,
        `${publicFile(out)}: the public key ${id}`,
      ]);
    });
}

function addBundle(evidence: Command, context: CommandContext, report: Report): void {
  evidence
    .command('bundle')
    .description('run the statements and write what it came to, block by block, into one signed file')
    .requiredOption('--out <file>', 'the bundle', given.parseText)
    .requiredOption('--key <file>', 'the private key', given.parseText)
    .addOption(revisionOption())
    .option('--previous <file>', 'the bundle before this one', given.parseText)
    .option(
      '--check <id>',
      'one statement; repeat for more (default: all)',
      given.idCollector(context.bindings.map(({ statement }) => statement.id)),
    )
    .option('--cases <n>', 'relevant cases of each sampled statement', given.parseCases, given.DEFAULT_CASES)
    .option('--seed <s>', 'an integer from 0 to 2^53 - 1', given.parseSeed, given.DEFAULT_SEED)
    .addOption(given.reachErrorOption())
    .addOption(given.acceptedOption())
    .option('--workers <n>', `worker threads (default: ${context.cores}, the cores here)`, given.parseWorkers)
    .action(async (options: BundleOptions) => report(await bundle(options, context)));
}

function addCheck(evidence: Command, context: CommandContext, report: Report): void {
  evidence
    .command('check')
    .description('check a bundle offline, run a share of it again, and say what is left to be believed')
    .argument('<file>', 'the bundle')
    .requiredOption('--pub <file>', 'the public key that you trust', given.parseText)
    .option('--rerun <share>', 'run so many of the blocks again and compare, as 5%', given.parsePercent)
    .option('--audit-seed <s>', 'which ones: a number that nobody knew who made the bundle', given.parseSeed)
    .option('--after <file|digest>', 'a bundle that this one has to come after', given.parseText)
    .option('--text <draft>', 'the text that the revision was read from', given.parseText)
    .option('--partial', 'a bundle of some of the statements will do')
    .option('--workers <n>', `worker threads (default: ${context.cores}, the cores here)`, given.parseWorkers)
    .action(async (file: string, options: CheckBundleOptions) =>
      report(await checkBundle(file, options, context)),
    );
}

const EXAMPLES = `
Examples:
  $ mvps-verify evidence
  $ mvps-verify evidence --revision my-draft.json
  $ mvps-verify evidence keygen --out key.pem
  $ mvps-verify evidence bundle --out bundle.json --key key.pem
  $ mvps-verify evidence check bundle.json --pub key.pem.pub --rerun 5% --audit-seed 4711

evidence check ends with 0 where everything matches, 1 for the first thing that does not, 2 where the file cannot be read.`;
