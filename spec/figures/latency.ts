import Fraction from 'fraction.js';
import type { Revision } from '../language/revision.ts';
import { computed, type Figure, OUTSIDE, solved } from './figure.ts';
import { linear, over } from './formula.ts';
import { pointNamed } from './operating-points.ts';
import { exactly, type Printed, rounded } from './printed.ts';

const TICKS = 'ticks beyond tau_RTT';
const MS = 'ms';
const MILLISECOND_US = 1000n;
const REFERENCE_TICK_MS = 60_000n;
const MEDIAN_MS = 55n;
const SIMULATED_MS = 100n;
const SIMULATED_BOUND_MS = 150n;
/** Octets of a captured frame. */
const FRAME_OCTETS = 110n;

/** tau(phi) of L_DL beyond tau_RTT: M T_tick - phi, for an onset phi of 0 to 1 tick, in ticks. */
function latencyAt(phi: Fraction, { M }: Revision): Fraction {
  return new Fraction(M).sub(phi);
}

const worst = (revision: Revision): Fraction => latencyAt(new Fraction(0), revision);
/** The infimum: phi comes as near to a tick as it likes and does not reach it. */
const best = (revision: Revision): Fraction => latencyAt(new Fraction(1), revision);
/** tau falls evenly with phi, so that its mean lies half way. */
const mean = (revision: Revision): Fraction => worst(revision).add(best(revision)).div(2);

/** So many ticks of Regime C in milliseconds. */
function inMilliseconds(ticks: Fraction, revision: Revision): Fraction {
  return ticks.mul(pointNamed(revision, 'regime-c').T_tick).div(MILLISECOND_US);
}

function formulaOf(formula: string, ticks: (M: Fraction) => Fraction): Printed {
  return { as: 'formula', formula, unit: TICKS, value: ({ M }) => ticks(new Fraction(M)) };
}

/** L_DL and what the other documents say of detection latency. */
export const LATENCY_FIGURES = {
  'latency-best': {
    document: 'latency-reconciliation',
    clause: 'opening',
    text: 'best (M-1)*T + RTT',
    printed: formulaOf('M - 1', (M) => M.sub(1)),
    formula: computed(best),
    sentence: 'The infimum of tau(phi) over the onset phase, which no onset attains.',
  },
  'latency-mean': {
    document: 'latency-reconciliation',
    clause: 'opening',
    text: 'mean (M-1/2)*T + RTT',
    printed: formulaOf('M - 1/2', (M) => M.sub(1, 2)),
    formula: computed(mean),
    sentence: 'The mean of tau(phi) over an even onset phase.',
  },
  'latency-worst': {
    document: 'latency-reconciliation',
    clause: 'opening',
    text: 'worst M*T + RTT',
    printed: formulaOf('M', (M) => M),
    formula: computed(worst),
    sentence: 'The maximum of tau(phi), at an onset just after a tick.',
  },
  'latency-error': {
    document: 'latency-reconciliation',
    clause: 'opening',
    text: 'validator max error 0 ms',
    printed: rounded('0', MS),
    formula: OUTSIDE,
    sentence: 'The validator of that document is not public.',
  },
  'd1-detection': {
    document: 'ddos-resilience',
    clause: 'opening',
    text: 'detection in (M-1)*T_tick',
    printed: formulaOf('M - 1', (M) => M.sub(1)),
    formula: computed(worst),
    sentence: 'A promise for every attack must cover the worst case of L_DL; this one covers none.',
  },
  'bfd-lower-bound': {
    document: 'coherence-bfd',
    clause: 'opening',
    text: 'lower bound tau >= M*T_tick + tau_RTT, tight',
    printed: formulaOf('M', (M) => M),
    formula: computed(best),
    sentence: 'A tight lower bound is the infimum of L_DL; this one is its maximum.',
  },
  'bfd-multiplier': {
    document: 'coherence-bfd',
    clause: 'opening',
    text: 'V3 meets it at M=1',
    printed: exactly('1', 'ticks'),
    formula: OUTSIDE,
    sentence: 'A setting of the V3 measurement.',
  },
  'bfd-median': {
    document: 'coherence-bfd',
    clause: 'opening',
    text: 'median 55 ms',
    printed: rounded('55', MS),
    formula: OUTSIDE,
    sentence: 'Measured on one host; neither T_tick nor tau_RTT of the run is printed.',
  },
  'bfd-reference-tick': {
    document: 'coherence-bfd',
    clause: 'opening',
    text: '60 s tick',
    printed: exactly('60', 's'),
    formula: OUTSIDE,
    sentence: 'What the median is compared with.',
  },
  'bfd-speedup': {
    document: 'coherence-bfd',
    clause: 'opening',
    text: '1091x',
    printed: rounded('1091', 'times'),
    formula: computed(() => new Fraction(REFERENCE_TICK_MS, MEDIAN_MS)),
    sentence: '60 s over the printed median.',
  },
  'bfd-byte-rate': {
    document: 'coherence-bfd',
    clause: 'opening',
    text: '39,680 B/s',
    printed: rounded('39680', 'octets per second'),
    formula: solved('push-rate', () => over(linear(0n, FRAME_OCTETS))),
    sentence:
      'No whole number of the captured frames of 110 octets comes to it, nor of their payloads of 68.',
  },
  'simulated-latency': {
    document: 'ddos-simulation',
    clause: 'opening',
    text: 'latency 100 ms',
    printed: rounded('100', MS),
    formula: computed((revision) => inMilliseconds(best(revision), revision)),
    sentence: '(M-1) T_tick without a round trip, which L_DL approaches and never reaches.',
  },
  'simulated-lower-bound': {
    document: 'ddos-simulation',
    clause: 'opening',
    text: 'lower bound 150 ms',
    printed: rounded('150', MS),
    formula: solved('round-trip', (revision) => over(linear(inMilliseconds(worst(revision), revision), 1n))),
    sentence: 'M T_tick + tau_RTT, the lower bound of Coherence-BFD.',
  },
  'simulated-ratio': {
    document: 'ddos-simulation',
    clause: 'opening',
    text: 'ratio 0.67',
    printed: rounded('0.67', 'times'),
    formula: computed(() => new Fraction(SIMULATED_MS, SIMULATED_BOUND_MS)),
    sentence: 'The printed latency over the printed bound, which is a lower bound only from 1 upwards.',
  },
} as const satisfies Readonly<Record<string, Figure>>;
