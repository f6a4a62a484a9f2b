import { exact, type Nanoseconds, times } from '../../spec/language/notation.ts';
import type { Operation, Revision } from '../../spec/language/revision.ts';
import type { AlternativeOf } from '../../spec/rules/catalogue.ts';

/** The paths of the draft's section 2, and the fast path in front of them. */
export type Path = 'A' | 'B' | 'C' | 'front';

const THIRTY_TWO_BITS = 2n ** 32n - 1n;
const MICROSECOND = 1000n;

/**
 * Counts the priced operations that the broker really performs, apart by path. Prices are applied when a total is
 * asked for, so that counting costs an addition.
 */
export class Meter {
  readonly #revision: Revision;
  readonly #priceOf: Readonly<Record<Operation, Nanoseconds>>;
  readonly #dropsFractions: boolean;
  /** Path A: JSON decodes and HMACs. */
  jsonDecodes = 0;
  cwtMacs = 0;
  /** Path B: BFD parses and HMACs. */
  bfdParses = 0;
  bfdMacs = 0;
  /** Path C: cosignature verifications. */
  cosignatures = 0;
  /** Before the paths: XDP lookups. */
  lookups = 0;
  /** What each snapshot costs of c_json and c_hmac: they were measured at 497 octets. */
  pricesPerSnapshot = 1;
  /** Packets that the NIC took in, telemetry and others. They cost no CPU. */
  nicPackets = 0n;

  constructor(revision: Revision) {
    this.#revision = revision;
    const charged = revision.rules['stage-price'];
    this.#priceOf = pricesOf(revision.cost, charged);
    this.#dropsFractions = charged === 'whole-microseconds';
  }

  /** Sets every count back to zero. */
  clear(): void {
    this.jsonDecodes = 0;
    this.cwtMacs = 0;
    this.bfdParses = 0;
    this.bfdMacs = 0;
    this.cosignatures = 0;
    this.lookups = 0;
    this.nicPackets = 0n;
  }

  /** CPU time spent on one path so far. */
  spentOn(path: Path): Nanoseconds {
    const spent = this.#chargedTo(path);
    return this.#dropsFractions ? ((spent - (spent % MICROSECOND)) as Nanoseconds) : spent;
  }

  #chargedTo(path: Path): Nanoseconds {
    switch (path) {
      case 'A':
        return this.#width(
          this.#ofSnapshots('c_json', this.jsonDecodes) + this.#ofSnapshots('c_hmac', this.cwtMacs),
        );
      case 'B':
        return this.#width(this.#price('c_bfd_parse', this.bfdParses) + this.#price('c_hmac', this.bfdMacs));
      case 'C':
        return this.#width(this.#price('c_ed25519', this.cosignatures));
      case 'front':
        return this.#width(this.#price('c_xdp', this.lookups));
    }
  }

  /** CPU time spent on HMACs of path A alone. */
  spentOnCwtMacs(): Nanoseconds {
    return this.#width(this.#ofSnapshots('c_hmac', this.cwtMacs));
  }

  /** CPU time spent on everything so far. */
  spent(): Nanoseconds {
    return this.#width(this.spentOn('A') + this.spentOn('B') + this.spentOn('C') + this.spentOn('front'));
  }

  #ofSnapshots(operation: Operation, count: number): bigint {
    return this.#price(operation, count) * BigInt(this.pricesPerSnapshot);
  }

  #price(operation: Operation, count: number): bigint {
    if (count === 0) return 0n;
    if (!Number.isSafeInteger(count)) throw new RangeError(`a count of ${operation} exceeds 2^53 - 1`);
    return times(this.#priceOf[operation], count);
  }

  #width(total: bigint): Nanoseconds {
    const narrow = this.#revision.rules['meter-width'] === '32-bit' && total > THIRTY_TWO_BITS;
    return (narrow ? THIRTY_TWO_BITS : total) as Nanoseconds;
  }
}

/** What each operation is charged at. */
function pricesOf(cost: Revision['cost'], charged: AlternativeOf<'stage-price'>): Revision['cost'] {
  switch (charged) {
    case 'own':
    case 'whole-microseconds':
      return cost;
    case 'decode-and-mac-swapped':
      return { ...cost, c_json: cost.c_hmac, c_hmac: cost.c_json };
    case 'lookups-free':
      return { ...cost, c_xdp: exact(0n) };
  }
}
