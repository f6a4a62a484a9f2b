import type { BfdSequence, CwtCounter, Epoch, TickInstant, Vantage } from '../../spec/language/notation.ts';

/**
 * The CWT half of a joint packet, as it stands on path A. `proof` is whatever its crypto level authenticates it
 * with; only that level looks inside.
 */
export interface CwtSnapshot {
  readonly vantage: Vantage;
  readonly epoch: Epoch;
  readonly counter: CwtCounter;
  readonly expiresAt: TickInstant;
  /** The bfd_seq that its HMAC covers beside its own fields; null where it covers none (rule half-pairing). */
  readonly boundTo: BfdSequence | null;
  readonly proof: Proof;
}

/** bfd_seq has 32 bits and wraps (RFC 5880 section 4.4). */
export const SEQUENCES = 2 ** 32;

/** The BFD half of a joint packet, as it stands on path B. */
export interface BfdPush {
  readonly vantage: Vantage;
  readonly sequence: BfdSequence;
  readonly proof: Proof;
}

/** On the symbolic level a seal; on the wire the octets of the whole packet, tag included. */
export type Proof = Seal | Uint8Array;

/**
 * A tag as an ideal functionality: it says which key made it, and which fields were altered afterwards. Nobody but
 * the holder of a key can have one made with it.
 */
export interface Seal {
  /** Which K_op that key comes from, by its number: 0 is the first of a deployment. */
  readonly operatorKey: number;
  /** True if a holder of the key of the named vantage (and epoch) made it. */
  readonly genuine: boolean;
  /** The one field that was altered since, under the old tag, where a tag may leave that field out. */
  readonly onlyAltered: 'counter' | 'expiry' | null;
}

/** How a half may be altered by somebody without its key. */
export type CwtForgery = 'counter' | 'epoch' | 'expiry' | 'tag' | 'fabricated';
export type BfdForgery = 'sequence' | 'tag' | 'fabricated';
