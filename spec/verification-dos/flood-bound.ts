import { between, equal } from '../language/comparisons.ts';
import { law } from '../language/law.ts';
import { areEqual, times } from '../language/notation.ts';
import { implied, ours, printed } from '../language/origin.ts';
import { condition } from '../language/quantifiers.ts';
import type { Revision } from '../language/revision.ts';
import { statement } from '../language/statement.ts';
import {
  BURST_ASIDE,
  type CostRatio,
  ceilDivide,
  type InsiderObservation,
  inEveryWindow,
} from './cost-ratio.ts';

/** R_L + F c_xdp / c_path, where so many lookups are charged for a tick pair; times c_path. */
function boundWith(lookups: bigint): CostRatio['ratio'] {
  return ({ F }, { R_L, c_path, cost }) => BigInt(R_L) * c_path + BigInt(F) * lookups * cost.c_xdp;
}

/** T-VDOS-1/bound: section 3, the statement, over any horizon of whole ticks. */
export const FLOOD_BOUND = statement<InsiderObservation>({
  id: 'T-VDOS-1/bound',
  clause: '3',
  origin: implied(
    '3',
    '<= R_L + F * (c_xdp / c_path)',
    'no horizon is named, so that it is to hold over each',
  ),
  sentence:
    'Whatever K insiders do that push at F times their natural rate, over no horizon of a tick or more do they cost the broker more than R_L + F c_xdp / c_path times their natural cost.',
  hypotheses: ['H-RL'],
  laws: [
    law(
      'bounded cost ratio',
      'JOINT_attacked(F, K) / JOINT_baseline(K) <= R_L + F * c_xdp / c_path',
      inEveryWindow({ sense: 'at most', ratio: boundWith(1n) }),
      {
        ...BURST_ASIDE,
        'two-lookups': {
          replacement: {
            words: { 'F c_xdp': '2 F c_xdp', 'F * c_xdp': '2 F * c_xdp' },
            parts: { ratio: boundWith(2n) },
          },
        },
      },
    ),
  ],
});

/** The largest share of the constant that may still be called near: as much again. */
const NEAR = 2n;

/**
 * T-VDOS-1/near-constant: section 3, the consequence. A bound that does not depend on F is a number, which the draft
 * does not print; it says that R_L controls it. Taken as generously as the word near bears: what grows never outweighs
 * R_L. Any other number falls to another F, since what grows does so without end.
 */
export const NEAR_CONSTANT = statement<InsiderObservation>({
  id: 'T-VDOS-1/near-constant',
  clause: '3',
  origin: ours('the consequence says near-constant and gives no measure: twice R_L is taken for it'),
  sentence: 'With H-RL the cost ratio is bounded and near the constant R_L: at no F does it exceed 2 R_L.',
  hypotheses: ['H-RL'],
  laws: [
    law(
      'near the constant R_L',
      'JOINT_attacked(F, K) / JOINT_baseline(K) <= 2 R_L for every F',
      inEveryWindow({
        sense: 'at most',
        ratio: (_, { R_L, c_path }) => NEAR * BigInt(R_L) * c_path,
      }),
      {
        ...BURST_ASIDE,
        'up-to-outweighed': {
          premise: {
            words: 'F is at most R_L c_path / c_xdp',
            formula: 'F <= R_L c_path / c_xdp',
            given: ({ F }, { R_L, c_path, cost }) => BigInt(F) * cost.c_xdp <= BigInt(R_L) * c_path,
          },
          replacement: { words: { 'at no F does it exceed': 'it does not exceed', ' for every F': '' } },
        },
      },
    ),
  ],
});

/**
 * T-VDOS-1/sublinear: section 3, the statement. Sublinear is o(F): below every share of F from some F on. Judged at one
 * share, the slope that the draft prints, from the largest flood factor that it prints; a ratio that stays near R_L is
 * far below it there.
 */
export const SUBLINEAR = statement<InsiderObservation>({
  id: 'T-VDOS-1/sublinear',
  clause: '3',
  origin: ours(
    'SUBLINEARLY has no measure in clause 3: the slope that it prints, from its largest flood factor on, is taken for one',
  ),
  sentence:
    'For F large the cost ratio grows sublinearly in F: from the largest flood factor of the draft on it is below F c_xdp / c_path.',
  hypotheses: ['H-RL'],
  laws: [
    law(
      'below a line',
      'F >= {largest_flood_factor} => JOINT_attacked(F, K) / JOINT_baseline(K) < F * c_xdp / c_path',
      inEveryWindow({
        given: ({ F }, revision) => F >= largestFactor(revision),
        sense: 'less than',
        ratio: ({ F }, { cost }) => BigInt(F) * cost.c_xdp,
      }),
      {
        ...BURST_ASIDE,
        linear: {
          replacement: {
            words: {
              sublinearly: 'linearly',
              'the largest flood factor of the draft': 'F = {largest_flood_factor}',
              'below F c_xdp / c_path': 'at most F (c_xdp / c_path + R_L / {largest_flood_factor})',
              '< F * c_xdp / c_path': '<= F * (c_xdp / c_path + R_L / {largest_flood_factor})',
            },
            parts: { sense: 'at most', ratio: linearRatio },
          },
        },
      },
    ),
  ],
});

function largestFactor({ floodFactors }: Revision): number {
  return Math.max(...floodFactors);
}

