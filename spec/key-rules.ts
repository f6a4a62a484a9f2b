import type { Rule } from './rules.ts';

/** The rules of key derivation (1.4, draft section 6). */
export const KEY_RULES = {
  'info-encoding': {
    sentence: 'How (purpose, vantage, epoch) become an HKDF info string',
    alternatives: {
      'length-prefixed': 'each part behind its length in 32 bits',
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
  },
  'info-epoch': {
    sentence: 'How the epoch enters the info string',
    alternatives: { '64-bit': 'in 64 bits', '32-bit': 'its low 32 bits' },
  },
  'info-vantage': {
    sentence: 'How the vantage id enters the info string',
    alternatives: {
      exact: 'as its UTF-8 octets',
      'case-folded': 'in lower case',
      normalised: 'in Unicode form NFC',
    },
  },
} as const satisfies Record<string, Rule>;
