/** What the draft assumes (sections 1.3 and 1.4). A revision says which clause each comes from. */
export const HYPOTHESES = {
  'H-CWT-TRUST': 'the trust hypotheses of CWT section 3 hold (H-TRUST-CWT, H-ADM, H-WIT)',
  'H-BFD-AUTH': 'the HMAC-SHA256 of Coherence-BFD is unforgeable',
  'H-DDOS-INV': 'the invariants I1, I2 and I3 of DDoS-Resilience hold',
  'H-V4': 'the v4.0 catalogue holds under f < N/2 and MVPS-A4',
  'H-RL': 'each vantage is rate-limited before any HMAC is verified',
  'H-DUAL-MODE': 'the collector binds (D_minimax, D_max) into the cosigned checkpoint',
  'H-HKDF-PS': 'K_BFD_auth is derived under K_op, apart from K_v_epoch',
} as const;

export type HypothesisName = keyof typeof HYPOTHESES;
