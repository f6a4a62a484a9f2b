import { printedBand, printedDigits } from '../figures/printed-numbers.ts';
import { equal } from '../language/comparisons.ts';
import { law } from '../language/law.ts';
import { type Nanoseconds, type Ticks, times } from '../language/notation.ts';
import { printed } from '../language/origin.ts';
import { condition, every, type List, ofPart } from '../language/quantifiers.ts';
import type { OperatingPoint, Revision } from '../language/revision.ts';
import { statement } from '../language/statement.ts';
import {
  type CostRate,
  closedForm,
  compareRates,
  describePoint,
  describeRate,
  elapsed,
} from './closed-form.ts';

/** What section 8 prints for Regime C, in per cent of a core. */
const REGIME_C = printedBand('regime-c-band');

/** The parameters that T-JCOST-1.A moves. */
export const PARAMETERS = ['N', 'T_tick', 'q', 'cells_k', 'bundle_period'] as const;
export type Parameter = (typeof PARAMETERS)[number];

/** Two honest deployments, metered over whole bundle periods; of each parameter one has the costlier value. */
export interface MoveObservation {
  readonly cheaperPoint: OperatingPoint;
  readonly costlierPoint: OperatingPoint;
  readonly moved: Readonly<Record<Parameter, boolean>>;
  /** How many of them are moved. Where it is 0, the two deployments are the same. */
  readonly movedCount: number;
  readonly cheaper: CostRate;
  readonly costlier: CostRate;
  /** The bundle periods that both were metered over. */
  readonly periods: number;
  /** Regime C, metered; null where the case does not run it. */
  readonly regimeC: CostRate | null;
}

/** T-JCOST-1.A: section 8, of the formula of section 2. */
export const MONOTONE_COST = statement<MoveObservation>({
  id: 'T-JCOST-1.A',
  clause: '8',
  origin: printed('8', 'joint cost monotone; Regime C in [150%, 200%]', 'the witness of that name'),
  sentence:
    'A deployment costs strictly more per second with more vantages, cosignatures or cells, with a shorter tick or bundle period, and with any of these together; Regime C costs {regime_c_least} % to {regime_c_most} % of a core.',
  hypotheses: ['H-DDOS-INV', 'H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  laws: [
    law(
      'monotone',
      'N, q, cells_k up or T_tick, bundle_period down => JOINT up',
      // Strictly more is any margin at all: there is no slack.
      condition<MoveObservation>({
        given: ({ movedCount }) => movedCount > 0,
        holds: ({ costlier, cheaper }) => compareRates(costlier, cheaper) > 0n,
        expected: ({ costlierPoint, cheaperPoint }) =>
          `${describePoint(costlierPoint)} to cost more per second than ${describePoint(cheaperPoint)}`,
        found: ({ costlier, cheaper }) => `${describeRate(costlier)} against ${describeRate(cheaper)}`,
      }),
    ),
    law(
      'band of Regime C',
      '{regime_c_least} % <= JOINT(Regime C) <= {regime_c_most} % of a core',
      ofPart(
        ({ regimeC }: MoveObservation) => regimeC,
        condition<CostRate>({
          holds: isInBand,
          at: 'Regime C',
          expected: `${REGIME_C.least} % to ${REGIME_C.most} % of a core`,
          found: describeRate,
        }),
      ),
    ),
  ],
});

/** From the least to the most per cent of a core that are printed, both included. */
function isInBand({ cpu, during }: CostRate): boolean {
  return cpu * 100n >= during * BigInt(REGIME_C.least) && cpu * 100n <= during * BigInt(REGIME_C.most);
}

/** What the meter showed when so many ticks were over. */
export interface CostReading {
  readonly ticks: Ticks;
  readonly A: Nanoseconds;
  readonly B: Nanoseconds;
  readonly C: Nanoseconds;
  readonly joint: Nanoseconds;
}

