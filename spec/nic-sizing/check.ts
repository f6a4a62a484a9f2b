import { asPrinted, exactly } from '../formula/as-printed.ts';
import { law } from '../language/law.ts';
import type { Microseconds, Packets, VantageCount } from '../language/notation.ts';
import { printed } from '../language/origin.ts';
import { statement } from '../language/statement.ts';
import { symbolsOfNic } from './symbols.ts';

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
export const NIC_SUFFICIENCY = statement<NicObservation>({
  id: 'T-NIC-SUFF',
  clause: '6.1',
  origin: printed('8', '(R_L + 1) * legit PPS', 'the witness of that name, over the window of clause 6.1'),
  sentence:
    'N vantages that send all that the limiter admits stay within R_L + 1 times their natural packets, averaged over {nic_window}, wherever they begin.',
  hypotheses: ['H-DDOS-INV', 'H-RL'],
  laws: [
    law(
      'within the budget',
      'packets({nic_window}) <= (R_L + 1) * PPS_t * {nic_window}',
      asPrinted<NicObservation>({
        symbols: {
          ...symbolsOfNic<NicObservation>((observed) => observed),
          'packets({nic_window})': { unit: '1', of: ({ N, busiestWindow }) => N * busiestWindow },
        },
        unit: 'packets',
        says: ({ found, allowed, scale }, _, { nicWindow }) => ({
          expected: `at most ${exactly(allowed, scale)} packets in ${nicWindow} us`,
          found: `${exactly(found, scale)}`,
        }),
      }),
    ),
  ],
});
