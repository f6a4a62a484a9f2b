import type { CheckId } from '../spec/language/statement.ts';
import type { NamedArguments } from '../src/search/case/described-step.ts';
import type { DescribedCase } from '../src/search/case/play.ts';

/** What each of the twelve checks of section 8 tries, in cases of its own: fixed numbers, as the draft's validator has. */
export const FIXED_WITNESSES: Readonly<Record<CheckId, readonly DescribedCase[]>> = {
  'T-JCOST-1.A': [
    deployment(1000, 1_000_000, { 'bundle periods': 1 }, [
      ['move-N', { 'another N': 10_000 }],
      ['move-T_tick', { 'another T_tick (us)': 50_000 }],
    ]),
    deployment(10_000, 50_000, { 'bundle periods': 1 }, [
      ['run-regime-c', { 'bundle periods of Regime C': 1 }],
    ]),
  ],
  'T-JCOST-1.B': [deployment(10_000, 50_000, {}, [['run', { ticks: 10 }]])],
  'T-JCOST-1.C': [described({ N: 1000 }, [['arrive-next', {}]])],
  'T-VDOS-1': [1, 4, 16, 64, 256, 1024].map((F) => flood(10_000, F)),
  'T-VDOS-NEG': [flood(10_000, 64)],
  'T-RC-1.A': [
    described(fromZero(), [
      ['transmit', { vantage: 'v1' }],
      ['transmit', { vantage: 'v1' }],
      ['replay', { 'copy of': 'v1 epoch 0 counter 0 bfd_seq 0' }],
      [
        'forge-bfd',
        { packet: 'v1 epoch 0 counter 0 bfd_seq 0', 'altered in the push': 'sequence', 'further on by': 2 },
      ],
      [
        'forge-cwt',
        {
          packet: 'v1 epoch 0 counter 0 bfd_seq 0',
          'altered in the snapshot': 'counter',
          'further on by': 2,
        },
      ],
    ]),
  ],
  'T-RC-1.B': [
    described(fromZero(), [
      ['transmit', { vantage: 'v1' }],
      ['enter-epoch', { vantage: 'v1' }],
      ['transmit', { vantage: 'v1' }],
      ['replay-across-epochs', { 'copy of': 'v1 epoch 0 counter 0 bfd_seq 0' }],
    ]),
  ],
  'T-HKDF-PS': [
    described({ 'ids made from': 'v' }, [
      ['derive-epoch-key', { 'vantage id': 'v1', epoch: 1 }],
      ['derive-bfd-key', { 'vantage id': 'v1' }],
    ]),
  ],
  'T-COMP-SPLIT': [
    described({ quorum: '2 of 5', D_minimax: 1, D_max: 1, apart: 'D_max by 1 ulp' }, [
      ['publish', { consumer: 'c1', 'first witness asked': 'w1' }],
      ['publish-split-view-by-other-witnesses', { consumer: 'c2', 'first witness asked': 'w3' }],
      ['audit', { consumer: 'c1', witness: 'w3' }],
    ]),
  ],
  'T-VOLINV': [6, 7, 8, 9, 10, 11, 12].map((exponent) =>
    deployment(1000, 1_000_000, {}, [
      ['flood', { 'packets per second': 10 ** exponent, ticks: 1, 'quiet ticks after it': 0 }],
    ]),
  ),
  'T-AUTH-INHERIT': [
    described(
      { vantage: 'v1', epoch: 1, 'first counter': 0, 'first BFD sequence': 0, content: '497 octets of JSON' },
      [['transmit', {}]],
    ),
  ],
  'T-NIC-SUFF': [
    described({ N: 10_000, 'T_tick in us': 50_000, buckets: 'empty' }, [
      ['all-flood', { F: 'as many as pass', ticks: 1200 }],
    ]),
  ],
};

type Step = readonly [string, NamedArguments];

function described(setting: NamedArguments, steps: readonly Step[]): DescribedCase {
  return { setting, steps: steps.map(([step, given]) => ({ step, with: given })) };
}

function deployment(N: number, T_tick: number, more: NamedArguments, steps: readonly Step[]): DescribedCase {
  const point = { N, 'T_tick (us)': T_tick, q: 2, cells_k: 8, 'bundle period (ticks)': 10 };
  return described({ ...point, ...more }, steps);
}

/** A minute of one flood at the tick of Regime C. */
function flood(K: number, F: number): DescribedCase {
  return described({ K, F, 'T_tick in us': 50_000 }, [['flood', { ticks: 1200 }]]);
}

function fromZero(): NamedArguments {
  return { 'first BFD sequence drawn': 0 };
}