/** One honest deployment, read at the end of some ticks. */
export interface DecompositionObservation {
  readonly point: OperatingPoint;
  /** How many entries of `readings` belong to this case. */
  readonly count: number;
  readonly readings: readonly CostReading[];
}

const READINGS: List<DecompositionObservation, CostReading> = {
  of: ({ readings }) => readings,
  count: ({ count }) => count,
  name: ({ ticks }) => `after ${ticks} ticks`,
};

function isEndOfPeriod({ ticks }: CostReading, _: unknown, { point }: DecompositionObservation): boolean {
  return ticks % point.bundle_period === 0;
}

/** The price of one path at the end of every tick: N times so much a tick. */
function pathOfTicks(path: 'A' | 'B', price: (cost: Revision['cost']) => bigint) {
  return every(
    READINGS,
    equal<CostReading, DecompositionObservation>({
      unit: 'ns',
      found: (reading) => reading[path],
      due: ({ ticks }, { cost }, { point }) => price(cost) * BigInt(point.N * ticks),
      at: `path ${path}`,
      says: (_, reading, revision, { point }) => rates(path, reading, point, revision),
    }),
  );
}

/** Cosignatures of so many ticks on average, times the ticks of a bundle period. */
function averageOfC({ ticks }: CostReading, { cost }: Revision, { point }: DecompositionObservation): bigint {
  return times(cost.c_ed25519, point.cells_k * point.q) * BigInt(ticks);
}

function timesPeriod({ C }: CostReading, _: unknown, { point }: DecompositionObservation): bigint {
  return C * BigInt(point.bundle_period);
}

function rates(path: 'A' | 'B' | 'C', reading: CostReading, point: OperatingPoint, revision: Revision) {
  const found = { cpu: reading[path], during: elapsed(reading.ticks, point) };
  return { expected: describeRate(closedForm(point, revision)[path]), found: describeRate(found) };
}

/** T-JCOST-1.B: section 2, Steps 3 to 6. Readings are taken at the ends of whole ticks. */
export const PATH_DECOMPOSITION = statement<DecompositionObservation>({
  id: 'T-JCOST-1.B',
  clause: '2',
  origin: printed(
    '8',
    'two-path decomposition exact',
    'the witness of that name, with the paths of clause 2; how close path C has to come before a period is over, this project sets',
  ),
  sentence:
    'Paths A, B and C add up to the joint cost; A and B are what the formula gives at the end of every tick, and C is at the end of every bundle period and within one bundle at the end of any other tick.',
  hypotheses: ['H-DDOS-INV', 'H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS', 'H-DUAL-MODE'],
  laws: [
    law(
      'the paths add up',
      'JOINT = A + B + C',
      every(
        READINGS,
        equal<CostReading, DecompositionObservation>({
          unit: 'ns',
          found: ({ joint }) => joint,
          due: ({ A, B, C }) => A + B + C,
          at: 'joint cost',
          says: ({ allowed, found }) => ({
            expected: `the paths to add up to ${allowed} ns`,
            found: `${found} ns`,
          }),
        }),
      ),
      {
        'with-lookups': {
          replacement: {
            words: {
              'Paths A, B and C add up': 'Paths A, B and C and a lookup of each tick pair add up',
              'JOINT = A + B + C': 'JOINT = A + B + C + PPS_t c_xdp',
            },
            parts: {
              due: ({ ticks, A, B, C }, { cost }, { point }) =>
                A + B + C + times(cost.c_xdp, point.N * ticks),
            },
          },
        },
      },
    ),
    law(
      'path A',
      'A = PPS_t (c_json + c_hmac), times the time',
      pathOfTicks('A', ({ c_json, c_hmac }) => c_json + c_hmac),
    ),
    law(
      'path B',
      'B = PPS_t (c_bfd_parse + c_hmac), times the time',
      pathOfTicks('B', ({ c_bfd_parse, c_hmac }) => c_bfd_parse + c_hmac),
    ),
    law(
      'path C over whole bundle periods',
      'C = bundles_per_sec q c_ed25519, times the time of n bundle periods',
      every(
        READINGS,
        equal<CostReading, DecompositionObservation>({
          given: isEndOfPeriod,
          unit: 'ns',
          found: timesPeriod,
          due: averageOfC,
          at: 'path C',
          says: (_, reading, revision, { point }) => rates('C', reading, point, revision),
        }),
      ),
    ),
    law(
      'path C within a bundle period',
      '|C - bundles_per_sec q c_ed25519, times the time| < q c_ed25519',
      every(
        READINGS,
        equal<CostReading, DecompositionObservation>({
          given: (reading, revision, whole) => !isEndOfPeriod(reading, revision, whole),
          unit: 'ns',
          scale: (_, __, { point }) => BigInt(point.bundle_period),
          found: timesPeriod,
          due: averageOfC,
          onTop: (_, { cost }, { point }) => times(cost.c_ed25519, point.q * point.bundle_period),
          at: 'path C',
          says(_, reading, revision, { point }) {
            const { expected, found } = rates('C', reading, point, revision);
            const bundle = times(revision.cost.c_ed25519, point.q);
            return { expected, found: `${found}, a bundle (${bundle} ns) or more away` };
          },
        }),
      ),
    ),
  ],
});

