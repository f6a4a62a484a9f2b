import Fraction from 'fraction.js';
import type { Revision } from '../language/revision.ts';
import { computed, type Figure, held, solved } from './figure.ts';
import { type Linear, linear, over } from './formula.ts';
import { type PointName, pointNamed } from './operating-points.ts';
import { pathPrice } from './prices.ts';
import { exactly, rounded } from './printed.ts';

const PERCENT = 100n;
const MICROSECOND_NS = 1000n;
const CORE = '% of a core';
/** The paths whose costs JOINT of clause 2 adds up. */
const PATHS = ['A', 'B', 'C'] as const;

/** JOINT at an operating point in percent of a core: PPS_t c_path and, times cells_k / bundle_period, q c_ed25519 a tick. */
function jointPercent(revision: Revision, name: PointName): Linear {
  const { N, T_tick, q } = pointNamed(revision, name);
  const percentPerTick = new Fraction(PERCENT, BigInt(T_tick) * MICROSECOND_NS);
  return linear(
    pathPrice(revision).mul(N).mul(percentPerTick),
    new Fraction(revision.cost.c_ed25519).mul(q).mul(percentPerTick),
  );
}

/** Path A's HMACs alone, in percent of a core. */
function macPercent(revision: Revision): Fraction {
  const { N, T_tick } = pointNamed(revision, 'cwt-abstract');
  return new Fraction(PERCENT * revision.cost.c_hmac * BigInt(N), BigInt(T_tick) * MICROSECOND_NS);
}

function pointFigure(text: string, digits: string, unit: string, value: (r: Revision) => Fraction): Figure {
  return {
    document: 'proof',
    clause: '2',
    text,
    printed: exactly(digits, unit),
    formula: held(value),
    sentence: 'A part of an operating point; its cells_k and bundle_period_ticks are not printed.',
  };
}

function scalePoints(document: 'proof' | 'draft', clause: string, text: string, digits: string): Figure {
  return {
    document,
    clause,
    text,
    printed: exactly(digits, 'scale points'),
    formula: solved('hidden-scale-points', ({ scalePoints }) =>
      over(linear(BigInt(scalePoints.filter((each) => each.clause !== 'silent').length), 1n)),
    ),
    sentence: 'The points that a clause prints, and those that only the receipt has.',
  };
}

/** The figures of T-JCOST-1: clause 2, the checks A to C of clause 8, and the abstracts. */
export const JOINT_COST_FIGURES = {
  'reference-vantages': pointFigure(
    'N=1k',
    '1000',
    'vantages',
    (revision) => new Fraction(pointNamed(revision, 'cwt-abstract').N),
  ),
  'reference-rate': pointFigure(
    '1 Hz',
    '1',
    'ticks per second',
    (revision) => new Fraction(1_000_000, pointNamed(revision, 'cwt-abstract').T_tick),
  ),
  'regime-c-vantages': pointFigure(
    'N=10k',
    '10000',
    'vantages',
    (revision) => new Fraction(pointNamed(revision, 'regime-c').N),
  ),
  'regime-c-tick': pointFigure(
    '50 ms',
    '50',
    'ms',
    (revision) => new Fraction(pointNamed(revision, 'regime-c').T_tick, 1000),
  ),
  'joint-reference': {
    document: 'proof',
    clause: '2',
    text: '0.88 % core',
    printed: rounded('0.88', CORE),
    formula: solved('bundle-share', (revision) => over(jointPercent(revision, 'cwt-abstract'))),
    sentence:
      'JOINT at 1 Hz with N = 1k: the cosignatures of path C depend on a quotient that is not printed.',
  },
  'joint-regime-c': {
    document: 'proof',
    clause: '2',
    text: '174.25 % core',
    printed: rounded('174.25', CORE),
    formula: solved('bundle-share', (revision) => over(jointPercent(revision, 'regime-c'))),
    sentence:
      'JOINT at 50 ms with N = 10k: the cosignatures of path C depend on a quotient that is not printed.',
  },
  'joint-scaling': {
    document: 'proof',
    clause: '2',
    text: '~ 198x',
    printed: rounded('198', 'times'),
    formula: solved('bundle-share', (revision) =>
      over(jointPercent(revision, 'regime-c'), jointPercent(revision, 'cwt-abstract')),
    ),
    sentence: 'The quotient of the two exact joint costs, not of their printed roundings.',
  },
  'regime-c-band': {
    document: 'proof',
    clause: '8',
    text: 'Regime C in [150%, 200%]',
    printed: { as: 'within', least: '150', most: '200', unit: CORE },
    formula: solved('bundle-share', (revision) => over(jointPercent(revision, 'regime-c'))),
    sentence: 'The band of T-JCOST-1.A around JOINT at Regime C.',
  },
  'hmac-share': {
    document: 'proof',
    clause: '8',
    text: '0.21 % HMAC alone',
    printed: rounded('0.21', CORE),
    formula: computed(macPercent),
    sentence: 'PPS_t c_hmac at the CWT abstract reference.',
  },
  'cwt-share': {
    document: 'cwt',
    clause: 'abstract',
    text: 'N=1000 at 1 Hz = 0.21% of one core',
    printed: rounded('0.21', CORE),
    formula: computed(macPercent),
    sentence: 'PPS_t c_hmac alone: decoding the same snapshots, PPS_t c_json, is left out.',
  },
  'three-paths': {
    document: 'proof',
    clause: '2',
    text: 'the three paths',
    printed: exactly('3', 'paths'),
    formula: computed(() => new Fraction(PATHS.length)),
    sentence: 'The paths A, B and C whose costs Step 6 adds up.',
  },
  'two-path-decomposition': {
    document: 'proof',
    clause: '8',
    text: 'two-path decomposition exact (sum == joint)',
    printed: exactly('2', 'paths'),
    formula: computed(() => new Fraction(PATHS.length)),
    sentence: 'What T-JCOST-1.B adds up; without path C two of them are not JOINT.',
  },
  'scale-points': scalePoints('proof', '2', 'five scale points', '5'),
  'scale-points-of-abstract': scalePoints('draft', 'abstract', 'FOUR scale points', '4'),
} as const satisfies Readonly<Record<string, Figure>>;
