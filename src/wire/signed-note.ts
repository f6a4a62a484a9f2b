import { type Decoded, decoded } from './decoded.ts';

/** A signature line of a note. The key ID tells keys of one name apart; what follows it depends on the key's type. */
export interface NoteSignature {
  readonly name: string;
  /** 32 bits. */
  readonly keyId: number;
  readonly signature: Uint8Array;
}

/** A text and who signed it (C2SP signed-note). The text ends with a newline and is what is signed. */
export interface SignedNote {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export type NoteFaultReason = 'octets' | 'signatures' | 'signature line' | 'key name' | 'signature octets';

/** Why octets are not a note: what is wrong, what stands there, and what may. */
export interface NoteFault {
  readonly reason: NoteFaultReason;
  readonly found: string;
  readonly expected: string;
}

const EM_DASH = '\u2014';
const KEY_ID_OCTETS = 4;
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * A note as octets hold it (C2SP signed-note v1.0.0). The text may have blank lines of its own: the last one ends it.
 *
 *   <text, each line with its newline>
 *   <newline>
 *   U+2014 SP <name> SP <base64 of key ID and signature> <newline>     once or more
 */
export function decodeNote(octets: Uint8Array): Decoded<SignedNote, NoteFault> {
  const whole = textOf(octets);
  if (whole === null) {
    return fault('octets', 'other octets', 'UTF-8 without control characters but newlines');
  }
  const end = whole.lastIndexOf('\n\n');
  const lines = end < 0 ? [] : whole.slice(end + 2).split('\n');
  if (lines.length < 2 || lines.pop() !== '') {
    return fault('signatures', 'none', 'a blank line, then signature lines with a newline each');
  }
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const read = decodeSignatureLine(line);
    if (!read.ok) return read;
    signatures.push(read.value);
  }
  return decoded({ text: whole.slice(0, end + 1), signatures });
}

/** A signature line, without its newline. */
export function decodeSignatureLine(line: string): Decoded<NoteSignature, NoteFault> {
  const [dash, name = '', encoded = '', ...rest] = line.split(' ');
  if (dash !== EM_DASH || rest.length > 0) {
    return fault('signature line', line, `${EM_DASH}, a name and base64, a space between them`);
  }
  if (!isKeyName(name)) return fault('key name', name, 'a name without spaces and +');
  const blob = decodeBase64(encoded);
  if (blob === null || blob.length <= KEY_ID_OCTETS) {
    return fault('signature octets', encoded, 'base64 of a key ID and a signature');
  }
  const keyId = new DataView(blob.buffer, blob.byteOffset).getUint32(0);
  return decoded({ name, keyId, signature: blob.slice(KEY_ID_OCTETS) });
}

/** A signature line, without its newline. */
export function encodeSignatureLine({ name, keyId, signature }: NoteSignature): string {
  const blob = new Uint8Array(KEY_ID_OCTETS + signature.length);
  new DataView(blob.buffer).setUint32(0, keyId);
  blob.set(signature, KEY_ID_OCTETS);
  return `${EM_DASH} ${name} ${encodeBase64(blob)}`;
}

/** Whether a key may have this name: not empty, no Unicode space, no plus sign. */
export function isKeyName(name: string): boolean {
  return /^[^\p{White_Space}+]+$/u.test(name);
}

/** Base64 with padding (RFC 4648 section 4). */
export function encodeBase64(octets: Uint8Array): string {
  return Buffer.from(octets).toString('base64');
}

/** The octets of a base64 text; null where it is not the one text that they are written as. */
export function decodeBase64(text: string): Uint8Array | null {
  const octets = Uint8Array.from(Buffer.from(text, 'base64'));
  return encodeBase64(octets) === text ? octets : null;
}

function textOf(octets: Uint8Array): string | null {
  if (octets.some((octet) => octet < 0x20 && octet !== 0x0a)) return null;
  try {
    return strictUtf8.decode(octets);
  } catch {
    return null;
  }
}

function fault(reason: NoteFaultReason, found: string, expected: string): Decoded<never, NoteFault> {
  return { ok: false, fault: { reason, found, expected } };
}
