import { exactly } from '../formula/as-printed.ts';
import { everyStretch } from '../formula/every-stretch.ts';
import { ofStretch, type Stretch } from '../formula/stretch.ts';
import { law } from '../language/law.ts';
import type { Microseconds, Nanoseconds } from '../language/notation.ts';
import { implied } from '../language/origin.ts';
import type { OperatingPoint } from '../language/revision.ts';
import { statement } from '../language/statement.ts';
import { symbolsOfPoint } from './symbols.ts';

/** What a broker had spent at some time after its deployment began. */
export interface ClockReading {
  readonly time: Microseconds;
  readonly spent: Nanoseconds;
}

/** One honest deployment, read at times that owe nothing to its ticks. */
export interface WallClockObservation {
  readonly point: OperatingPoint;
  /** How many entries of `readings` belong to this case; the first is of the start. */
  readonly count: number;
  readonly readings: readonly ClockReading[];
}

/** What the broker spends between any two readings. */
const inAnyTime = everyStretch<WallClockObservation, ClockReading>({
  symbols: {
    ...symbolsOfPoint(({ observed }: Stretch<WallClockObservation>) => observed.point),
    t: ofStretch('length', 'us'),
    second: { unit: 'us', value: () => 1_000_000 },
    'CPU(t)': ofStretch('counted', 'ns'),
  },
  unit: 'ns',
  totals: {
    of: ({ readings }) => readings,
    count: ({ count }) => count,
    length: ({ time }) => time,
    counted: ({ spent }) => spent,
  },
  from: 'any total',
  at: (from, to) => `in the ${to - from} us after ${from} us`,
  says: ({ sense, found, allowed, scale }, { counted }) =>
    sense === undefined
      ? { expected: `${exactly(allowed, scale)} ns of CPU`, found: `${counted} ns` }
      : {
          expected: `JOINT for this time, ${sense} ${exactly(allowed, scale)} ns away`,
          found: `${counted} ns, ${exactly(found, scale)} ns away`,
        },
});

/** T-JCOST-1/exact-in-each-second: section 2, JOINT as microseconds of CPU in each second of wall-clock. */
export const EXACT_IN_EACH_SECOND = statement<WallClockObservation>({
  id: 'T-JCOST-1/exact-in-each-second',
  clause: '2',
  origin: implied(
    '2',
    'microseconds of CPU per second of wall-clock',
    'the unit of JOINT is a second, wherever it begins',
  ),
  sentence:
    'What the broker spends in any whole number of seconds of wall-clock, wherever they begin, is exactly JOINT for each of them.',
  hypotheses: ['H-DDOS-INV', 'H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  laws: [
    law('exact in each second', 't mod second = 0 => CPU(t) = JOINT * t', inAnyTime, {
      'within-a-tick-and-a-bundle': {
        replacement: {
          words: {
            'any whole number of seconds of wall-clock, wherever they begin, is exactly':
              'any stretch of time is',
            'for each of them':
              'for its length, exactly where it is a whole number of bundle periods and else to less than what that has for one tick and the cost of one bundle',
            't mod second = 0 => CPU(t) = JOINT * t':
              '(t mod (bundle_period_ticks * T_tick) = 0 => CPU(t) = JOINT * t) and abs(CPU(t) - JOINT * t) < JOINT * T_tick + q * c_ed25519',
          },
        },
      },
      'with-lookups': {
        replacement: {
          words: { 'JOINT for': 'JOINT + PPS_t c_xdp for', 'JOINT *': '(JOINT + PPS_t * c_xdp) *' },
        },
      },
    }),
  ],
});
