import { breachOf, type Closeness, compared } from '../language/closeness.ts';
import { fromBreach } from '../language/from-breach.ts';
import type { Microseconds, Packets, VantageCount } from '../language/notation.ts';
import type { Revision } from '../language/revision.ts';
import type { Statement } from '../language/statement.ts';

/** Vantages at the limiter's ceiling, and the busiest window of the stated length. */
export interface NicObservation {
  readonly N: VantageCount;
  readonly T_tick: Microseconds;
  /** Packets of both paths that one vantage sent in the busiest window: all vantages send alike. */
  readonly busiestWindow: Packets;
  /** Ticks of that window in which the vantages were at the ceiling. */
  readonly ceilingTicks: number;
  /** Whether some tick at the ceiling began with a full bucket, and with an empty one. */
  readonly metFull: boolean;
  readonly metEmpty: boolean;
  /** Whether the window began with a burst of a full bucket. */
  readonly burst: boolean;
}

/** T-NIC-SUFF: section 6.1 in the form of section 8. */
export const NIC_SUFFICIENCY: Statement<NicObservation> = fromBreach<NicObservation>({
  id: 'T-NIC-SUFF',
  clause: '6.1',
  sentence:
    'N vantages that send all that the limiter admits stay within R_L + 1 times their natural packets, averaged over {nic_window}, wherever they begin.',
  hypotheses: ['H-DDOS-INV', 'H-RL'],
  formula: 'packets in any {nic_window} <= (R_L + 1) * legitimate packets in {nic_window}',
  breach: (observed, revision) =>
    breachOf(
      busiestWindow(observed, revision),
      ({ found, allowed, scale }) =>
        `expected at most ${allowed / scale} packets in ${revision.nicWindow} us, found ${found / scale}`,
    ),
  closeness: busiestWindow,
});

function busiestWindow(observed: NicObservation, { R_L, nicWindow, rules }: Revision): Closeness | null {
  const N = BigInt(observed.N);
  const paths = rules['nic-budget-scope'] === 'both-paths' ? 2n : 1n;
  // A window need not be a whole number of ticks.
  const tick = BigInt(observed.T_tick);
  const budget = N * paths * BigInt(R_L + 1) * BigInt(nicWindow);
  return compared('packets', N * BigInt(observed.busiestWindow) * tick, 'at most', budget, tick);
}
