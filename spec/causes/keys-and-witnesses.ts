import type { RootCause } from './root-cause.ts';

/** What is to be mended in key derivation (1.4) and in the detection of split views (section 5). */
export const KEY_AND_WITNESS_CAUSES = {
  'C-11': {
    title: 'K_BFD_auth may be one key for all, with which each signs for any other',
    says: 'H-HKDF-PS derives K_BFD_auth under K_op, and does not say whether the vantage is part of the derivation.',
    why: 'With one key for the deployment, an admitted vantage makes valid pushes in the name of every other one.',
    mends: ['bfd-key-scope'],
    shownBy: ['insider-forge'],
  },
  'C-19': {
    title: 'HKDF inputs are not defined exactly, so that two vantages can share a key',
    says: 'H-HKDF-PS relies on distinct HKDF inputs, and no clause gives the info string or the salt octet by octet.',
    why: 'Parts written one after the other, a truncated epoch, ids that are folded, or an id as a salt that HMAC pads with zeros: each maps two different vantages or epochs to one input, and so to one key.',
    mends: ['info-encoding', 'info-epoch', 'info-vantage', 'hkdf-salt'],
    shownBy: ['choose-ids'],
  },
  'C-13': {
    title: 'The legacy derivation of K_BFD_auth gives a key that is not independent',
    says: 'H-HKDF-PS falls back on the legacy derivation of Coherence-BFD where the new one is not used.',
    why: 'The legacy key is the same for all vantages, and where it is K_op, whoever holds it derives every K_v_epoch.',
    mends: ['bfd-key-derivation', 'legacy-bfd-key'],
    shownBy: ['use-held-key'],
  },
  'C-14': {
    title: 'A witness by C2SP tlog-witness cosigns two bodies of one bundle_seq',
    says: 'Step 3 takes first-cosign-wins for the policy of tlog-witness, per (bundle_id, bundle_seq).',
    why: 'tlog-witness compares the root at a tree size, not (bundle_id, bundle_seq) and not the extra field: two bodies with one root, or at two sizes, are both cosigned.',
    mends: ['witness-rule'],
  },
  'C-17': {
    title: 'Quorums need not share an honest witness: a split view goes undetected',
    says: 'Section 5 has any auditor that asks any honest witness detect a split; it bounds neither q nor the number of corrupt witnesses.',
    why: 'A collector that has two disjoint quorums, or corrupt witnesses in both, gets both bodies cosigned; the honest witness that is asked has seen one of them only, or neither.',
    mends: ['quorum-condition', 'auditor-asks'],
    shownBy: ['disjoint-quorums', 'corrupt-witness'],
  },
  'C-16': {
    title: 'What makes a quorum is not said: repeated cosignatures may do, or none',
    says: 'Section 5 speaks of cosigned bundles, and does not say what a consumer counts or requires.',
    why: 'A consumer that counts cosignatures takes q of one witness for a quorum; one that requires none takes any view that it is shown.',
    mends: ['quorum-counting', 'consumer-acceptance'],
  },
  'C-23': {
    title: 'What is evidence of a split is not said: honest collectors can be accused',
    says: 'Section 5 has an auditor detect a discrepancy, and does not say what counts as one.',
    why: 'An answer that is not verified, a witness that has cosigned nothing, or a corrupt witness alone then raises an alarm against a collector that published one body.',
    mends: ['auditor-missing', 'auditor-evidence', 'auditor-verification'],
    shownBy: ['forge-cosignature'],
  },
  'C-51': {
    title: 'When K_op is replaced, packets that are under way are refused',
    says: 'H-HKDF-PS derives every key from one K_op, and no clause says how that is replaced.',
    why: 'A packet that was sent before the replacement carries a tag under the former key. A broker that has the new one only refuses it, though it is honest, fresh and in order.',
    mends: ['key-rollover'],
    shownBy: ['roll-key'],
  },
  'C-50': {
    title: 'A witness that comes up from a backup cosigns a second body',
    says: 'Step 3 has a witness cosign at most one body per (bundle_id, bundle_seq), and does not say what it must still know after a restart.',
    why: 'A witness that has lost the record of its last cosignature takes another body for the first one. Both bodies then carry its cosignature, and it answers auditors with the later one.',
    mends: ['witness-durability'],
    shownBy: ['restore-witness'],
  },
  'C-54': {
    title: 'A witness need not answer an auditor in time, and what it knows comes too late',
    says: 'Section 5 has an auditor that queries any honest witness detect a split within one checkpoint window, and asks no answer of the witness.',
    why: 'An honest witness that answers when the window is over, or never, gives nothing away. To an auditor it is like a witness that has cosigned nothing.',
    mends: ['witness-answer'],
  },
  'C-12': {
    title: 'The extra field has no exact encoding: two pairs can give the same octets',
    says: 'Step 2 has distinct (D_minimax, D_max) pairs produce distinct extra fields, and no clause gives the encoding.',
    why: 'With six decimals or sixteen digits, aggregates that differ are written the same way, and one cosignature serves both.',
    mends: ['extra-encoding', 'extra-zero', 'extra-range'],
  },
  'C-34': {
    title: 'The bound 1 - (1 - 1/w)^q holds for quorums drawn at random only',
    says: 'Step 1 cites T-SPLIT-1 for the probability, and does not say who draws the quorums.',
    why: 'A collector that chooses the quorums itself keeps them apart, and is never detected in this way.',
    mends: ['quorum-choice'],
  },
  'C-27': {
    title: 'A collector that shows everyone the same wrong values is not detected',
    says: 'The end of Step 3 closes the case of perfect Byzantine hiding together with a compromised collector.',
    why: 'Witnesses compare what they are shown. Where all are shown the same wrong aggregates, nothing differs.',
    mends: ['T-COMP-SPLIT/d2-case-2'],
  },
} as const satisfies Readonly<Record<string, RootCause>>;
