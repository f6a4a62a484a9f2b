import type { Revision } from '../language/revision.ts';

/** When (a) fails, as an alternative of its rule has it. */
const SEQUENCE_FAILS: Readonly<Record<string, string>> = {
  above: 'bfd_seq <= last_bfd_seq[v]',
  'circular-window':
    'bfd_seq is not 1 to 3 M above last_bfd_seq[v] modulo 2^32, accepted less than 2 M ticks ago',
  'half-circle':
    'bfd_seq is not 1 to 2^31 - 1 above last_bfd_seq[v] modulo 2^32, accepted less than 2 M ticks ago',
};

/** What a sentence or a formula says of a rule, by the alternative that a revision takes. */
const READ: Readonly<Record<string, (revision: Revision) => string | undefined>> = {
  sequence_fails: ({ rules }) => SEQUENCE_FAILS[rules['bfd-sequence-comparison']],
};

/** A sentence or a formula with the readings of a revision in place of their names, such as `{sequence_fails}`. */
export function withReadings(text: string, revision: Revision): string {
  return text.replace(/\{([a-z_]+)\}/g, (whole, name: string) => READ[name]?.(revision) ?? whole);
}
