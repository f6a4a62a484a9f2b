import { lastPlace, printedDigits } from '../figures/printed-numbers.ts';
import { asPrinted, exactly } from '../formula/as-printed.ts';
import { everyStretch } from '../formula/every-stretch.ts';
import type { Symbols } from '../formula/vocabulary.ts';
import { law } from '../language/law.ts';
import type { Nanoseconds, Ticks } from '../language/notation.ts';
import { printed } from '../language/origin.ts';
import { condition, every, type List, ofPart } from '../language/quantifiers.ts';
import type { OperatingPoint } from '../language/revision.ts';
import { statement } from '../language/statement.ts';
import { type CostRate, compareRates, describePoint, describeRate, elapsed } from './closed-form.ts';
import { costOfTicks, symbolsOfPoint } from './symbols.ts';

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

/** The share of a core that a deployment costs is in a band, both ends included. */
const inBand = asPrinted<CostRate, MoveObservation>({
  symbols: {
    'JOINT(Regime C)': { means: 'cpu / time' },
    cpu: { unit: 'ns', of: ({ cpu }) => cpu },
    time: { unit: 'ns', of: ({ during }) => during },
  },
  unit: 'of a core',
  at: 'Regime C',
  says: ({ sense, allowed, scale }, rate) => ({
    expected: `${sense} ${exactly(100n * allowed, scale)} % of a core`,
    found: describeRate(rate),
  }),
});

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
      '{regime_c_least} * percent <= JOINT(Regime C) <= {regime_c_most} * percent',
      ofPart(({ regimeC }: MoveObservation) => regimeC, inBand),
    ),
  ],
});

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

/** The price of a path until the end of each tick. */
function costOfPath(path: 'A' | 'B' | 'C') {
  return everyStretch<DecompositionObservation, CostReading>({
    symbols: costOfTicks(path),
    unit: 'ns',
    totals: {
      of: ({ readings }) => readings,
      count: ({ count }) => count,
      length: ({ ticks }) => ticks,
      counted: (reading) => reading[path],
    },
    from: 'start',
    at: (_, ticks) => `after ${ticks} ticks, path ${path}`,
    says: ({ sense, allowed, scale }, { counted }) => ({
      expected:
        sense === undefined
          ? `${exactly(allowed, scale)} ns`
          : `less than a bundle (${exactly(allowed, scale)} ns) from the average`,
      found: `${counted} ns`,
    }),
  });
}

const OF_READING: Symbols<CostReading, DecompositionObservation> = {
  ...symbolsOfPoint((_, { point }) => point),
  n: { unit: '1', of: ({ ticks }) => ticks },
  'JOINT(n)': { unit: 'ns', of: ({ joint }) => joint },
  'A(n)': { unit: 'ns', of: ({ A }) => A },
  'B(n)': { unit: 'ns', of: ({ B }) => B },
  'C(n)': { unit: 'ns', of: ({ C }) => C },
};

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
      'JOINT(n) = A(n) + B(n) + C(n)',
      every(
        READINGS,
        asPrinted<CostReading, DecompositionObservation>({
          symbols: OF_READING,
          unit: 'ns',
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
              'A(n) + B(n) + C(n)': 'A(n) + B(n) + C(n) + c_xdp * N * n',
            },
          },
        },
      },
    ),
    law('path A', 'A(n) = PPS_t * (c_json + c_hmac) * n * T_tick', costOfPath('A')),
    law('path B', 'B(n) = PPS_t * (c_bfd_parse + c_hmac) * n * T_tick', costOfPath('B')),
    law(
      'path C over whole bundle periods',
      'n mod bundle_period_ticks = 0 => C(n) = bundles_per_sec * q * c_ed25519 * n * T_tick',
      costOfPath('C'),
    ),
    law(
      'path C within a bundle period',
      'n mod bundle_period_ticks != 0 => abs(C(n) - bundles_per_sec * q * c_ed25519 * n * T_tick) < q * c_ed25519',
      costOfPath('C'),
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

const OF_ARRIVALS: Symbols<ArrivalObservation> = {
  ...symbolsOfPoint(({ point }) => point),
  n: { unit: '1', of: ({ ticks }) => ticks },
  'HMACs(n)': { unit: 'ns', of: ({ cwtMacs }) => cwtMacs },
  /** In per cent of a core. */
  share: { means: 'HMACs(n) / (n * T_tick * core * percent)' },
  last_place: { unit: '1', value: (revision) => lastPlace('hmac-share', revision) },
};

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
      'HMACs(n) = PPS_t * c_hmac * n * T_tick',
      asPrinted<ArrivalObservation>({
        symbols: OF_ARRIVALS,
        unit: 'ns',
        at: 'HMACs of path A',
        says: ({ allowed, scale }, observed) => ({
          expected: describeRate({
            cpu: (allowed / scale) as Nanoseconds,
            during: elapsed(observed.ticks, observed.point),
          }),
          found: describeRate(rateOfMacs(observed)),
        }),
      }),
    ),
    law(
      'the share that is printed',
      'PPS_t = {reference_rate} => {hmac-share} - last_place / 2 <= share < {hmac-share} + last_place / 2',
      asPrinted<ArrivalObservation>({
        symbols: OF_ARRIVALS,
        unit: '% of a core',
        at: 'HMACs of path A',
        says: (_, observed, revision) => ({
          expected: `${printedDigits('hmac-share', revision)} % of a core`,
          found: describeRate(rateOfMacs(observed)),
        }),
      }),
    ),
  ],
});

function rateOfMacs({ point, ticks, cwtMacs }: ArrivalObservation): CostRate {
  return { cpu: cwtMacs, during: elapsed(ticks, point) };
}
