import type { Command } from 'commander';
import { InputError } from '../../input/input-error.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { initOverlay, type OverlayOptions } from './init-overlay.ts';

/** Adds the command that writes files to begin with: an overlay for a draft, or a statement that is still to be written. */
export function addInit(program: Command, context: CommandContext): void {
  program
    .command('init')
    .description('write an overlay in which the author of a draft only has to choose')
    .argument('[draft]', 'the text of a draft')
    .option('--out <file>', 'the overlay (default: beside the draft, its name with .overlay.jsonc)')
    .option('--force', 'write over a file that is there')
    .addHelpText('after', EXAMPLES)
    .action((draft: string | undefined, options: OverlayOptions) => {
      if (draft === undefined) throw new InputError(['found no file, expected the text of a draft']);
      initOverlay(draft, options, context);
    });
}

const EXAMPLES = `
Examples:
  $ mvps-verify init draft.txt                       writes draft.overlay.jsonc
  $ mvps-verify diff draft.txt draft.overlay.jsonc   what the choices made in it do

Exit codes: 0 where it was written, 2 where it was not.`;
