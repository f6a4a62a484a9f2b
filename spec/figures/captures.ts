import Fraction from 'fraction.js';
import { computed, type Figure, OUTSIDE, solved } from './figure.ts';
import { linear, over } from './formula.ts';
import { exactly } from './printed.ts';

/** Fields of the captured push in order, in octets: header, magic, tick, phase residual, C1, C2, C3, HMAC. */
const PUSH_FIELDS = [32, 4, 4, 4, 4, 4, 4, 12];
/** Ethernet without its check sequence, IPv4 without options, UDP. */
const FRAME_HEADERS = [14, 20, 8];
/** Fields of the captured bundle before D2: magic, bundle_id, tick_k, epoch_id, n_vantages, f_adversaries. */
const BUNDLE_FIELDS = [4, 4, 8, 8, 2, 2];
/** D2 is a binary64. */
const D2_OCTETS = 8;
/** The mandatory section of a BFD control packet (RFC 5880 section 4.1). */
const MANDATORY_SECTION = 24n;

function sum(...lists: readonly (readonly number[])[]): Fraction {
  return new Fraction(lists.flat().reduce((total, each) => total + each, 0));
}

function inCapture(text: string, digits: string, unit: string, sentence: string): Figure {
  return {
    document: 'cwt-capture',
    clause: 'layout',
    text,
    printed: exactly(digits, unit),
    formula: OUTSIDE,
    sentence,
  };
}

/** The layouts and settings of the two published captures. */
export const CAPTURE_FIGURES = {
  'push-payload': {
    document: 'bfd-capture',
    clause: 'layout',
    text: 'payload 68 bytes',
    printed: exactly('68', 'octets'),
    formula: computed(() => sum(PUSH_FIELDS)),
    sentence: 'The sum of the fields that the receipt lists.',
  },
  'push-frame': {
    document: 'bfd-capture',
    clause: 'layout',
    text: 'frame 110 bytes',
    printed: exactly('110', 'octets'),
    formula: computed(() => sum(FRAME_HEADERS, PUSH_FIELDS)),
    sentence: 'The payload behind Ethernet, IPv4 and UDP headers.',
  },
  'push-header': {
    document: 'bfd-capture',
    clause: 'layout',
    text: 'BFD V3 control header (RFC 5880 layout), 32 bytes',
    printed: exactly('32', 'octets'),
    formula: solved('authentication-section', () => over(linear(MANDATORY_SECTION, 1n))),
    sentence: 'RFC 5880 has 24 octets and an authentication section; its digests need one of 24 or 28.',
  },
  'bundle-d2-offset': {
    document: 'cwt-capture',
    clause: 'layout',
    text: 'D2 at offset 28',
    printed: exactly('28', 'octets'),
    formula: computed(() => sum(BUNDLE_FIELDS)),
    sentence: 'The sum of the fields before it.',
  },
  'bundle-vantages-offset': {
    document: 'cwt-capture',
    clause: 'layout',
    text: 'vantages from 36',
    printed: exactly('36', 'octets'),
    formula: computed(() => sum(BUNDLE_FIELDS, [D2_OCTETS])),
    sentence: 'The sum of the fields before them.',
  },
  'bundle-vantage-octets': inCapture(
    '32 bytes per vantage',
    '32',
    'octets',
    'The fields of a vantage are not public.',
  ),
  'operator-id-octets': inCapture('operator_id, 16 ASCII', '16', 'octets', 'A length that the layout sets.'),
  'captured-vantages': inCapture('4 vantages', '4', 'vantages', 'A setting of the capture.'),
  'captured-quorum': inCapture('quorum 2', '2', 'cosignatures', 'A setting of the capture.'),
  'captured-pool': inCapture('pool 5', '5', 'witnesses', 'A setting of the capture.'),
} as const satisfies Readonly<Record<string, Figure>>;
