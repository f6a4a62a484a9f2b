import { exactly } from '../formula/as-printed.ts';
import { everyStretch, type StretchReading } from '../formula/every-stretch.ts';
import type { JudgedByFormula } from '../language/law.ts';
import { law, type SideCondition } from '../language/law.ts';
import type { Nanoseconds, Ticks } from '../language/notation.ts';
import { ours, printed } from '../language/origin.ts';
import type { OperatingPoint } from '../language/revision.ts';
import { statement } from '../language/statement.ts';
import { costOfTicks } from './symbols.ts';

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

type LoadStretches = StretchReading<BrokerLoadObservation, LoadReading>;

/** What was read, the start included. */
export const READINGS = {
  of: ({ readings }: BrokerLoadObservation) => readings,
  count: ({ count }: BrokerLoadObservation) => count,
  length: ({ ticks }: LoadReading) => ticks,
  offered: ({ offered }: LoadReading) => offered,
};

/** What the broker spent from the start until each reading. */
const spent: LoadStretches = {
  symbols: costOfTicks(),
  unit: 'ns',
  totals: { ...READINGS, counted: ({ spent }) => spent },
  from: 'start',
  at: (_, ticks) => `after ${ticks} ticks`,
  says: ({ sense, found, allowed, scale }, { counted }) =>
    sense === undefined
      ? { expected: `${exactly(allowed, scale)} ns of CPU`, found: `${counted} ns` }
      : {
          expected: `${sense} ${exactly(allowed, scale)} ns of CPU more or less than JOINT`,
          found: `${exactly(found, scale)} ns`,
        },
};

const WITH_LOOKUPS: SideCondition<JudgedByFormula> = {
  replacement: { words: { 'JOINT,': 'JOINT + PPS_t c_xdp,', 'JOINT * n': '(JOINT + PPS_t * c_xdp) * n' } },
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
      'n mod bundle_period_ticks = 0 => CPU(n) = JOINT * n * T_tick',
      everyStretch(spent),
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
    law('exact at every tick', 'CPU(n) = JOINT * n * T_tick', everyStretch(spent), {
      'with-lookups': WITH_LOOKUPS,
      'within-one-bundle': {
        replacement: {
          words: {
            'is exactly': 'is, to less than the cost of one bundle,',
            'CPU(n) = ': 'abs(CPU(n) - ',
            ' * n * T_tick': ' * n * T_tick) < q * c_ed25519',
          },
        },
      },
    }),
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
      'n mod bundle_period_ticks = 0 => C(n) = bundles_per_sec * q * c_ed25519 * n * T_tick',
      everyStretch<BrokerLoadObservation, LoadReading>({
        ...spent,
        symbols: costOfTicks('C'),
        totals: { ...READINGS, counted: ({ pathC }) => pathC },
        says: ({ allowed, scale }, { counted }) => ({
          expected: `${exactly(allowed, scale)} ns of CPU on path C`,
          found: `${counted} ns`,
        }),
      }),
    ),
  ],
});
