import { atLeast } from '../language/comparisons.ts';
import { law } from '../language/law.ts';
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

/** T-COMP-SPLIT: what Step 1 takes from T-SPLIT-1. */
export const QUORUM_BOUND = statement<QuorumProbabilityObservation>({
  id: 'T-COMP-SPLIT/quorum-bound',
  clause: '5',
  sentence:
    'Two consumers who are shown two cosigned views under one (bundle_id, bundle_seq) detect it with a probability of at least 1 - (1 - 1/w)^q.',
  hypotheses: ['H-CWT-TRUST', 'H-DUAL-MODE'],
  laws: [
    law(
      'detection probability',
      'detecting pairs of quorums / all pairs of quorums >= 1 - (1 - 1/w)^q',
      // Multiplied out: detected / pairs >= (w^q - (w - 1)^q) / w^q.
      atLeast<QuorumProbabilityObservation>({
        unit: 'pairs of quorums',
        scale: ({ w, q }) => power(w, q),
        found: ({ detected, w, q }) => BigInt(detected) * power(w, q),
        allowed: leastDetected,
        at: ({ w, q, corrupt }) => `${q} of ${w} witnesses, ${corrupt} of them corrupt`,
        says: (_, { w, q, detected, pairs }) => ({
          expected: `to detect with at least 1 - (1 - 1/${w})^${q}`,
          found: `${detected} of ${pairs} pairs of quorums`,
        }),
      }),
    ),
  ],
});

/** The pairs that must detect, times w^q. */
function leastDetected({ w, q, pairs }: Pick<QuorumProbabilityObservation, 'w' | 'q' | 'pairs'>): bigint {
  return BigInt(pairs) * (power(w, q) - power(w - 1, q));
}

/** Whether the bound is met with nothing to spare. */
export function isAtBound(detected: number, pairs: number, w: number, q: number): boolean {
  return BigInt(detected) * power(w, q) === leastDetected({ pairs, w, q });
}

function power(base: number, exponent: number): bigint {
  return BigInt(base) ** BigInt(exponent);
}
