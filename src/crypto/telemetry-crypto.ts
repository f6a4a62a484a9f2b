import type { BfdSequence, CwtCounter, Epoch, TickInstant, Vantage } from '../../spec/notation.ts';
import type { BfdForgery, BfdPush, CwtForgery, CwtSnapshot } from '../protocol/packets.ts';

/**
 * Authentication of telemetry, on either level. The vantage seals, the broker verifies, and the adversary alters
 * what it has no key for.
 */
export interface TelemetryCrypto {
  /** A snapshot with a tag under K_v_epoch (CWT section 6.3). */
  sealCwt(vantage: Vantage, epoch: Epoch, counter: CwtCounter, expiresAt: TickInstant): CwtSnapshot;
  /** A push with a tag under K_BFD_auth (Coherence-BFD section 12). */
  sealBfd(vantage: Vantage, sequence: BfdSequence): BfdPush;
  /** The snapshot with one field moved by `by`, and the old tag or a made-up one. */
  forgeCwt(from: CwtSnapshot, field: CwtForgery, by: number): CwtSnapshot;
  /** The push with one field moved by `by`, and the old tag or a made-up one. */
  forgeBfd(from: BfdPush, field: BfdForgery, by: number): BfdPush;
  /** Whether the tag is right under K_v_epoch of the given epoch. */
  isCwtAuthentic(snapshot: CwtSnapshot, keyEpoch: Epoch): boolean;
  /** Whether the tag is right under K_BFD_auth of the vantage it names. */
  isBfdAuthentic(push: BfdPush): boolean;
}
