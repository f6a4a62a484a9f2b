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
    requires: {
      'length-prefixed':
        'The HKDF info string MUST be the purpose, the vantage id and the epoch, each preceded by its length as a 32-bit big-endian integer.',
      separated:
        'The HKDF info string MUST be purpose, vantage id and epoch separated by "/", the epoch in decimal; a vantage id MUST NOT contain "/".',
      concatenated:
        'The HKDF info string is purpose, vantage id and epoch one after the other, the epoch in decimal.',
    },
    faults: {
      'one-octet-length': 'each part behind its length in 8 bits, cut to what these can tell: 256 is 0',
    },
  },
  'bfd-key-scope': {
    sentence: 'What a K_BFD_auth belongs to',
    alternatives: { vantage: 'one vantage', deployment: 'the deployment: all vantages hold the same' },
    requires: {
      vantage:
        'K_BFD_auth MUST be derived for each vantage, from its id, so that no vantage holds the key of another.',
      deployment: 'K_BFD_auth is one key for the whole deployment.',
    },
  },
  'info-purpose': {
    sentence: 'Whether the info string names the purpose of the key',
    alternatives: { named: 'it does', omitted: 'it does not' },
    faults: { 'one-label': 'it names K_v_epoch for both keys' },
  },
  'info-epoch': {
    sentence: 'How the epoch enters the info string',
    alternatives: { '64-bit': 'in 64 bits', '32-bit': 'its low 32 bits' },
    requires: {
      '64-bit': 'The epoch MUST enter the HKDF info string as a 64-bit big-endian integer.',
      '32-bit': 'The epoch enters the HKDF info string as its low 32 bits.',
    },
    faults: { omitted: 'not at all', previous: 'as the one before it; 0 as itself' },
  },
  'info-vantage': {
    sentence: 'How the vantage id enters the info string',
    alternatives: {
      exact: 'as its UTF-8 octets',
      'case-folded': 'in lower case',
      normalised: 'in Unicode form NFC',
    },
    requires: {
      exact:
        'The vantage id MUST enter the HKDF info string as its exact UTF-8 octets, without case folding or normalisation.',
      'case-folded': 'Vantage ids MUST be unique in lower case, in which they enter the HKDF info string.',
      normalised: 'Vantage ids MUST be unique in Unicode form NFC, in which they enter the HKDF info string.',
    },
    faults: { 'first-255': 'its first 255 octets' },
  },
  'hkdf-salt': {
    sentence: 'What the salt of HKDF-Extract is',
    alternatives: {
      fixed: 'one text for every key',
      'vantage-id': 'the vantage id, which the info string then leaves out',
    },
    requires: {
      fixed: 'The salt of HKDF-Extract MUST be one fixed string for every key of the deployment.',
      'vantage-id': 'The salt of HKDF-Extract is the vantage id.',
    },
  },
  'key-octets': {
    sentence: 'How many octets a derived key has',
    alternatives: { '32-octets': '32', '16-octets': '16' },
    requires: {
      '32-octets': 'Every derived key MUST have 32 octets.',
      '16-octets': 'Every derived key MUST have 16 octets.',
    },
    faults: { '1-octet': 'one', none: 'none: L = 0' },
  },
  'bfd-key-derivation': {
    sentence: 'Where K_BFD_auth comes from',
    alternatives: {
      hkdf: 'from K_op by HKDF, as K_v_epoch does',
      legacy: 'the legacy derivation of Coherence-BFD (see legacy-bfd-key)',
    },
    requires: {
      hkdf: 'K_BFD_auth MUST be derived from K_op by HKDF, for each vantage; no other derivation is allowed.',
      legacy: 'K_BFD_auth is derived as in legacy Coherence-BFD.',
    },
  },
  'legacy-bfd-key': {
    sentence: 'What the legacy derivation of Coherence-BFD gives',
    alternatives: {
      'shared-secret': 'one secret for all vantages, which has nothing to do with K_op',
      'operator-key': 'K_op itself',
    },
    requires: {
      'shared-secret':
        'Where the legacy derivation is used, its secret MUST be chosen independently of K_op.',
      'operator-key': 'The legacy derivation uses K_op itself as K_BFD_auth.',
    },
    faults: {
      'extracted-key': 'the pseudorandom key that HKDF-Extract makes from K_op',
      'epoch-key': 'K_v_epoch of the vantage in epoch 0',
    },
  },
  'key-rollover': {
    sentence: 'Which packets the broker takes once K_op was replaced',
    alternatives: {
      'at-once': 'those under keys from the new one',
      overlapping: 'those under keys from the new one, and from any before it, both halves from the same',
    },
    requires: {
      'at-once': 'When K_op is replaced, the broker MUST refuse what is authenticated under the former one.',
      overlapping:
        'When K_op is replaced, the broker MUST accept what is authenticated under a former one for as long as a packet sent before may be fresh, and MUST refuse a pair of which the halves are authenticated under two of them.',
    },
  },
  'packet-octets': {
    sentence: 'Which octets are taken for a packet',
    alternatives: { exact: 'those that are one packet, from the first to the last' },
    faults: {
      'trailing-octets': 'those that begin with one',
      'missing-octets': 'those to which up to four zeros at the end are missing as well',
      multipoint: 'a push with the multipoint bit as well, which is not looked at',
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