/** Snapshots of N vantages whose ticks arrived in some order, and what the HMACs of path A cost. */
export interface ArrivalObservation {
  readonly point: OperatingPoint;
  /** Ticks that are over. */
  readonly ticks: Ticks;
  /** Every tick up to the last one that arrived did so, once. */
  readonly isComplete: boolean;
  /** Ticks that arrived after a later one. */
  readonly overtaken: number;
  readonly cwtMacs: Nanoseconds;
}

/** T-JCOST-1.C: section 8. */
export const ABSTRACT_REFERENCE = statement<ArrivalObservation>({
  id: 'T-JCOST-1.C',
  clause: '8',
  origin: printed('8', '0.21 % HMAC alone', 'the witness of that name'),
  sentence:
    'The HMACs of path A cost PPS_t c_hmac, which is {hmac-share} % of a core at {reference_rate} snapshots per second, in whatever order the ticks arrive and however N and T_tick make up this rate.',
  hypotheses: ['H-CWT-TRUST'],
  laws: [
    law(
      'HMACs of path A',
      'CPU of the HMACs of path A = PPS_t c_hmac, times the time',
      equal<ArrivalObservation>({
        unit: 'ns',
        found: ({ cwtMacs }) => cwtMacs,
        due: ({ point, ticks }, { cost }) => times(cost.c_hmac, point.N * ticks),
        at: 'HMACs of path A',
        says: (_, observed, { cost }) => ({
          expected: describeRate({
            cpu: times(cost.c_hmac, observed.point.N),
            during: elapsed(1 as Ticks, observed.point),
          }),
          found: describeRate(rateOfMacs(observed)),
        }),
      }),
    ),
    law(
      'the share that is printed',
      'N / T_tick = {reference_rate} / s => PPS_t c_hmac = {hmac-share} % of a core',
      condition<ArrivalObservation>({
        holds: (observed, revision) =>
          isPrintedShare(rateOfMacs(observed), printedDigits('hmac-share', revision)),
        at: 'HMACs of path A',
        expected: (_, revision) => `${printedDigits('hmac-share', revision)} % of a core`,
        found: (observed) => describeRate(rateOfMacs(observed)),
      }),
    ),
  ],
});

function rateOfMacs({ point, ticks, cwtMacs }: ArrivalObservation): CostRate {
  return { cpu: cwtMacs, during: elapsed(ticks, point) };
}

/** Whether a rate is so many per cent of a core when rounded to as many places, halves upwards. */
function isPrintedShare({ cpu, during }: CostRate, digits: string): boolean {
  const [whole = '', decimals = ''] = digits.split('.');
  const parts = 100n * 10n ** BigInt(decimals.length);
  return (2n * parts * cpu + during) / (2n * during) === BigInt(whole + decimals);
}
