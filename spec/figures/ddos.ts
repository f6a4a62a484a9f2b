import Fraction from 'fraction.js';
import type { Revision } from '../language/revision.ts';
import { computed, type DocumentName, type Figure, held, OUTSIDE } from './figure.ts';
import { pointNamed } from './operating-points.ts';
import { exactly, type Printed, rounded } from './printed.ts';

const SECOND_US = 1_000_000n;
const MEGA = 1_000_000n;
const PACKET_OCTETS = 116n;
const REGIONS = 8n;

/** PPS_t of Regime C. */
function packetRate(revision: Revision): Fraction {
  const { N, T_tick } = pointNamed(revision, 'regime-c');
  return new Fraction(BigInt(N) * SECOND_US, BigInt(T_tick));
}

function setting(document: DocumentName, text: string, printed: Printed, sentence: string): Figure {
  return { document, clause: 'opening', text, printed, formula: OUTSIDE, sentence };
}

/** The DDoS profile and its published simulation. */
export const DDOS_FIGURES = {
  'simulated-vantages': {
    document: 'ddos-simulation',
    clause: 'opening',
    text: '10,000 vantages',
    printed: exactly('10000', 'vantages'),
    formula: held((revision) => new Fraction(pointNamed(revision, 'regime-c').N)),
    sentence: 'N of Regime C.',
  },
  'simulated-tick': {
    document: 'ddos-simulation',
    clause: 'opening',
    text: 'T 50 ms',
    printed: exactly('50', 'ms'),
    formula: held((revision) => new Fraction(pointNamed(revision, 'regime-c').T_tick, 1000)),
    sentence: 'T_tick of Regime C.',
  },
  'simulated-multiplier': {
    document: 'ddos-simulation',
    clause: 'opening',
    text: 'M 3',
    printed: exactly('3', 'ticks'),
    formula: held(({ M }) => new Fraction(M)),
    sentence: 'The detection multiplier of the simulation.',
  },
  'simulated-regions': setting(
    'ddos-simulation',
    '8 regions',
    exactly('8', 'regions'),
    'A setting of the simulation.',
  ),
  'simulated-alarm': setting(
    'ddos-simulation',
    'D2 alarm 30.0',
    rounded('30.0', 'of an unprinted unit'),
    'A setting of the simulation.',
  ),
  'telemetry-rate': {
    document: 'ddos-simulation',
    clause: 'opening',
    text: '200,000 pps telemetry',
    printed: exactly('200000', 'packets per second'),
    formula: computed(packetRate),
    sentence: 'N / T_tick, one packet of each vantage a tick; with both paths there are twice as many.',
  },
  'telemetry-packet': setting(
    'ddos-simulation',
    '116-byte packets',
    exactly('116', 'octets'),
    'A packet of the simulation; the 497 octets at which JOINT is priced do not fit into it.',
  ),
  'telemetry-byte-rate': {
    document: 'ddos-simulation',
    clause: 'opening',
    text: '23.2 MB/s',
    printed: rounded('23.2', 'MB/s'),
    formula: computed((revision) => packetRate(revision).mul(PACKET_OCTETS).div(MEGA)),
    sentence: 'The packets of a second at 116 octets.',
  },
  'breakdown-cells': {
    document: 'ddos-simulation',
    clause: 'opening',
    text: 'breakdown floor((k-1)/2) = 3',
    printed: exactly('3', 'cells'),
    formula: computed(() => new Fraction(REGIONS - 1n, 2n).floor()),
    sentence: 'With a cell for each of the 8 regions.',
  },
  'regime-d-rate': setting(
    'ddos-simulation',
    'Regime D > 1 Mpps',
    exactly('1', 'million packets per second'),
    'Where the simulation has another regime begin.',
  ),
  'attack-scenarios': setting(
    'ddos-resilience',
    '11 simulated scenarios',
    exactly('11', 'scenarios'),
    'The list of scenarios is not public.',
  ),
  'attack-least': setting(
    'ddos-resilience',
    '10 Mpps',
    exactly('10', 'million packets per second'),
    'The weakest simulated attack.',
  ),
  'attack-most': setting(
    'ddos-resilience',
    '5 Tbps',
    exactly('5', 'Tbit/s'),
    'The strongest simulated attack, in another unit than the weakest, with no packet size to convert by.',
  ),
} as const satisfies Readonly<Record<string, Figure>>;
