import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ed25519Verify } from '../primitives/noble.ts';
import { decodeCheckpoint } from './checkpoint.ts';
import {
  cosignatureMessage,
  decodeCosignature,
  decodeVerifierKey,
  KEY_TYPE,
  type NoteKey,
} from './cosignature.ts';
import { decodeNote, encodeSignatureLine, type NoteSignature, type SignedNote } from './signed-note.ts';

/**
 * Notes collected from public logs and witnesses. MVPS_VECTORS names a folder that holds them as c2sp-notes.json;
 * without it the examples in signed-note.test.ts and cosignature.test.ts are what there is.
 */
const file = join(process.env.MVPS_VECTORS ?? '', 'c2sp-notes.json');
const isThere = process.env.MVPS_VECTORS !== undefined && existsSync(file);

interface Signed {
  readonly name: string;
  readonly keyId: string;
  readonly type: number | string;
  readonly timestamp?: number;
}
interface Collected {
  readonly notes: readonly { note: string; vkeys: string[]; signatures: Signed[] }[];
  readonly vkeys: readonly { vkey: string; type: number }[];
  readonly cosignatures: readonly {
    checkpoint?: string;
    vkeys?: string[];
    convertedVkeysType4?: string[];
    signatures?: Signed[];
  }[];
  readonly malformed: readonly { kind: string; desc: string; vkey?: string; noteBase64?: string }[];
  readonly unverified: readonly { note?: string; vkey?: string }[];
}

const utf8 = new TextEncoder();

function readNote(note: string): SignedNote {
  const read = decodeNote(utf8.encode(note));
  if (!read.ok) throw new Error(`${read.fault.reason}: ${read.fault.found}`);
  return read.value;
}

function readKeys(texts: readonly string[]): readonly NoteKey[] {
  return texts.map((text) => {
    const key = decodeVerifierKey(text);
    if (key === null) throw new Error(`${text} is no key`);
    return key;
  });
}

/** Whether a signature of a note is right under the key of its name and ID; null where no key has them. */
function verifies(line: NoteSignature, text: string, keys: readonly NoteKey[]): boolean | null {
  const key = keys.find(({ name, keyId }) => name === line.name && keyId === line.keyId);
  if (key === undefined) return null;
  if (key.type === KEY_TYPE.ed25519) return ed25519Verify(line.signature, utf8.encode(text), key.publicKey);
  const read = decodeCosignature(line.signature);
  return read !== null && ed25519Verify(read.signature, cosignatureMessage(read.time, text), key.publicKey);
}

describe('the examples are enough to start with', () => {
  test('MVPS_VECTORS names a folder with c2sp-notes.json, or is not set', () => {
    expect(isThere).toBe(process.env.MVPS_VECTORS !== undefined);
  });
});

if (isThere) {
  const collected = JSON.parse(readFileSync(file, 'utf8')) as Collected;

  test('every verifier key with the ID that it names', () => {
    expect(collected.vkeys.length).toBeGreaterThanOrEqual(18);
    for (const { vkey, type } of collected.vkeys) expect(decodeVerifierKey(vkey)?.type).toBe(type);
  });

  test('every note, and no other text under its signatures', () => {
    expect(collected.notes.length).toBeGreaterThanOrEqual(8);
    for (const { note, vkeys, signatures } of collected.notes) {
      const { text, signatures: lines } = readNote(note);
      expect(lines.map(({ name }) => name)).toEqual(signatures.map(({ name }) => name));
      expect(lines.map((line) => verifies(line, text, readKeys(vkeys)))).toEqual(lines.map(() => true));
      expect(lines.map((line) => verifies(line, `${text}\n`, readKeys(vkeys)))).toEqual(
        lines.map(() => false),
      );
      expect(note.endsWith(lines.map((line) => `${encodeSignatureLine(line)}\n`).join(''))).toBe(true);
    }
  });

  test('every cosignature, at its time, over a checkpoint', () => {
    const cosigned = collected.cosignatures.filter(({ checkpoint, signatures }) => checkpoint && signatures);
    expect(cosigned.length).toBeGreaterThanOrEqual(4);
    for (const { checkpoint = '', vkeys, convertedVkeysType4, signatures = [] } of cosigned) {
      const { text, signatures: lines } = readNote(checkpoint);
      const keys = readKeys(vkeys ?? convertedVkeysType4 ?? []);
      expect(decodeCheckpoint(text)).not.toBeNull();
      signatures.forEach(({ type, keyId, timestamp }, index) => {
        const line = lines[index] as NoteSignature;
        expect(line.keyId).toBe(Number.parseInt(keyId, 16));
        expect(verifies(line, text, keys)).toBe(type === KEY_TYPE.cosignature ? true : null);
        if (timestamp !== undefined) expect(decodeCosignature(line.signature)?.time).toBe(timestamp);
      });
    }
  });

  test('a text with blank lines of its own', () => {
    const [first] = collected.unverified;
    expect(readNote(first?.note ?? '').text.split('\n\n').length).toBeGreaterThan(1);
  });

  test('nothing malformed', () => {
    const malformed = collected.malformed.filter(({ kind }) => kind !== 'behaviour');
    expect(malformed.length).toBeGreaterThanOrEqual(9);
    for (const { desc, vkey, noteBase64 } of malformed) {
      if (vkey !== undefined) expect(decodeVerifierKey(vkey), desc).toBeNull();
      else expect(decodeNote(Buffer.from(noteBase64 ?? '', 'base64')).ok, desc).toBe(false);
    }
  });
}
