import type { BfdSequence, CwtCounter, Epoch, TickInstant, Vantage } from '../../spec/language/notation.ts';
import type { RuleChoices } from '../../spec/rules/catalogue.ts';
import type { BfdForgery, BfdPush, CwtForgery, CwtSnapshot } from '../messages/packets.ts';

/**
 * Authentication of telemetry, on either level. The vantage seals, the broker verifies, and the adversary alters
 * what it has no key for.
 */
export interface TelemetryCrypto {
  /** The number of the K_op that is sealed under: 0 is the first of a deployment. */
  readonly operatorKey: number;
  /** Starts afresh with the first K_op. */
  start(): void;
  /** From here on all seal under another K_op, and the broker verifies as the rule key-rollover has it. */
  rollKey(): void;
  /**
   * A snapshot with a tag under K_v_epoch (CWT section 6.3) of the vantage it names, or of another. `sequence` is that
   * of the push it goes with, which the tag covers where the halves are bound (rule half-pairing).
   */
  sealCwt(
    vantage: Vantage,
    epoch: Epoch,
    counter: CwtCounter,
    expiresAt: TickInstant,
    sequence: BfdSequence,
    keyOf?: Vantage,
  ): CwtSnapshot;
  /** A push with a tag under K_BFD_auth (Coherence-BFD section 12) of the vantage it names, or of another. */
  sealBfd(vantage: Vantage, sequence: BfdSequence, keyOf?: Vantage): BfdPush;
  /** The snapshot with one field moved by `by`, and the old tag or a made-up one. */
  forgeCwt(from: CwtSnapshot, field: CwtForgery, by: number): CwtSnapshot;
  /** The push with one field moved by `by`, and the old tag or a made-up one. */
  forgeBfd(from: BfdPush, field: BfdForgery, by: number): BfdPush;
  /** Whether the tag is right under K_v_epoch of the given epoch. */
  isCwtAuthentic(snapshot: CwtSnapshot, keyEpoch: Epoch): boolean;
  /** Whether the tag is right under K_BFD_auth of the vantage it names. */
  isBfdAuthentic(push: BfdPush): boolean;
  /** Whether two tags that are right are so under keys from one K_op. */
  isUnderOneKey(snapshot: CwtSnapshot, keyEpoch: Epoch, push: BfdPush): boolean;
}

/** Whether the HMAC of a snapshot covers the bfd_seq of its push (rule half-pairing). */
export function bindsHalves(rules: RuleChoices): boolean {
  return rules['half-pairing'] === 'bound' || rules['half-pairing'] === 'bound-within-one';
}

/** Under how many K_op before the present one the broker still verifies (rule key-rollover). */
export const FORMER_KEYS: Readonly<Record<RuleChoices['key-rollover'], number>> = {
  'at-once': 0,
  overlapping: Number.POSITIVE_INFINITY,
};
