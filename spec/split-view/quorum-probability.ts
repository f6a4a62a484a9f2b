import { asPrinted } from '../formula/as-printed.ts';
import { law } from '../language/law.ts';
import { imported } from '../language/origin.ts';
import { condition } from '../language/quantifiers.ts';
import { statement } from '../language/statement.ts';

/** Two consumers of one pool of witnesses were shown two views; every pair of quorums was counted. */
export interface QuorumProbabilityObservation {
  /** Witnesses in all. */
  readonly w: number;
  /** Cosignatures that a consumer asks for. */
  readonly q: number;
  /** How many of the witnesses are corrupt. */
  readonly corrupt: number;
  /** Ordered pairs of quorums; none where q is more than w. */
  readonly pairs: number;
  /** Pairs with which one of the consumers was not given its quorum, so that the two detect the inconsistency. */
  readonly detected: number;
}

/** How many sets of q there are among w: w! over q! and (w - q)!. */
function subsets(w: number, q: number): bigint {
  return q > w ? 0n : factorial(w) / (factorial(q) * factorial(w - q));
}

function factorial(n: number): bigint {
  return n < 2 ? 1n : BigInt(n) * factorial(n - 1);
}

/** T-COMP-SPLIT: what Step 1 takes from T-SPLIT-1. */
export const QUORUM_BOUND = statement<QuorumProbabilityObservation>({
  id: 'T-COMP-SPLIT/quorum-bound',
  clause: '5',
  origin: imported('T-SPLIT-1 of CWT', '1 - (1 - 1/w)^q', 'Step 1 of clause 5 cites it for this bound'),
  sentence:
    'Two consumers who are shown two cosigned views under one (bundle_id, bundle_seq) detect it with a probability of at least 1 - (1 - 1/w)^q.',
  hypotheses: ['H-CWT-TRUST', 'H-DUAL-MODE'],
  laws: [
    law(
      'every pair of quorums counts',
      'pairs_of_quorums = (w! / (q! (w - q)!))^2, and 0 where q > w',
      condition<QuorumProbabilityObservation>({
        holds: ({ w, q, pairs }) => BigInt(pairs) === subsets(w, q) ** 2n,
        at: ({ w, q, corrupt }) => `${q} of ${w} witnesses, ${corrupt} of them corrupt`,
        expected: ({ w, q }) => `${subsets(w, q) ** 2n} pairs of quorums`,
        found: ({ pairs }) => `${pairs}`,
      }),
    ),
    law(
      'detection probability',
      'detecting_pairs / pairs_of_quorums >= 1 - (1 - 1/w)^q',
      asPrinted<QuorumProbabilityObservation>({
        symbols: {
          detecting_pairs: { unit: '1', of: ({ detected }) => detected },
          pairs_of_quorums: { unit: '1', of: ({ pairs }) => pairs },
          w: { unit: '1', of: ({ w }) => w },
          q: { unit: '1', of: ({ q }) => q },
        },
        unit: 'of the pairs of quorums',
        at: ({ w, q, corrupt }) => `${q} of ${w} witnesses, ${corrupt} of them corrupt`,
        says: (_, { w, q, detected, pairs }) => ({
          expected: `to detect with at least 1 - (1 - 1/${w})^${q}`,
          found: `${detected} of ${pairs} pairs of quorums`,
        }),
      }),
    ),
  ],
});
