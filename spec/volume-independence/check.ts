import { law } from '../language/law.ts';
import { areEqual, isBelow, type Nanoseconds, type PacketsPerSecond } from '../language/notation.ts';
import { printed } from '../language/origin.ts';
import { condition } from '../language/quantifiers.ts';
import { statement } from '../language/statement.ts';

/** One deployment run three times: left alone, attacked from outside behind the gate of I1, and attacked without it. */
export interface VolumeObservation {
  /** The lowest and the highest rate offered from outside. */
  readonly lowestRate: PacketsPerSecond;
  readonly highestRate: PacketsPerSecond;
  /** How many floods were begun. */
  readonly floods: number;
  /** Ticks without a flood, after one of them. */
  readonly quietTicks: number;
  /** Packets offered from outside. */
  readonly offered: number;
  readonly baseline: Nanoseconds;
  readonly attacked: Nanoseconds;
  /** With user traffic on the way to the broker, against I1. */
  readonly exposed: Nanoseconds;
}

/** T-VOLINV: section 6.2. That the third run differs shows that the attack is real. */
export const VOLUME_INDEPENDENCE = statement<VolumeObservation>({
  id: 'T-VOLINV',
  clause: '6.2',
  origin: printed(
    '8',
    'joint cost constant across 10^6..10^12 pps',
    'the witness of that name; that it depends on the NIC letting nothing else in, this project asks',
  ),
  sentence:
    'The joint cost is the same at every attack rate offered from outside while the NIC receives telemetry only (I1), and is not where user traffic reaches the broker.',
  hypotheses: ['H-DDOS-INV'],
  laws: [
    law(
      'independent of the rate behind the gate of I1',
      'JOINT(N, T_tick, q) at R = JOINT(N, T_tick, q) at 0, for R from {least_attack} to {most_attack} packets/s',
      condition<VolumeObservation>({
        holds: ({ attacked, baseline }) => areEqual(attacked, baseline),
        at: 'attacked behind the gate',
        expected: ({ baseline }) => `${baseline} ns as without an attack`,
        found: ({ attacked }) => `${attacked} ns`,
      }),
    ),
    law(
      'dependent on it without the gate',
      'R > 0 reaches the broker => JOINT(N, T_tick, q) at R > JOINT(N, T_tick, q) at 0',
      condition<VolumeObservation>({
        given: ({ offered }) => offered > 0,
        holds: ({ baseline, exposed }) => isBelow(baseline, exposed),
        at: 'attacked without the gate',
        expected: ({ baseline }) => `more than ${baseline} ns`,
        found: ({ exposed }) => `${exposed} ns`,
      }),
    ),
  ],
});
