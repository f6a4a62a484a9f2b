import Fraction from 'fraction.js';
import type { Operation, Revision } from '../language/revision.ts';
import { computed, type Figure, held, OUTSIDE } from './figure.ts';
import { exactly, rounded } from './printed.ts';

const MICROSECOND_NS = 1000n;
const US = 'us';

function price(operation: Operation, digits: string, sentence: string): Figure {
  return {
    document: 'proof',
    clause: '1.2',
    text: `${operation} = ${digits} us`,
    printed: rounded(digits, US),
    formula: held(({ cost }) => new Fraction(cost[operation], MICROSECOND_NS)),
    sentence,
  };
}

/** c_path by its definition in 1.2, in nanoseconds. */
export function pathPrice({ cost: { c_json, c_bfd_parse, c_hmac } }: Revision): Fraction {
  return new Fraction(c_json + c_bfd_parse + 2n * c_hmac);
}

/** The constants of 1.2, and what is said of their measurement. */
export const PRICES = {
  'c-json': price('c_json', '4.20', 'The price of decoding a snapshot, measured by the authors.'),
  'c-bfd-parse': price('c_bfd_parse', '0.30', 'The price of parsing a push, measured by the authors.'),
  'c-hmac': price('c_hmac', '2.10', 'The price of one HMAC-SHA256, measured by the authors.'),
  'c-ed25519': price('c_ed25519', '78.80', 'The price of verifying a cosignature, measured by the authors.'),
  'c-xdp': price('c_xdp', '0.05', 'The price of an XDP lookup, called conservative and not measured.'),
  'bfd-parse-share': {
    document: 'proof',
    clause: '1.2',
    text: '~ 1/14 of JSON-decode',
    printed: rounded('14', 'c_json per c_bfd_parse'),
    formula: computed(({ cost }) => new Fraction(cost.c_json, cost.c_bfd_parse)),
    sentence: 'The quotient of the two prices, judged as c_json over c_bfd_parse.',
  },
  'c-path': {
    document: 'proof',
    clause: '1.2',
    text: 'c_path = 8.70 us',
    printed: rounded('8.70', US),
    formula: computed((revision) => pathPrice(revision).div(MICROSECOND_NS)),
    sentence: 'c_json + c_bfd_parse + 2 c_hmac.',
  },
  'measured-payload': {
    document: 'proof',
    clause: '1.2',
    text: 'payload 497 B',
    printed: exactly('497', 'octets'),
    formula: OUTSIDE,
    sentence: 'The payload that the prices were measured at; no clause bounds the payload of a snapshot.',
  },
  'measured-iterations': {
    document: 'proof',
    clause: '1.2',
    text: 'median over 200k iterations',
    printed: exactly('200000', 'iterations'),
    formula: OUTSIDE,
    sentence: 'How often each price was measured.',
  },
  'cwt-json-price': {
    document: 'cwt',
    clause: 'opening',
    text: 'JSON parse 4.2 us',
    printed: rounded('4.2', US),
    formula: held(({ cost }) => new Fraction(cost.c_json, MICROSECOND_NS)),
    sentence: 'c_json once more, with one place less.',
  },
  'cwt-hmac-price': {
    document: 'cwt',
    clause: 'opening',
    text: 'snapshot crypto 2.1 us',
    printed: rounded('2.1', US),
    formula: held(({ cost }) => new Fraction(cost.c_hmac, MICROSECOND_NS)),
    sentence: 'c_hmac once more, with one place less.',
  },
} as const satisfies Readonly<Record<string, Figure>>;
