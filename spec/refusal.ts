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
} as const;

/** A sum of `REFUSAL` bits; 0 means accepted. */
export type Refusals = number;

const NAMES: readonly (readonly [number, string])[] = [
  [REFUSAL.cwtMac, 'CWT HMAC'],
  [REFUSAL.bfdMac, 'BFD HMAC'],
  [REFUSAL.vantageMismatch, 'halves of two vantages'],
  [REFUSAL.bfdSequence, '(a) bfd_seq'],
  [REFUSAL.cwtCounter, '(b) cwt_counter'],
  [REFUSAL.expired, '(c) expires_at'],
];

/** "accepted", or "refused by (a) bfd_seq and (b) cwt_counter". */
export function describeRefusals(refusals: Refusals): string {
  if (refusals === 0) return 'accepted';
  const reasons = NAMES.filter(([bit]) => (refusals & bit) !== 0).map(([, name]) => name);
  return `refused by ${reasons.join(' and ')}`;
}
