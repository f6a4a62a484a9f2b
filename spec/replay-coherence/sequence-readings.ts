import type { DefinedByRule } from '../formula/vocabulary.ts';
import type { RuleChoices } from '../rules/catalogue.ts';

/** bfd_seq has 32 bits. */
export const SEQUENCES = 2 ** 32;

/** From 1 to so many above modulo 2^32; anything once twice a Detection Time of M ticks is over (RFC 5880 section 6.7.3). */
const within = (widest: string): string =>
  `(silence[v] >= 2 * M or 1 <= (bfd_seq - last_bfd_seq[v]) mod 2^32 <= ${widest})`;

const ABOVE = 'bfd_seq > last_bfd_seq[v]';
const NOT_ABOVE = 'bfd_seq <= last_bfd_seq[v]';
const HALF = within('2^31 - 1');

const RULE = 'bfd-sequence-comparison';
type Readings = DefinedByRule<typeof RULE, RuleChoices[typeof RULE]>;

/** When (a) holds, as each alternative of its rule has it; of a fault, as the alternative that it gets wrong. */
export const SEQUENCE_HOLDS: Readings = {
  rule: RULE,
  alternatives: {
    above: ABOVE,
    'at-least': ABOVE,
    'circular-window': within('3 * M'),
    'half-circle': HALF,
    'half-circle-from-last': HALF,
    'half-circle-one-wider': HALF,
    'half-circle-kept': HALF,
    'half-circle-opened-early': HALF,
  },
};

/** When (a) refuses. */
export const SEQUENCE_FAILS: Readings = {
  rule: RULE,
  alternatives: mapped(SEQUENCE_HOLDS.alternatives, (holds) =>
    holds === ABOVE ? NOT_ABOVE : `not ${holds}`,
  ),
};

function mapped<Name extends string>(
  texts: Readonly<Record<Name, string>>,
  change: (text: string) => string,
): Readonly<Record<Name, string>> {
  const entries = Object.entries<string>(texts).map(([name, text]) => [name, change(text)]);
  return Object.fromEntries(entries) as Record<Name, string>;
}
