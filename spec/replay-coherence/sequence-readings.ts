import type { DefinedByRule } from '../formula/vocabulary.ts';
import type { RuleChoices } from '../rules/catalogue.ts';

/** bfd_seq has 32 bits. */
export const SEQUENCES = 2 ** 32;

/** Not from 1 to so many above modulo 2^32, unless twice a Detection Time of M ticks is over (RFC 5880 section 6.7.3). */
const outside = (widest: string): string =>
  `not (silence[v] >= 2 * M or 1 <= (bfd_seq - last_bfd_seq[v]) mod 2^32 <= ${widest})`;

const NOT_ABOVE = 'bfd_seq <= last_bfd_seq[v]';
const OUTSIDE_HALF = outside('2^31 - 1');

const RULE = 'bfd-sequence-comparison';
/** When (a) refuses, as each alternative of its rule has it; of a fault, as the alternative that it gets wrong. */
export const SEQUENCE_FAILS: DefinedByRule<typeof RULE, RuleChoices[typeof RULE]> = {
  rule: RULE,
  alternatives: {
    above: NOT_ABOVE,
    'at-least': NOT_ABOVE,
    'circular-window': outside('3 * M'),
    'half-circle': OUTSIDE_HALF,
    'half-circle-from-last': OUTSIDE_HALF,
    'half-circle-one-wider': OUTSIDE_HALF,
    'half-circle-kept': OUTSIDE_HALF,
    'half-circle-opened-early': OUTSIDE_HALF,
  },
};
