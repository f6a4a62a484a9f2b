import type { Command } from 'commander';
import { InputError } from '../../input/input-error.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { initOverlay, type OverlayOptions } from './init-overlay.ts';
import { initStatement } from './init-statement.ts';

interface InitOptions extends OverlayOptions {
  readonly statement?: string;
  readonly subject?: string;
}

/** Adds the command that writes what to begin with: an overlay of a draft, or a statement that is still to be written. */
export function addInit(program: Command, context: CommandContext): void {
  program
    .command('init')
    .description(
      'write an overlay in which the author of a draft only has to choose, or the files of a new statement',
    )
    .argument('[draft]', 'the text of a draft')
    .option('--out <file>', 'the overlay (default: beside the draft, its name with .overlay.jsonc)')
    .option('--force', 'write over a file that is there')
    .option('--statement <id>', 'in a clone: the files of a new statement, which fails as unwritten')
    .option('--subject <name>', 'of a new statement (default: that of its theorem)')
    .addHelpText('after', EXAMPLES)
    .action((draft: string | undefined, options: InitOptions) => {
      refuseMixed(draft, options);
      if (options.statement !== undefined) initStatement(options.statement, options.subject, context);
      else if (draft !== undefined) initOverlay(draft, options, context);
      else throw new InputError(['found no file, expected the text of a draft, or --statement with an id']);
    });
}

/** What goes with the one is no part of the other. */
function refuseMixed(draft: string | undefined, { statement, subject, out, force }: InitOptions): void {
  const ofDraft = { 'a draft': draft, '--out': out, '--force': force };
  const [found] = Object.entries(statement === undefined ? { '--subject': subject } : ofDraft)
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name);
  if (found === undefined) return;
  const beside = statement === undefined ? 'without --statement' : 'beside --statement';
  throw new InputError([`found ${found} ${beside}, expected either a draft or a statement`]);
}

const EXAMPLES = `
Examples:
  $ mvps-verify init draft.txt                       writes draft.overlay.jsonc
  $ mvps-verify diff draft.txt draft.overlay.jsonc   what the choices made in it do
  $ mvps-verify init --statement T-NEW-1/some-claim --subject replay-coherence

Exit codes: 0 where it was written, 2 where it was not.`;
