/**
 * The units and identifiers of the draft (section 1.1), as types that do not mix.
 *
 * A quantity is a plain number or bigint at run time; the unit exists for the compiler only. TypeScript's own
 * `+` and `<=` accept two different units, so arithmetic on quantities goes through the same-unit functions
 * below: `plus`, `minus`, `times`, `isAtMost`, `isBelow`, `areEqual`.
 */
declare const unit: unique symbol;

/** A count or an instant that fits in 2^53, tagged with its unit. */
export type Quantity<Unit extends string> = number & { readonly [unit]: Unit };
/** An exact integer of any size, tagged with its unit. */
export type Exact<Unit extends string> = bigint & { readonly [unit]: Unit };

/** CPU time, or a length of time where costs are compared with it. */
export type Nanoseconds = Exact<'nanoseconds'>;
/** A length of time as BFD counts it (RFC 5880 section 4.1). */
export type Microseconds = Quantity<'microseconds'>;
/** Packets of one path or of both, as the limiter and the NIC count them. */
export type Packets = Quantity<'packets'>;
/** One CWT snapshot and one BFD push of the same tick: what c_path prices. */
export type TickPairs = Quantity<'tick pairs'>;
/** PPS_t, or a rate offered from outside. */
export type PacketsPerSecond = Quantity<'packets per second'>;
/** A number of ticks (a length of time). */
export type Ticks = Quantity<'ticks'>;
/** The tick that a clock shows (an instant). */
export type TickInstant = Quantity<'tick instant'>;
/** N or K: how many vantages. */
export type VantageCount = Quantity<'vantages'>;
/** Which vantage, counted from 0. */
export type Vantage = Quantity<'vantage'>;
/** epoch_id. */
export type Epoch = Quantity<'epoch'>;
/** bfd_seq, 32 bits on the wire (RFC 5880 section 4.4). */
export type BfdSequence = Quantity<'BFD sequence'>;
/** cwt_counter, starts at 0 in each epoch. */
export type CwtCounter = Quantity<'CWT counter'>;
/** Bundles emitted by the cells. */
export type Bundles = Quantity<'bundles'>;
/** bundle_id. */
export type BundleId = Quantity<'bundle id'>;
/** bundle_seq, from 0 in each bundle_id. */
export type BundleSequence = Quantity<'bundle sequence'>;
/** Which witness, counted from 0. */
export type Witness = Quantity<'witness'>;
/** POSIX time of a cosignature, in seconds. */
export type Seconds = Quantity<'seconds'>;
/** cells_k. */
export type Cells = Quantity<'cells'>;
/** q, or cosignatures carried. */
export type Cosignatures = Quantity<'cosignatures'>;

/** A vantage id as an operator assigns it: each text that has UTF-8 octets, the empty one included. */
export type VantageId = string & { readonly [unit]: 'vantage id' };

/** Key and tag bytes that must not be taken for one another. */
export type Bytes<Purpose extends string> = Uint8Array & { readonly [unit]: Purpose };
/** K_op, from which every other key is derived. */
export type OperatorKey = Bytes<'K_op'>;
/** K_v_epoch: authenticates CWT snapshots of one vantage in one epoch. */
export type EpochKey = Bytes<'K_v_epoch'>;
/** K_BFD_auth: authenticates BFD pushes of one vantage. */
export type BfdKey = Bytes<'K_BFD_auth'>;
/** What a key under K_op is for (sections 1.4 and 3 to 6.3), by its name in the draft. */
export type KeyPurpose = 'K_v_epoch' | 'K_BFD_auth';
/** HMAC-SHA256 over a CWT snapshot. */
export type CwtTag = Bytes<'CWT tag'>;
/** HMAC-SHA256 over a BFD push. */
export type BfdTag = Bytes<'BFD tag'>;

type AnyQuantity = Quantity<string> | Exact<string>;

/** Takes a non-negative integer below 2^53 as a quantity. Throws a RangeError on anything else. */
export function quantity<Q extends Quantity<string>>(value: number): Q {
  if (!Number.isSafeInteger(value) || value < 0 || Object.is(value, -0)) {
    throw new RangeError(`a quantity is an integer from 0 to 2^53 - 1, found ${value}`);
  }
  return value as unknown as Q;
}

/** Takes a text as a vantage id. Throws a RangeError on half a surrogate pair, which has no UTF-8 octets. */
export function vantageId(text: string): VantageId {
  if (/\p{Surrogate}/u.test(text)) {
    throw new RangeError(`a vantage id is whole Unicode characters, found ${JSON.stringify(text)}`);
  }
  return text as VantageId;
}

/** Takes a non-negative bigint as an exact quantity. Throws a RangeError on a negative one. */
export function exact<E extends Exact<string>>(value: bigint): E {
  if (value < 0n) throw new RangeError(`an exact quantity is not negative, found ${value}`);
  return value as E;
}

/** Both of one unit, or it does not compile. */
export function isAtMost<Q extends AnyQuantity>(left: Q, right: NoInfer<Q>): boolean {
  return left <= right;
}

/** Both of one unit, or it does not compile. */
export function isBelow<Q extends AnyQuantity>(left: Q, right: NoInfer<Q>): boolean {
  return left < right;
}

/** Both of one unit, or it does not compile. */
export function areEqual<Q extends AnyQuantity>(left: Q, right: NoInfer<Q>): boolean {
  return left === right;
}

/** The sum of two exact quantities of one unit. */
export function plus<E extends Exact<string>>(left: E, right: NoInfer<E>): E {
  return ((left as bigint) + (right as bigint)) as E;
}

/** How far two exact quantities of one unit lie apart, never negative. */
export function distance<E extends Exact<string>>(left: E, right: NoInfer<E>): E {
  const difference = (left as bigint) - (right as bigint);
  return (difference < 0n ? -difference : difference) as E;
}

/** A cost, so many times over. The count is a plain integer or a quantity whose price this is. */
export function times<E extends Exact<string>>(price: E, count: number | bigint): E {
  return (price * BigInt(count)) as E;
}
