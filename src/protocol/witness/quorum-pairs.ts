import type { RuleChoices } from '../../../spec/rules/catalogue.ts';

/** Two quorums of the same size, told apart by what matters: who is honest in either, and who is in both. */
export interface QuorumPair {
  /** Honest and corrupt witnesses in both. */
  readonly sharedHonest: number;
  readonly sharedCorrupt: number;
  /** Honest and corrupt witnesses in the first alone. */
  readonly firstHonest: number;
  readonly firstCorrupt: number;
  /** Honest and corrupt witnesses in the second alone. */
  readonly secondHonest: number;
  readonly secondCorrupt: number;
  /** How many ordered pairs of quorums are of this kind. At most 924^2 for 12 witnesses. */
  readonly pairs: number;
}

/** A pool has at most so many witnesses. */
const MOST_WITNESSES = 20;
/** The kinds of each pool and quorum, once asked for: they are asked for again in every case of that pool. */
const KNOWN = new Map<number, readonly QuorumPair[]>();

/** Every kind of two quorums of q among some honest and some corrupt witnesses, up to 20 in all. */
export function quorumPairs(honest: number, corrupt: number, q: number): readonly QuorumPair[] {
  const base = MOST_WITNESSES + 1;
  const pool = (honest * base + corrupt) * base + q;
  const known = KNOWN.get(pool) ?? countPairs(honest, corrupt, q);
  KNOWN.set(pool, known);
  return known;
}

function countPairs(honest: number, corrupt: number, q: number): readonly QuorumPair[] {
  const found: QuorumPair[] = [];
  for (let inFirst = Math.max(0, q - corrupt); inFirst <= Math.min(honest, q); inFirst++) {
    for (let sharedHonest = 0; sharedHonest <= inFirst; sharedHonest++) {
      for (let sharedCorrupt = 0; sharedCorrupt <= q - inFirst; sharedCorrupt++) {
        const left = q - sharedHonest - sharedCorrupt;
        for (let secondHonest = 0; secondHonest <= left; secondHonest++) {
          const counts = { sharedHonest, sharedCorrupt, secondHonest, secondCorrupt: left - secondHonest };
          const first = { firstHonest: inFirst - sharedHonest, firstCorrupt: q - inFirst - sharedCorrupt };
          const pairs = pairsOf({ ...counts, ...first }, honest, corrupt);
          if (pairs > 0) found.push({ ...counts, ...first, pairs });
        }
      }
    }
  }
  return found;
}

/** Of all pairs of quorums, how many there are and in how many of them a split view is detected. */
export interface DetectionTally {
  readonly pairs: number;
  readonly detected: number;
}

/** Counts pairs of quorums as they are chosen: all equally likely, or the one that detects least. */
export class QuorumChoice {
  readonly #isAdversarial: boolean;

  constructor(rules: RuleChoices) {
    this.#isAdversarial = rules['quorum-choice'] === 'adversarial';
  }

  tally(kinds: readonly QuorumPair[], detects: (kind: QuorumPair) => boolean): DetectionTally {
    let pairs = 0;
    let detected = 0;
    for (const kind of kinds) {
      pairs += kind.pairs;
      if (detects(kind)) detected += kind.pairs;
    }
    return this.#isAdversarial && detected < pairs ? { pairs, detected: 0 } : { pairs, detected };
  }
}

/** The first quorum is chosen among all, then the second from inside and outside the first. */
function pairsOf(kind: Omit<QuorumPair, 'pairs'>, honest: number, corrupt: number): number {
  const firstHonest = kind.firstHonest + kind.sharedHonest;
  const firstCorrupt = kind.firstCorrupt + kind.sharedCorrupt;
  return (
    subsets(honest, firstHonest) *
    subsets(corrupt, firstCorrupt) *
    subsets(firstHonest, kind.sharedHonest) *
    subsets(firstCorrupt, kind.sharedCorrupt) *
    subsets(honest - firstHonest, kind.secondHonest) *
    subsets(corrupt - firstCorrupt, kind.secondCorrupt)
  );
}

/** How many subsets of a size a set has. Exact: each quotient is an integer. */
function subsets(of: number, size: number): number {
  if (size < 0 || size > of) return 0;
  let count = 1;
  for (let chosen = 1; chosen <= size; chosen++) count = (count * (of - size + chosen)) / chosen;
  return count;
}
