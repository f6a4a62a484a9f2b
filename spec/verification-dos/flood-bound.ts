import { asPrinted, exactly } from '../formula/as-printed.ts';
import { law } from '../language/law.ts';
import { implied, ours, printed } from '../language/origin.ts';
import { statement } from '../language/statement.ts';
import { BURST_ASIDE, type InsiderObservation, OF_INSIDERS, overEveryHorizon } from './cost-ratio.ts';

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
      overEveryHorizon(),
      {
        ...BURST_ASIDE,
        'two-lookups': { replacement: { words: { 'F c_xdp': '2 F c_xdp', 'F * c_xdp': '2 * F * c_xdp' } } },
      },
    ),
  ],
});

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
    law('near the constant R_L', 'JOINT_attacked(F, K) / JOINT_baseline(K) <= 2 * R_L', overEveryHorizon(), {
      ...BURST_ASIDE,
      'up-to-outweighed': {
        premise: {
          words: 'F is at most R_L c_path / c_xdp',
          formula: 'F <= R_L * c_path / c_xdp',
        },
        replacement: { words: { 'at no F does it exceed': 'it does not exceed' } },
      },
    }),
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
      overEveryHorizon(),
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
          },
        },
      },
    ),
  ],
});

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
      asPrinted<InsiderObservation>({
        symbols: {
          ...OF_INSIDERS,
          'JOINT_attacked(F, K)': { unit: 'ns', of: ({ limited }) => limited },
          'JOINT_attacked(F + 1, K)': { unit: 'ns', of: ({ limitedAtNext }) => limitedAtNext },
          'JOINT_baseline(K)': { means: 'natural_tick * flood_ticks' },
        },
        unit: 'ns',
        says: ({ allowed, scale }, { F, limited, limitedAtNext, naturalTick, floodTicks }) => {
          const baseline = naturalTick * BigInt(floodTicks);
          return {
            expected: `${exactly(allowed * baseline, scale)} ns more at F = ${F + 1} than at F = ${F}`,
            found: `${limitedAtNext - limited} ns`,
          };
        },
      }),
      {
        'where-both-paths-drop': {
          premise: {
            words: 'the limiter drops packets of both paths on every tick of a flood',
            formula: 'both_paths_drop',
          },
          // It drops none before R_L.
          replacement: { words: { 'From F = R_L on, each': 'Each', 'F >= R_L => ': '' } },
        },
      },
    ),
  ],
});

/** What K insiders cost without the limiter, on the ticks of a flood and on one at the natural rate. */
const WITHOUT_LIMIT = {
  ...OF_INSIDERS,
  unlimited: { unit: 'ns', of: ({ unlimited }: InsiderObservation) => unlimited },
  'JOINT_attacked(F, K)': { means: 'unlimited - natural_tick * natural_ticks' },
};

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
      'JOINT_baseline(K) = K * c_path',
      asPrinted<InsiderObservation>({
        symbols: { ...WITHOUT_LIMIT, 'JOINT_baseline(K)': { means: 'natural_tick' } },
        unit: 'ns',
        says: ({ allowed, found }, { K }) => ({
          expected: `${allowed} ns for a tick of ${K} vantages at their natural rate`,
          found: `${found} ns`,
        }),
      }),
    ),
    law(
      'ratio F',
      'JOINT_attacked(F, K) / JOINT_baseline(K) = F',
      asPrinted<InsiderObservation>({
        symbols: { ...WITHOUT_LIMIT, 'JOINT_baseline(K)': { means: 'natural_tick * flood_ticks' } },
        unit: 'of the natural cost',
        says: ({ sense = 'exactly', allowed, found, scale }, { F }) => ({
          expected: `${sense} ${exactly(allowed, scale)} times the natural cost at F = ${F}`,
          found: `${exactly(found, scale)} times`,
        }),
      }),
      {
        'by-path': {
          replacement: {
            words: {
              'exactly F':
                'from 2 F (c_bfd_parse + c_hmac) / c_path, for a flood of pushes, to 2 F (c_json + c_hmac) / c_path, for one of snapshots',
              'JOINT_attacked(F, K) / JOINT_baseline(K) = F':
                '2 * F * (c_bfd_parse + c_hmac) / c_path <= JOINT_attacked(F, K) / JOINT_baseline(K) <= 2 * F * (c_json + c_hmac) / c_path',
            },
          },
        },
      },
    ),
  ],
});
