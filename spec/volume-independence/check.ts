import { fromBreach } from '../language/from-breach.ts';
import { areEqual, isBelow, type Nanoseconds, type PacketsPerSecond } from '../language/notation.ts';
import type { Statement } from '../language/statement.ts';

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
export const VOLUME_INDEPENDENCE: Statement<VolumeObservation> = fromBreach<VolumeObservation>({
  id: 'T-VOLINV',
  clause: '6.2',
  sentence:
    'The joint cost is the same at every attack rate offered from outside while the NIC receives telemetry only (I1), and is not where user traffic reaches the broker.',
  hypotheses: ['H-DDOS-INV'],
  formula:
    'JOINT(N, T_tick, q) at R = JOINT(N, T_tick, q) at 0, for R from {least_attack} to {most_attack} packets/s',
  breach({ offered, baseline, attacked, exposed }) {
    if (!areEqual(attacked, baseline)) {
      return `attacked behind the gate: expected ${baseline} ns as without an attack, found ${attacked} ns`;
    }
    if (offered === 0 || isBelow(baseline, exposed)) return null;
    return `attacked without the gate: expected more than ${baseline} ns, found ${exposed} ns`;
  },
});
