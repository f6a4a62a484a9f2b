import type { Rule } from './rule.ts';

/** The rules of witnesses, consumers and auditors (section 5, draft section 7): what a split view turns on. */
export const WITNESS_RULES = {
  'witness-rule': {
    sentence: 'What a witness refuses to cosign',
    alternatives: {
      'first-cosign': 'any other body under a (bundle_id, bundle_seq) that it has cosigned',
      'tlog-witness': 'another root at a tree size that it has cosigned (C2SP tlog-witness)',
    },
    requires: {
      'first-cosign':
        'A witness MUST refuse to cosign a body if it has cosigned a different body under the same (bundle_id, bundle_seq).',
      'tlog-witness':
        'A witness follows C2SP tlog-witness: it refuses another root at a tree size that it has cosigned.',
    },
  },
  'witness-key': {
    sentence: 'What a witness remembers its cosignature under',
    alternatives: { 'bundle-and-seq': '(bundle_id, bundle_seq)' },
    faults: { 'bundle-only': 'bundle_id alone' },
  },
  'extra-binding': {
    sentence: 'What the extra field of a checkpoint holds',
    alternatives: { both: 'D_minimax and D_max', 'd-max-only': 'D_max alone', none: 'neither' },
    faults: { unordered: 'both, the smaller one first' },
  },
  'extra-placement': {
    sentence: 'Where a checkpoint carries the extra field',
    alternatives: {
      'extension-line': 'in an extension line of the checkpoint',
      'merkle-leaf': 'in the leaf of the bundle, so that the root depends on it',
    },
  },
  'extra-encoding': {
    sentence: 'How D_minimax and D_max are written into the extra field',
    alternatives: {
      exact: 'every bit of the number',
      'sixteen-digits': '16 significant digits, one short of telling any two numbers apart',
      'fixed-decimals': 'six decimals',
    },
    requires: {
      exact:
        'The extra field MUST encode D_minimax and D_max so that every bit of each IEEE 754 binary64 number is kept.',
      'sixteen-digits': 'The extra field gives D_minimax and D_max with 16 significant digits.',
      'fixed-decimals': 'The extra field gives D_minimax and D_max with six decimals.',
    },
    faults: { binary32: 'the nearest number of 32 bits' },
  },
  'extra-zero': {
    sentence: 'What becomes of -0, which equals 0',
    alternatives: {
      refused: 'it is refused, as no distance',
      'as-zero': 'it is written as 0',
      'sign-kept': 'it is written with its sign',
    },
    requires: {
      refused: 'A D_minimax or D_max of -0 MUST be refused.',
      'as-zero': 'A D_minimax or D_max of -0 MUST be written as 0.',
      'sign-kept': 'A D_minimax or D_max of -0 is written with its sign.',
    },
  },
  'extra-range': {
    sentence: 'Which numbers may stand in the extra field',
    alternatives: { finite: 'finite ones from 0 up' },
    requires: {
      finite:
        'D_minimax and D_max MUST be finite and not negative; a body with any other value MUST be refused.',
    },
    faults: { 'not-negative': 'all that are not below 0, infinity and NaN too' },
  },
  'auditor-comparison': {
    sentence: 'What an auditor compares',
    alternatives: { 'every-octet': 'the whole body', 'root-only': 'the Merkle root' },
    faults: {
      'within-tolerance': 'the root, and the aggregates to one part in 10^9',
      'd-max-only': 'the root and D_max',
    },
  },
  'witness-memory': {
    sentence: 'How long a witness remembers what it cosigned',
    alternatives: {
      kept: 'for as long as auditors ask',
      'latest-bundle': 'until it cosigns another bundle_seq of that bundle_id',
    },
    requires: {
      kept: 'A witness MUST remember every body that it has cosigned for as long as auditors may ask for it.',
      'latest-bundle':
        'A witness MAY forget what it cosigned once it cosigns another bundle_seq of that bundle_id.',
    },
  },
  'witness-update': {
    sentence: 'How a witness compares with what it cosigned, and writes down what it cosigns',
    alternatives: {
      atomic: 'in one step, before it answers',
      'check-then-store': 'in two, so that requests at once are compared before either is written down',
    },
    requires: {
      atomic:
        'A witness MUST compare a request with what it has cosigned and record the new body in one atomic step, before it answers.',
      'check-then-store': 'A witness MAY record what it cosigns after it has answered.',
    },
    faults: { 'store-then-check': 'in two, written down before it is compared' },
  },
  'witness-durability': {
    sentence: 'What a witness still knows of what it cosigned after it comes up again',
    alternatives: {
      durable: 'all of it',
      backup: 'what it had cosigned before it cosigned the last body, as from a backup',
      nothing: 'nothing',
    },
    requires: {
      durable:
        'A witness MUST keep what it cosigned in storage that survives a restart, and MUST NOT cosign again with a key whose record it has lost in part.',
      backup: 'A witness MAY come up again with an earlier record of what it cosigned.',
      nothing: 'A witness MAY lose what it cosigned when it comes up again.',
    },
  },
  'witness-answer': {
    sentence: 'When a witness answers an auditor',
    alternatives: {
      'in-window': 'within the checkpoint window',
      late: 'when the window is over, which an auditor takes for no answer',
    },
    requires: {
      'in-window': 'A witness MUST answer an auditor within the checkpoint window.',
      late: 'A witness MAY answer an auditor at any time, or never.',
    },
  },
  'witness-operators': {
    sentence: 'Who runs the witnesses',
    alternatives: {
      apart: 'each another operator',
      'two-of-one': 'two of them each operator, so that both are corrupt where one is',
    },
    requires: {
      apart:
        'Each witness MUST be run by an operator of its own, so that f corrupt operators are f corrupt witnesses.',
      'two-of-one': 'An operator MAY run two witnesses.',
    },
  },
  'cosignature-coverage': {
    sentence: 'Which lines of a checkpoint a cosignature covers',
    alternatives: {
      'whole-text': 'all of them (cosignature/v1)',
      'tree-head': 'origin, tree size and root, and no extension line',
    },
  },
  'cosignature-verification': {
    sentence: 'What is verified of a cosignature',
    alternatives: { signature: 'its Ed25519 signature' },
    faults: { 'key-id': 'its name and key ID alone' },
  },
  'quorum-threshold': {
    sentence: 'How many cosignatures make a quorum',
    alternatives: { q: 'q' },
    faults: { 'q-minus-one': 'q - 1', 'above-q': 'more than q' },
  },
  'quorum-choice': {
    sentence: 'Who chooses the witnesses whose cosignatures a consumer is shown',
    alternatives: {
      uniform: 'the consumer, all quorums being equally likely',
      adversarial: 'the collector',
    },
    requires: {
      uniform:
        'The quorum that a consumer is shown MUST be drawn uniformly at random by the consumer, not by the collector.',
      adversarial: 'The collector chooses the quorum that a consumer is shown.',
    },
  },
  'quorum-condition': {
    sentence: 'What q must be, of w witnesses of which f may be corrupt; a smaller q is raised to it',
    alternatives: {
      none: 'anything',
      'one-honest': 'q > f, so that every quorum holds an honest witness',
      majority: '2 q > w + f, so that every two quorums share an honest witness',
    },
    requires: {
      none: 'Any q is allowed.',
      'one-honest':
        'q MUST exceed f, the number of witnesses that may be corrupt, so that every quorum has an honest witness.',
      majority: '2 q MUST exceed w + f, so that any two quorums share an honest witness.',
    },
    faults: {
      'all-corrupt': 'q >= f, where a quorum of corrupt witnesses is one',
      half: '2 q >= w + f, where two quorums may share none but corrupt witnesses',
    },
  },
  'quorum-counting': {
    sentence: 'What a consumer counts towards a quorum',
    alternatives: { 'distinct-witnesses': 'witnesses, each once', cosignatures: 'cosignatures' },
    requires: {
      'distinct-witnesses': 'A consumer MUST count each witness at most once towards a quorum.',
      cosignatures: 'A consumer counts cosignatures towards a quorum.',
    },
  },
  'consumer-acceptance': {
    sentence: 'Which bundles a consumer takes',
    alternatives: {
      quorum: 'those that a quorum has cosigned',
      'any-view': 'any that it is shown, with a quorum or without',
    },
    requires: {
      quorum: 'A consumer MUST accept a bundle only with valid cosignatures of a quorum.',
      'any-view': 'A consumer MAY accept a bundle without a quorum.',
    },
  },
  'auditor-scope': {
    sentence: 'Which two bodies an auditor compares',
    alternatives: { 'same-bundle-and-seq': 'those of one (bundle_id, bundle_seq)' },
    faults: { 'same-bundle': 'those of one bundle_id', 'same-seq': 'those of one bundle_seq' },
  },
  'auditor-missing': {
    sentence: 'What an auditor makes of a witness that has cosigned nothing under (bundle_id, bundle_seq)',
    alternatives: { 'no-evidence': 'nothing', split: 'a split view: the witness was passed over' },
    requires: {
      'no-evidence':
        'An auditor MUST NOT report a split view because a witness has cosigned nothing under a (bundle_id, bundle_seq).',
      split:
        'An auditor MUST report a split view if a witness has cosigned nothing under a (bundle_id, bundle_seq).',
    },
  },
  'auditor-evidence': {
    sentence: 'What an auditor takes for evidence that a collector made another body',
    alternatives: {
      cosignature: 'a cosignature of a witness over it',
      'both-signatures': 'a cosignature of a witness and the signature of the collector over it',
    },
    requires: {
      cosignature: 'The cosignature of a witness over another body is evidence of a split view.',
      'both-signatures':
        'An auditor MUST report a split view only on a body that carries both the cosignature of a witness and the signature of the collector.',
    },
  },
  'auditor-asks': {
    sentence: 'How many witnesses an auditor asks',
    alternatives: {
      one: 'one, or m where the revision gives a number',
      enough: 'w - q + 1 + f, so that an honest witness of every quorum is among them',
    },
    requires: {
      one: 'An auditor asks one witness.',
      enough:
        'An auditor MUST ask at least w - q + 1 + f witnesses, so that an honest witness of every quorum is among them.',
    },
    faults: { 'one-short': 'w - q + f' },
  },
  'auditor-verification': {
    sentence: 'Whether an auditor verifies the cosignature of an answer',
    alternatives: { verified: 'it does', trusted: 'it does not' },
    requires: {
      verified: 'An auditor MUST verify the cosignature in every answer.',
      trusted: 'An auditor MAY trust an answer without verifying its cosignature.',
    },
  },
} as const satisfies Record<string, Rule>;
