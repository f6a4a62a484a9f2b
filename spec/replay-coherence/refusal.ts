/**
 * Why a broker refuses a joint packet: one bit for each reason, so that a refusal can have several. Conditions that
 * mask each other in an accept-or-reject answer are told apart here.
 */
export const REFUSAL = {
  /** The HMAC of the snapshot does not verify under its K_v_epoch. */
  cwtMac: 1,
  /** The HMAC of the push does not verify under its K_BFD_auth. */
  bfdMac: 2,
  /** The two halves name different vantages. */
  vantageMismatch: 4,
  /** Condition (a) of section 4: bfd_seq is not above last_bfd_seq. */
  bfdSequence: 8,
  /** Condition (b) of section 4: cwt_counter is not above last_cwt of its vantage and epoch. */
  cwtCounter: 16,
  /** Condition (c) of section 4: expires_at is not after now. */
  expired: 32,
  /** The HMAC of the snapshot covers another bfd_seq than that of the push (rule half-pairing). */
  unbound: 64,
  /** The vantage has had its joint packet of this tick (rule half-pairing). */
  tickTaken: 128,
  /** The snapshot is of an epoch that the broker no longer takes (rule epoch-order). */
  oldEpoch: 256,
  /** The limiter did not let it through, and nothing else was looked at (1.4). */
  rateLimit: 512,
  /** The HMACs of the two halves are right under two K_op (rule key-rollover). */
  keysApart: 1024,
} as const;

/** The reasons that are looked at only where the HMACs verify and the halves pair. */
export const CONDITIONS = REFUSAL.bfdSequence + REFUSAL.cwtCounter + REFUSAL.expired + REFUSAL.oldEpoch;

/** A sum of `REFUSAL` bits; 0 means accepted. */
export type Refusals = number;

const NAMES: readonly (readonly [number, string])[] = [
  [REFUSAL.cwtMac, 'CWT HMAC'],
  [REFUSAL.bfdMac, 'BFD HMAC'],
  [REFUSAL.vantageMismatch, 'halves of two vantages'],
  [REFUSAL.bfdSequence, '(a) bfd_seq'],
  [REFUSAL.cwtCounter, '(b) cwt_counter'],
  [REFUSAL.expired, '(c) expires_at'],
  [REFUSAL.unbound, 'halves that are not bound to one another'],
  [REFUSAL.tickTaken, 'a tick that has had its packet'],
  [REFUSAL.oldEpoch, 'an epoch that is over'],
  [REFUSAL.rateLimit, 'the rate limit'],
  [REFUSAL.keysApart, 'halves under two K_op'],
];

/** "accepted", or "refused by (a) bfd_seq and (b) cwt_counter". */
export function describeRefusals(refusals: Refusals): string {
  if (refusals === 0) return 'accepted';
  const reasons = NAMES.filter(([bit]) => (refusals & bit) !== 0).map(([, name]) => name);
  return `refused by ${reasons.join(' and ')}`;
}