function linearRatio({ F }: InsiderObservation, revision: Revision): bigint {
  const { R_L, c_path, cost } = revision;
  const large = BigInt(largestFactor(revision));
  return ceilDivide(BigInt(F) * (cost.c_xdp * large + BigInt(R_L) * c_path), large);
}

/**
 * T-VDOS-1/slope: section 3, the consequence. The statement has it for F large; Step 2 drops F - R_L, so it is judged
 * from R_L on. What a burst adds ends where F exceeds what a bucket holds; how the flood is split does not.
 */
export const FLOOD_SLOPE = statement<InsiderObservation>({
  id: 'T-VDOS-1/slope',
  clause: '3',
  origin: implied(
    '3',
    'slope c_xdp / c_path',
    'the slope of the bound in Step 4, from where the limiter drops',
  ),
  sentence: 'From F = R_L on, each further tick pair per tick adds exactly c_xdp / c_path to the cost ratio.',
  hypotheses: ['H-RL'],
  laws: [
    law(
      'slope',
      'F >= R_L => (JOINT_attacked(F + 1, K) - JOINT_attacked(F, K)) / JOINT_baseline(K) = c_xdp / c_path',
      equal<InsiderObservation>({
        given: ({ F }, { R_L }) => F >= R_L,
        unit: 'ns',
        scale: (_, { c_path }) => c_path,
        found: ({ limited, limitedAtNext }, { c_path }) => (limitedAtNext - limited) * c_path,
        due: ({ naturalTick, floodTicks }, { cost }) => naturalTick * BigInt(floodTicks) * cost.c_xdp,
        says: ({ found, allowed, scale }, { F }) => ({
          expected: `${allowed / scale} ns more at F = ${F + 1} than at F = ${F}`,
          found: `${found / scale} ns`,
        }),
      }),
      {
        'where-both-paths-drop': {
          premise: {
            words: 'the limiter drops packets of both paths on every tick of a flood',
            formula: 'packets of both paths are dropped',
            given: ({ dropsBothPaths }) => dropsBothPaths,
          },
          // It drops none before R_L.
          replacement: {
            words: { 'From F = R_L on, each': 'Each', 'F >= R_L => ': '' },
            parts: { given: () => true },
          },
        },
      },
    ),
  ],
});

/** A flood without the limiter, where each of its packets costs so much; times c_path. */
function unlimitedCost(
  { F, naturalTick, floodTicks, naturalTicks }: InsiderObservation,
  c_path: bigint,
  packet: bigint,
): bigint {
  return naturalTick * (2n * BigInt(F * floodTicks) * packet + BigInt(naturalTicks) * c_path);
}

/** F times the natural cost of the ticks of a flood, and once that of the others; times c_path. */
function naturalCostTimesF(
  { F, naturalTick, floodTicks, naturalTicks }: InsiderObservation,
  { c_path }: Revision,
): bigint {
  return times(naturalTick, F * floodTicks + naturalTicks) * c_path;
}

/** T-VDOS-1/without-limiter: section 3, the statement and Step 5. Ticks at the natural rate count as F = 1. */
export const WITHOUT_LIMITER = statement<InsiderObservation>({
  id: 'T-VDOS-1/without-limiter',
  clause: '3',
  origin: printed('3', 'the ratio is exactly F', 'Step 5 as it stands'),
  sentence:
    'Without H-RL the cost ratio of the ticks of a flood is exactly F, where K vantages at their natural rate cost K c_path a tick.',
  hypotheses: [],
  laws: [
    law(
      'natural cost',
      'JOINT_baseline(K) = K * c_path a tick',
      condition<InsiderObservation>({
        holds: ({ K, naturalTick }, { c_path }) => areEqual(naturalTick, times(c_path, K)),
        expected: ({ K }, { c_path }) =>
          `${times(c_path, K)} ns for a tick of ${K} vantages at their natural rate`,
        found: ({ naturalTick }) => `${naturalTick} ns`,
      }),
    ),
    law(
      'ratio F',
      'JOINT_attacked(F, K) / JOINT_baseline(K) = F',
      between<InsiderObservation>({
        unit: 'ns',
        scale: (_, { c_path }) => c_path,
        least: naturalCostTimesF,
        found: ({ unlimited }, { c_path }) => unlimited * c_path,
        most: naturalCostTimesF,
        says: ({ found, most, scale }, { F }) => ({
          expected: `${most / scale} ns, F = ${F} times the natural cost of as many ticks`,
          found: `${found / scale} ns`,
        }),
      }),
      {
        'by-path': {
          replacement: {
            words: {
              'exactly F':
                'from 2 F (c_bfd_parse + c_hmac) / c_path, for a flood of pushes, to 2 F (c_json + c_hmac) / c_path, for one of snapshots',
              '= F': 'in [2 F (c_bfd_parse + c_hmac) / c_path, 2 F (c_json + c_hmac) / c_path]',
            },
            parts: {
              least: (observed, { c_path, cost }) =>
                unlimitedCost(observed, c_path, cost.c_bfd_parse + cost.c_hmac),
              most: (observed, { c_path, cost }) =>
                unlimitedCost(observed, c_path, cost.c_json + cost.c_hmac),
              says: ({ least, found, most, scale }) => ({
                expected: `from ${least / scale} to ${most / scale} ns, as all of one path cost`,
                found: `${found / scale} ns`,
              }),
            },
          },
        },
      },
    ),
  ],
});
