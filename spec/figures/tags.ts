import Fraction from 'fraction.js';
import { computed, type Figure } from './figure.ts';
import { exactly, rounded } from './printed.ts';

/** What SHA-256 gives (FIPS 180-4), and so HMAC-SHA256 where nothing is cut off. */
const SHA256_BITS = 256n;
const OCTET_BITS = 8n;
/** First and last octet of the HMAC in the captured push, counted from 0. */
const CAPTURED_TAG = { first: 56n, last: 67n };

/** The tags of both paths: clause 4, and the captures. */
export const TAG_FIGURES = {
  'tag-octets': {
    document: 'proof',
    clause: '4',
    text: 'SHA-256 truncated to the 32-octet tag',
    printed: exactly('32', 'octets'),
    formula: computed(() => new Fraction(SHA256_BITS, OCTET_BITS)),
    sentence: 'All that SHA-256 gives is 32 octets: nothing is truncated.',
  },
  'forgery-probability': {
    document: 'proof',
    clause: '4',
    text: '~ 2^-128',
    printed: rounded('128', 'bits, as -log2'),
    formula: computed(() => new Fraction(SHA256_BITS)),
    sentence: 'The chance that one guess of a 32-octet tag is right is 2^-256.',
  },
  'captured-tag-bits': {
    document: 'bfd-capture',
    clause: 'layout',
    text: 'HMAC-SHA256 truncated to 96 bits',
    printed: exactly('96', 'bits'),
    formula: computed(() => new Fraction((CAPTURED_TAG.last - CAPTURED_TAG.first + 1n) * OCTET_BITS)),
    sentence: 'Octets 56 to 67 of the captured push.',
  },
  'manifest-root-octets': {
    document: 'cwt-capture',
    clause: 'layout',
    text: 'manifest_root_sha256, 32 octets',
    printed: exactly('32', 'octets'),
    formula: computed(() => new Fraction(SHA256_BITS, OCTET_BITS)),
    sentence: 'The length of a SHA-256 digest.',
  },
} as const satisfies Readonly<Record<string, Figure>>;
