import type { Revision } from '../../spec/language/revision.ts';
import { AUDIT } from '../../spec/split-view/check.ts';
import type { CoalitionObservation } from '../../spec/split-view/coalition.ts';
import { Auditor } from '../../src/protocol/witness/auditor.ts';
import { quorumPairs } from '../../src/protocol/witness/quorum-pairs.ts';
import { QuorumPolicy } from '../../src/protocol/witness/quorum-policy.ts';
import type { Level, World } from '../../src/search/case/scenario.ts';
import { PlayedPairs } from './played-pairs.ts';

/** A collector, the corrupt witnesses of a pool, and every kind of pair of quorums that they can have two views cosigned by. */
export class CoalitionWorld implements World<CoalitionObservation> {
  readonly #pairs: PlayedPairs;
  readonly #auditor: Auditor;
  readonly #quorumPolicy: QuorumPolicy;
  #w = 1;
  #f = 0;
  #quorum = 1;
  #asked = 1;
  #corrupt = 0;

  constructor(revision: Revision, level: Level, mostWitnesses: number) {
    this.#pairs = new PlayedPairs(revision, level, mostWitnesses);
    this.#auditor = new Auditor(revision.rules, this.#pairs.crypto);
    this.#quorumPolicy = new QuorumPolicy(revision);
  }

  open([w = 1, q = 1, f = 0]: readonly number[]): void {
    const pool = { w, q, f: Math.min(f, w) };
    this.#w = w;
    this.#f = pool.f;
    this.#quorum = this.#quorumPolicy.quorumOf(pool);
    this.#asked = this.#quorumPolicy.askedOf(pool);
    this.#corrupt = 0;
  }

  /** All witnesses are corrupt that f operators run. */
  corruptAll(): void {
    this.#corrupt = this.#pairs.corruptOf(this.#w, this.#f);
  }

  observe(): CoalitionObservation {
    const [w, q, corrupt, asked] = [this.#w, this.#quorum, this.#corrupt, this.#asked];
    let taken = 0;
    let unreported = 0;
    for (const kind of quorumPairs(w - corrupt, corrupt, q)) {
      if (!this.#pairs.isTaken(kind)) continue;
      taken++;
      const outcome = this.#pairs.auditFirst(this.#auditor, kind, { w, corrupt, asked });
      if (outcome !== AUDIT.split) unreported++;
    }
    return { w, q, corrupt, asked, taken, unreported };
  }

  heard(): readonly string[] {
    return [`${this.#corrupt} of ${this.#w} witnesses are corrupt`];
  }

  decisions(): readonly number[] {
    const { taken, unreported } = this.observe();
    return [taken, unreported];
  }
}
