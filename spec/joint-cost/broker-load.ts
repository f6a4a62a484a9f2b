import { equal } from '../language/comparisons.ts';
import { law, type Of } from '../language/law.ts';
import { type Nanoseconds, type Ticks, times } from '../language/notation.ts';
import { ours, printed } from '../language/origin.ts';
import { every, type List } from '../language/quantifiers.ts';
import type { OperatingPoint } from '../language/revision.ts';
import { statement } from '../language/statement.ts';
import { jointOfPeriod } from './closed-form.ts';

/** What the broker of one deployment had spent and taken in when so many ticks were over. */
export interface LoadReading {
  readonly ticks: Ticks;
  readonly spent: Nanoseconds;
  readonly pathC: Nanoseconds;
  /** Packets that the NIC took in. */
  readonly received: bigint;
  /** Tick pairs that vantages offered: one each on each tick, or F in a flood. */
  readonly offered: bigint;
  /** Tick pairs that they would have offered without a flood. */
  readonly natural: bigint;
}

/** One deployment, read after each thing that happens, and the same without what is taken for an attack. */
export interface BrokerLoadObservation {
  readonly point: OperatingPoint;
  /** How many entries of `readings` belong to this case; the first is of the start. */
  readonly count: number;
  readonly readings: readonly LoadReading[];
  /** What the same deployment spent without the traffic of strangers, and then without the flood as well. */
  readonly withoutStrangers: Nanoseconds;
  readonly withoutAttack: Nanoseconds;
  readonly floods: number;
  readonly floodTicks: number;
  readonly silentTicks: number;
  /** Ticks of a flood of one path. */
  readonly onePathTicks: number;
  /** Packets offered from outside. */
  readonly offeredOutside: number;
  /** Ticks whose bundles carried more than q cosignatures. */
  readonly overCosignedTicks: number;
  /** Bundles beyond the schedule. */
  readonly extraBundles: number;
}

/** What section 2 assumes. */
export const T_JCOST_HYPOTHESES = ['H-DDOS-INV', 'H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'] as const;

/** What was read after the start. */
const READINGS: List<BrokerLoadObservation, LoadReading> = {
  of: ({ readings }) => readings,
  count: ({ count }) => count,
  from: 1,
  name: ({ ticks }) => `after ${ticks} ticks`,
};

type OfReading<Value> = Of<LoadReading, Value, BrokerLoadObservation>;

const areWholePeriods: OfReading<boolean> = ({ ticks }, _, { point }) => ticks % point.bundle_period === 0;
const bundlePeriod: OfReading<bigint> = (_, __, { point }) => BigInt(point.bundle_period);
const spentTimesPeriod: OfReading<bigint> = ({ spent }, _, { point }) => spent * BigInt(point.bundle_period);

/** What so many ticks cost by section 2, times the ticks of a bundle period. */
const jointCost: OfReading<bigint> = ({ ticks }, revision, { point }) =>
  jointOfPeriod(point, revision) * BigInt(ticks);
/** The same with a lookup for each tick pair. */
const jointCostWithLookups: OfReading<bigint> = ({ ticks }, revision, { point }) =>
  (jointOfPeriod(point, revision) + times(revision.cost.c_xdp, point.N * point.bundle_period)) *
  BigInt(ticks);

/** What the broker is to have spent, and what it has. */
function costOf(due: OfReading<bigint>) {
  return {
    unit: 'ns',
    scale: bundlePeriod,
    found: spentTimesPeriod,
    due,
    says: (
      { allowed, scale }: { readonly allowed: bigint; readonly scale: bigint },
      { spent }: LoadReading,
    ) => ({ expected: `${fraction(allowed, scale)} ns of CPU`, found: `${spent} ns` }),
  };
}

const WITH_LOOKUPS = {
  replacement: {
    words: { 'JOINT,': 'JOINT + PPS_t c_xdp,', 'JOINT * n': '(JOINT + PPS_t c_xdp) * n' },
    parts: { due: jointCostWithLookups },
  },
};

/** T-JCOST-1/exact: section 2. A rate per second that bundles are part of is an average: over whole bundle periods. */
export const EXACT_COST = statement<BrokerLoadObservation>({
  id: 'T-JCOST-1/exact',
  clause: '2',
  origin: printed(
    '2',
    'is exactly: JOINT',
    'over whole bundle periods, in which its rates are whole numbers',
  ),
  sentence:
    'What the broker spends to take in, parse and verify all telemetry is exactly JOINT, over any whole number of bundle periods.',
  hypotheses: T_JCOST_HYPOTHESES,
  laws: [
    law(
      'exact over bundle periods',
      'CPU in n bundle periods = JOINT * n * bundle_period_ticks * T_tick',
      every(
        READINGS,
        equal<LoadReading, BrokerLoadObservation>({ given: areWholePeriods, ...costOf(jointCost) }),
      ),
      { 'with-lookups': WITH_LOOKUPS },
    ),
  ],
});

/** T-JCOST-1/exact-at-every-tick: section 2, where "per second" is taken for any time. */
export const EXACT_AT_EVERY_TICK = statement<BrokerLoadObservation>({
  id: 'T-JCOST-1/exact-at-every-tick',
  clause: '2',
  origin: ours(
    'a cost per second need not be exact tick by tick: where it is not, a meter read at a tick shows it',
  ),
  sentence:
    'What the broker spends to take in, parse and verify all telemetry is exactly JOINT, over any whole number of ticks.',
  hypotheses: T_JCOST_HYPOTHESES,
  laws: [
    law(
      'exact at every tick',
      'CPU in n ticks = JOINT * n * T_tick',
      every(READINGS, equal<LoadReading, BrokerLoadObservation>(costOf(jointCost))),
      {
        'with-lookups': WITH_LOOKUPS,
        'within-one-bundle': {
          replacement: {
            words: {
              'is exactly': 'is, to less than the cost of one bundle,',
              'CPU in n ticks =': 'CPU in n ticks, to less than q c_ed25519, =',
            },
            parts: {
              onTop: (_, { cost }, { point }) => times(cost.c_ed25519, point.q * point.bundle_period),
            },
          },
        },
      },
    ),
  ],
});

/** T-JCOST-1/path-c: section 2, Step 5. */
export const PATH_C_COST = statement<BrokerLoadObservation>({
  id: 'T-JCOST-1/path-c',
  clause: '2',
  origin: printed('2', 'verified once; bundles_per_sec * q * c_ed25519', 'Step 5 as it stands'),
  sentence:
    'Path C costs exactly bundles_per_sec q c_ed25519 over any whole number of bundle periods: each bundle carries q cosignatures, and each is verified once.',
  hypotheses: [...T_JCOST_HYPOTHESES, 'H-DUAL-MODE'],
  laws: [
    law(
      'path C over bundle periods',
      'CPU of path C in n bundle periods = n cells_k q c_ed25519',
      every(
        READINGS,
        equal<LoadReading, BrokerLoadObservation>({
          given: areWholePeriods,
          unit: 'ns',
          found: ({ pathC }) => pathC,
          due: ({ ticks }, { cost }, { point }) =>
            times(cost.c_ed25519, point.cells_k * point.q * (ticks / point.bundle_period)),
          says: ({ allowed, found }) => ({
            expected: `${allowed} ns of CPU on path C`,
            found: `${found} ns`,
          }),
        }),
      ),
    ),
  ],
});

function fraction(numerator: bigint, denominator: bigint): string {
  return numerator % denominator === 0n ? `${numerator / denominator}` : `${numerator}/${denominator}`;
}
