import { expect, test } from 'vitest';
import { ed25519Verify } from '../primitives/noble.ts';
import { decodeVerifierKey } from './cosignature.ts';
import { decodeNote, decodeSignatureLine, encodeSignatureLine } from './signed-note.ts';

const utf8 = new TextEncoder();

/** The example of C2SP signed-note. */
const KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const TEXT = 'This is an example message.\n';
const LINE =
  '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=';

test('the example of the specification reads and verifies', () => {
  const read = decodeNote(utf8.encode(`${TEXT}\n${LINE}\n`));
  const key = decodeVerifierKey(KEY);
  if (!read.ok || key === null) throw new Error('does not read');
  const [signature] = read.value.signatures;
  expect(read.value.text).toBe(TEXT);
  expect(signature).toMatchObject({ name: key.name, keyId: 0x530d903a });
  expect(ed25519Verify(signature?.signature ?? new Uint8Array(), utf8.encode(TEXT), key.publicKey)).toBe(
    true,
  );
});

test('a text with blank lines of its own ends at the last one', () => {
  const read = decodeNote(utf8.encode(`a\n\nb\n\n${LINE}\n${LINE}\n`));
  expect(read).toMatchObject({ ok: true, value: { text: 'a\n\nb\n' } });
});

test('a signature line is written as it was read', () => {
  const read = decodeSignatureLine(LINE);
  expect(read.ok && encodeSignatureLine(read.value)).toBe(LINE);
});

test.each([
  ['no blank line', `${TEXT}${LINE}\n`, 'signatures'],
  ['no signature', `${TEXT}\n`, 'signatures'],
  ['no newline at the end', `${TEXT}\n${LINE}`, 'signatures'],
  ['a control character', `\u0001${TEXT}\n${LINE}\n`, 'octets'],
  ['a space in the name', `${TEXT}\n${LINE.replace('.com', ' com')}\n`, 'signature line'],
  ['a Unicode space in the name', `${TEXT}\n${LINE.replace('.com', '\u2003com')}\n`, 'key name'],
  ['a plus in the name', `${TEXT}\n${LINE.replace('.com', '+com')}\n`, 'key name'],
  ['a stray line', `${TEXT}\n${LINE}\nmore\n`, 'signature line'],
  ['base64 that is not canonical', `${TEXT}\n${LINE.replace('aQM=', 'aQN=')}\n`, 'signature octets'],
  ['nothing behind the key ID', `${TEXT}\n— example.com/foo Uw2QOg==\n`, 'signature octets'],
])('a note is refused: %s', (_, note, reason) => {
  expect(decodeNote(utf8.encode(note))).toMatchObject({ ok: false, fault: { reason } });
});

test('octets that are not UTF-8 are refused', () => {
  const octets = utf8.encode(`${TEXT}\n${LINE}\n`);
  octets[0] = 0xff;
  expect(decodeNote(octets)).toMatchObject({ ok: false, fault: { reason: 'octets' } });
});
