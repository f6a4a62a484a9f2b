import Fraction from 'fraction.js';
import { computed, type Figure, held, solved } from './figure.ts';
import { linear, over } from './formula.ts';
import { exactly, rounded } from './printed.ts';

const SECOND_US = 1_000_000n;
const TIMES = 'times PPS_t';

/** The figures of T-NIC-SUFF and T-VOLINV: clauses 6.1 and 8. */
export const NIC_SIZING_FIGURES = {
  'burst-factor': {
    document: 'proof',
    clause: '6.1',
    text: 'default B_F = 8',
    printed: exactly('8', 'of an unprinted unit'),
    formula: held(({ B_F }) => new Fraction(B_F)),
    sentence: 'A default that the draft sets, without its unit.',
  },
  'amortization-window': {
    document: 'proof',
    clause: '6.1',
    text: '60-second window',
    printed: exactly('60', 's'),
    formula: held(({ nicWindow }) => new Fraction(BigInt(nicWindow), SECOND_US)),
    sentence: 'A window that the draft sets.',
  },
  'nic-ratio': {
    document: 'proof',
    clause: '6.1',
    text: 'NIC_PPS ~ 4.13 * PPS_t',
    printed: rounded('4.13', TIMES),
    formula: solved('burst-unit', ({ R_L, B_F, nicWindow }) =>
      over(linear(new Fraction(R_L), new Fraction(B_F).mul(SECOND_US).div(nicWindow))),
    ),
    sentence: 'R_L + B_F / 60 s, a sum of plain numbers only if B_F counts seconds; PPS_t is of one path.',
  },
  'nic-margin': {
    document: 'proof',
    clause: '6.1',
    text: '5 * PPS_t',
    printed: exactly('5', TIMES),
    formula: computed(({ R_L }) => new Fraction(R_L + 1)),
    sentence: 'R_L + 1, as clause 8 has it.',
  },
  'attack-rate-least': {
    document: 'proof',
    clause: '8',
    text: '10^6 pps',
    printed: exactly('6', 'powers of ten'),
    formula: held(({ attackExponent }) => new Fraction(attackExponent.min)),
    sentence: 'Where the attack rates of T-VOLINV begin.',
  },
  'attack-rate-most': {
    document: 'proof',
    clause: '8',
    text: '10^12 pps',
    printed: exactly('12', 'powers of ten'),
    formula: held(({ attackExponent }) => new Fraction(attackExponent.max)),
    sentence: 'Where the attack rates of T-VOLINV end.',
  },
} as const satisfies Readonly<Record<string, Figure>>;
