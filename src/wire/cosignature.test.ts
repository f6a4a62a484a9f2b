import { describe, expect, test } from 'vitest';
import { ed25519Verify } from '../primitives/noble.ts';
import { decodeCheckpoint, encodeCheckpoint, treeHeadOf } from './checkpoint.ts';
import {
  cosignatureMessage,
  decodeCosignature,
  decodeVerifierKey,
  encodeCosignature,
  KEY_TYPE,
  type NoteKey,
} from './cosignature.ts';
import { decodeNote, type NoteSignature } from './signed-note.ts';

const utf8 = new TextEncoder();

/** A cosignature that FiloSottile/sunlight keeps among its tests, over an example log, at a fixed time. */
const KEY = 'witness2.example.org+2e55b896+BIZ7fpceQWd60IfqQeS9IAnmNOCZjMDne8lZuguz/bi9';
const TEXT = 'milan2026h1.example.org\n300\nlCkHUpkmVBEms2r2T1K6Og69+wUuuN3MIEW1/ezu2v0=\n';
const LINE =
  '— witness2.example.org LlW4lgAAAABpVGeAN/uFWqfjdU94rrKxFycCggM0Sa1L5tOJCJdYBwJ41CQsgKWA6B0+vywok3cPI3JIzuPeR+VotuYe/eNy0+30Dw==';

function readKey(text: string): NoteKey {
  const key = decodeVerifierKey(text);
  if (key === null) throw new Error(`${text} is no key`);
  return key;
}

function readCosignature(note: string): { readonly text: string; readonly line: NoteSignature } {
  const read = decodeNote(utf8.encode(note));
  const line = read.ok ? read.value.signatures[0] : undefined;
  if (!read.ok || line === undefined) throw new Error('does not read');
  return { text: read.value.text, line };
}

describe('a cosignature from elsewhere', () => {
  const key = readKey(KEY);
  const { text, line } = readCosignature(`${TEXT}\n${LINE}\n`);
  const cosignature = decodeCosignature(line.signature);
  if (cosignature === null) throw new Error('does not read');
  const { time, signature } = cosignature;

  test('names its key and its time', () => {
    expect(key.type).toBe(KEY_TYPE.cosignature);
    expect(line).toMatchObject({ name: key.name, keyId: key.keyId });
    expect(time).toBe(1_767_139_200);
  });

  test('verifies over the whole text, and over nothing else', () => {
    const isRight = (message: Uint8Array): boolean => ed25519Verify(signature, message, key.publicKey);
    expect(isRight(cosignatureMessage(time, text))).toBe(true);
    expect(isRight(utf8.encode(text))).toBe(false);
    expect(isRight(cosignatureMessage(time, `${text}an extension line\n`))).toBe(false);
    expect(isRight(cosignatureMessage(time, text.slice(0, -1)))).toBe(false);
  });

  test('is written as it was read', () => {
    expect(encodeCosignature(time, signature)).toEqual(line.signature);
  });
});

test('a cosignature of another length, or of a time beyond 2^53, is none', () => {
  expect(decodeCosignature(new Uint8Array(71))).toBeNull();
  expect(decodeCosignature(new Uint8Array(73))).toBeNull();
  expect(decodeCosignature(new Uint8Array(72).fill(0xff))).toBeNull();
});

test.each([
  ['another key ID', KEY.replace('2e55b896', '2e55b897')],
  ['a type that is not Ed25519', KEY.replace('+BI', '+ZI')],
  ['a key cut short', KEY.slice(0, -4)],
  ['no name', KEY.replace('witness2.example.org', '')],
  ['a name with a space', KEY.replace('.org', ' org')],
])('a verifier key is refused: %s', (_, text) => {
  expect(decodeVerifierKey(text)).toBeNull();
});

describe('the text of a checkpoint', () => {
  const checkpoint = decodeCheckpoint(TEXT);

  test('reads, and is written again as it was', () => {
    expect(checkpoint).toMatchObject({ origin: 'milan2026h1.example.org', size: 300n, extensions: [] });
    if (checkpoint === null) throw new Error('does not read');
    expect(encodeCheckpoint(checkpoint)).toBe(TEXT);
  });

  test('takes extension lines, which are no part of the tree head', () => {
    const extended = `${TEXT}first\nsecond one\n`;
    expect(decodeCheckpoint(extended)?.extensions).toEqual(['first', 'second one']);
    expect(treeHeadOf(extended)).toBe(TEXT);
  });

  test.each([
    ['a size with a leading zero', TEXT.replace('300', '0300')],
    ['a size that is negative', TEXT.replace('300', '-1')],
    [
      'a root of 31 octets',
      TEXT.replace('lCkHUpkmVBEms2r2T1K6Og69+wUuuN3MIEW1/ezu2v0=', `${'A'.repeat(40)}AA==`),
    ],
    ['an empty origin', TEXT.replace('milan2026h1.example.org', '')],
    ['an empty extension line', `${TEXT}\nx\n`],
    ['no newline at the end', TEXT.slice(0, -1)],
    ['two lines', 'origin\n1\n'],
  ])('is refused: %s', (_, text) => {
    expect(decodeCheckpoint(text)).toBeNull();
  });

  test('is not written where it would read back as something else', () => {
    if (checkpoint === null) throw new Error('does not read');
    expect(() => encodeCheckpoint({ ...checkpoint, extensions: [''] })).toThrow(RangeError);
    expect(() => encodeCheckpoint({ ...checkpoint, extensions: ['a\nb'] })).toThrow(RangeError);
    expect(() => encodeCheckpoint({ ...checkpoint, origin: '' })).toThrow(RangeError);
    expect(() => encodeCheckpoint({ ...checkpoint, size: -1n })).toThrow(RangeError);
    expect(() => encodeCheckpoint({ ...checkpoint, root: new Uint8Array(31) })).toThrow(RangeError);
  });
});
