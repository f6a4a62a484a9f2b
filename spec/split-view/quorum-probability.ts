import { asPrinted } from '../formula/as-printed.ts';
import { law } from '../language/law.ts';
import { imported } from '../language/origin.ts';
import { statement } from '../language/statement.ts';

/** Two consumers of one pool of witnesses were shown two views; every pair of quorums was counted. */
export interface QuorumProbabilityObservation {
  /** Witnesses in all. */
  readonly w: number;
  /** Cosignatures that a consumer asks for. */
  readonly q: number;
  /** How many of the witnesses are corrupt. */
  readonly corrupt: number;
  /** Ordered pairs of quorums with which one of the consumers was not given its quorum, so that the two detect the inconsistency. */
  readonly detected: number;
}

/**
 * How many ordered pairs of q witnesses there are among w: none where q is more than w. Reckoned here, so that a pair that
 * the search leaves out is one that does not detect.
 */
export function pairsOfQuorums({ w, q }: Pick<QuorumProbabilityObservation, 'w' | 'q'>): number {
  let subsets = 1n;
  for (let chosen = 1; chosen <= q; chosen++) subsets = (subsets * BigInt(w - q + chosen)) / BigInt(chosen);
  return q > w ? 0 : Number(subsets ** 2n);
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
      'detection probability',
      'detecting_pairs / pairs_of_quorums >= 1 - (1 - 1/w)^q',
      asPrinted<QuorumProbabilityObservation>({
        symbols: {
          detecting_pairs: { unit: '1', of: ({ detected }) => detected },
          pairs_of_quorums: { unit: '1', of: pairsOfQuorums },
          w: { unit: '1', of: ({ w }) => w },
          q: { unit: '1', of: ({ q }) => q },
        },
        unit: 'of the pairs of quorums',
        at: ({ w, q, corrupt }) => `${q} of ${w} witnesses, ${corrupt} of them corrupt`,
        says: (_, { w, q, detected }) => ({
          expected: `to detect with at least 1 - (1 - 1/${w})^${q}`,
          found: `${detected} of ${pairsOfQuorums({ w, q })} pairs of quorums`,
        }),
      }),
    ),
  ],
});
