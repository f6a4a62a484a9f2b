import type { Rule } from './rule.ts';

/** The rules of key derivation and of the tags that the keys make (1.4, 4, 6.3, draft section 6). */
export const KEY_RULES = {
  'info-encoding': {
    sentence: 'How (purpose, vantage, epoch) become an HKDF info string',
    alternatives: {
      'length-prefixed': 'each part behind its length in 32 bits',
      separated: 'the parts with a / between them, the epoch in decimal digits',
      concatenated: 'the parts one after the other, the epoch in decimal digits',
    },
    faults: {
      'one-octet-length': 'each part behind its length in 8 bits, cut to what these can tell: 256 is 0',
    },
  },
  'bfd-key-scope': {
    sentence: 'What a K_BFD_auth belongs to',
    alternatives: { vantage: 'one vantage', deployment: 'the deployment: all vantages hold the same' },
  },
  'info-purpose': {
    sentence: 'Whether the info string names the purpose of the key',
    alternatives: { named: 'it does', omitted: 'it does not' },
    faults: { 'one-label': 'it names K_v_epoch for both keys' },
  },
  'info-epoch': {
    sentence: 'How the epoch enters the info string',
    alternatives: { '64-bit': 'in 64 bits', '32-bit': 'its low 32 bits' },
    faults: { omitted: 'not at all', previous: 'as the one before it; 0 as itself' },
  },
  'info-vantage': {
    sentence: 'How the vantage id enters the info string',
    alternatives: {
      exact: 'as its UTF-8 octets',
      'case-folded': 'in lower case',
      normalised: 'in Unicode form NFC',
    },
    faults: { 'first-255': 'its first 255 octets' },
  },
  'hkdf-salt': {
    sentence: 'What the salt of HKDF-Extract is',
    alternatives: {
      fixed: 'one text for every key',
      'vantage-id': 'the vantage id, which the info string then leaves out',
    },
  },
  'key-octets': {
    sentence: 'How many octets a derived key has',
    alternatives: { '32-octets': '32', '16-octets': '16' },
    faults: { '1-octet': 'one', none: 'none: L = 0' },
  },
  'bfd-key-derivation': {
    sentence: 'Where K_BFD_auth comes from',
    alternatives: {
      hkdf: 'from K_op by HKDF, as K_v_epoch does',
      legacy: 'the legacy derivation of Coherence-BFD (see legacy-bfd-key)',
    },
  },
  'legacy-bfd-key': {
    sentence: 'What the legacy derivation of Coherence-BFD gives',
    alternatives: {
      'shared-secret': 'one secret for all vantages, which has nothing to do with K_op',
      'operator-key': 'K_op itself',
    },
    faults: {
      'extracted-key': 'the pseudorandom key that HKDF-Extract makes from K_op',
      'epoch-key': 'K_v_epoch of the vantage in epoch 0',
    },
  },
  'verification-key': {
    sentence: 'Which key the tag of a packet is verified under',
    alternatives: { named: 'that of its path, and of the vantage and epoch that it names' },
    faults: {
      'other-purpose': 'that of the other path',
      'previous-epoch': 'on path A that of the epoch before; of 0 its own',
    },
  },
  'bfd-tag-length': {
    sentence: 'How many octets of the HMAC-SHA256 a push carries',
    alternatives: { '32-octets': 'all 32', '12-octets': 'the first 12' },
  },
} as const satisfies Record<string, Rule>;
