import type { Revision } from '../../../spec/language/revision.ts';
import type { RuleChoices } from '../../../spec/rules/catalogue.ts';

/** What consumers and auditors go by: w witnesses, at most f of them corrupt, and the q that the operator set. */
export interface WitnessPool {
  readonly w: number;
  readonly f: number;
  readonly q: number;
}

/**
 * How many witnesses make a quorum and how many an auditor asks, from the condition on q of section 1.1 and the query
 * of section 5. A quorum may come out above w: no consumer then takes anything.
 */
export class QuorumPolicy {
  readonly #leastQuorum: (pool: WitnessPool) => number;
  readonly #asked: (pool: WitnessPool, quorum: number) => number;

  constructor({ rules, auditorAsks }: Pick<Revision, 'rules' | 'auditorAsks'>) {
    this.#leastQuorum = leastQuorumOf(rules['quorum-condition']);
    this.#asked = askedOf(rules['auditor-asks'], auditorAsks);
  }

  /** Cosignatures that a consumer asks for: q, or the least number that meets the condition on it. */
  quorumOf(pool: WitnessPool): number {
    return Math.max(pool.q, this.#leastQuorum(pool));
  }

  /** Witnesses that an auditor asks, from 1 to w. */
  askedOf(pool: WitnessPool): number {
    const asked = this.#asked(pool, this.quorumOf(pool));
    return Math.min(Math.max(asked, 1), pool.w);
  }
}

function leastQuorumOf(condition: RuleChoices['quorum-condition']): (pool: WitnessPool) => number {
  switch (condition) {
    case 'none':
      return () => 1;
    case 'one-honest':
      return ({ f }) => f + 1;
    case 'all-corrupt':
      return ({ f }) => f;
    case 'majority':
      return ({ w, f }) => Math.floor((w + f) / 2) + 1;
    case 'half':
      return ({ w, f }) => Math.ceil((w + f) / 2);
  }
}

function askedOf(
  auditor: RuleChoices['auditor-asks'],
  m: number,
): (pool: WitnessPool, quorum: number) => number {
  switch (auditor) {
    case 'one':
      return () => m;
    case 'enough':
      return ({ w, f }, quorum) => w - quorum + 1 + f;
    case 'one-short':
      return ({ w, f }, quorum) => w - quorum + f;
  }
}
