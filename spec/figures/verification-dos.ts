import Fraction from 'fraction.js';
import type { Revision } from '../language/revision.ts';
import { partsOf, wordingOf } from '../language/wording.ts';
import type { AlternativeOf } from '../rules/catalogue.ts';
import { computed, type Figure, held, solved } from './figure.ts';
import { linear, over } from './formula.ts';
import { pathPrice } from './prices.ts';
import { exactly, rounded } from './printed.ts';

const SECOND_US = 1_000_000n;
const SECOND_NS = 1_000_000_000n;
/** The flood factor of the receipt. */
export const LARGEST_F = 1024n;
const SATURATING_F = 64n;
const TIMES = 'times the baseline';
const MODES = ['with H-RL', 'without H-RL'] as const;
/** XDP lookups in a tick pair, by what one lookup is charged for; a fault of a broker changes no figure of the draft. */
const LOOKUPS: Readonly<Record<AlternativeOf<'xdp-charge'>, bigint>> = {
  'per-pair': 1n,
  'per-packet': 2n,
  none: 0n,
  'admitted-only': 1n,
  'dropped-only': 1n,
};

/** c_xdp / c_path. */
function slope(revision: Revision): Fraction {
  return new Fraction(revision.cost.c_xdp).div(pathPrice(revision));
}

/** What the lookups of one tick pair cost, in units of c_path. */
function lookupShare(revision: Revision): Fraction {
  return slope(revision).mul(LOOKUPS[revision.rules['xdp-charge']]);
}

/** B_F where the receipt speaks of the burst; none of it where its wording says what that adds. */
function fullBucket(revision: Revision): Fraction {
  const isAside = partsOf(wordingOf('T-VDOS-1/receipt', revision)).includes('burst-aside');
  return new Fraction(isAside ? 0 : revision.B_F);
}

/** The ratio without H-RL at the largest F: clause 3, Step 5. */
function unlimitedRatio(revision: Revision): Fraction {
  const isCharged = revision.rules['lookup-without-limiter'] === 'charged';
  const each = isCharged ? lookupShare(revision).add(1) : new Fraction(1);
  return each.mul(LARGEST_F);
}

/** The figures of T-VDOS-1 and T-VDOS-NEG: clauses 3 and 8. */
export const VERIFICATION_DOS_FIGURES = {
  'rate-limit-factor': {
    document: 'proof',
    clause: '3',
    text: 'default R_L = 4',
    printed: exactly('4', 'times natural traffic'),
    formula: held(({ R_L }) => new Fraction(R_L)),
    sentence: 'A default that the draft sets.',
  },
  'flood-slope': {
    document: 'proof',
    clause: '3',
    text: '0.05 / 8.70 = 0.00575',
    printed: rounded('0.00575', 'per unit of F'),
    formula: computed(slope),
    sentence: 'c_xdp / c_path.',
  },
  'flood-bound': {
    document: 'proof',
    clause: '3',
    text: 'F = 1024 -> ratio <= 9.89',
    printed: rounded('9.89', TIMES),
    formula: computed((revision) => slope(revision).mul(LARGEST_F).add(revision.R_L)),
    sentence: 'R_L + F c_xdp / c_path at F = 1024: no run may exceed it.',
  },
  'flood-receipt': {
    document: 'proof',
    clause: '3',
    text: 'At F = 1024, with-rate-limit ratio = 10.0x',
    printed: rounded('10.0', TIMES),
    formula: solved('burst-unit', (revision) =>
      over(
        linear(
          lookupShare(revision).mul(LARGEST_F).add(revision.R_L),
          fullBucket(revision).mul(SECOND_US).div(revision.nicWindow),
        ),
      ),
    ),
    sentence:
      'The bound and a full bucket at the start, averaged over the window of 6.1; the bound alone where the wording of the receipt puts the burst aside.',
  },
  'flood-receipt-unlimited': {
    document: 'proof',
    clause: '3',
    text: 'without = 1024x',
    printed: rounded('1024', TIMES),
    formula: computed(unlimitedRatio),
    sentence: 'Every pair of the flood is decoded and verified, so that the ratio is F.',
  },
  'flood-factors': {
    document: 'proof',
    clause: '3',
    text: '6 flood factors',
    printed: exactly('6', 'flood factors'),
    formula: solved('hidden-flood-factors', () => over(linear(2n, 1n))),
    sentence: 'Clauses 3 and 8 print 64 and 1024; only the receipt has the others.',
  },
  'flood-modes': {
    document: 'proof',
    clause: '3',
    text: '2 modes',
    printed: exactly('2', 'modes'),
    formula: computed(() => new Fraction(MODES.length)),
    sentence: 'With and without H-RL.',
  },
  'flood-saturation': {
    document: 'proof',
    clause: '8',
    text: 'without rate-limit, F=64 saturates',
    printed: { as: 'saturated', unit: 'cores' },
    formula: solved('insider-ticks', (revision) =>
      over(linear(0n, pathPrice(revision).mul(SATURATING_F).div(SECOND_NS))),
    ),
    sentence: 'K insiders cost K F c_path a tick, and neither K nor the tick is printed.',
  },
} as const satisfies Readonly<Record<string, Figure>>;
