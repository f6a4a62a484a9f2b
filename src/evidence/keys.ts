import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { InputError } from '../input/input-error.ts';
import { reasonOf } from '../input/read-text.ts';
import { keyIdOf } from './dsse.ts';

/**
 * Writes a new Ed25519 key, which only its owner may read, and its public half beside it; gives the id of the key. Throws
 * an InputError where there is a file already, or none can be written.
 */
export function writeKeyPair(file: string, shown: string): string {
  for (const each of [file, publicFile(file)]) {
    if (existsSync(each))
      throw new InputError([
        `${each === file ? shown : publicFile(shown)}: found a file, expected none: no key is overwritten`,
      ]);
  }
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  try {
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
    writeFileSync(publicFile(file), publicKey.export({ type: 'spki', format: 'pem' }), { flag: 'wx' });
  } catch (cause) {
    throw new InputError([`${shown}: ${reasonOf(cause)}`]);
  }
  return keyIdOf(publicKey);
}

/** `key.pem.pub` of `key.pem`. */
export function publicFile(file: string): string {
  return `${file}.pub`;
}

/** A private key in PEM. Throws an InputError that never shows what the file holds. */
export function readPrivateKey(file: string, shown: string): string {
  return readKey(
    file,
    shown,
    'a private Ed25519 key in PEM',
    (text) => createPrivateKey(text).asymmetricKeyType,
  );
}

/** A public key in PEM; a private one is refused, since whoever checks has no use for it. Throws an InputError. */
export function readPublicKey(file: string, shown: string): string {
  return readKey(file, shown, 'a public Ed25519 key in PEM', (text) =>
    text.includes('PRIVATE KEY') ? undefined : createPublicKey(text).asymmetricKeyType,
  );
}

function readKey(
  file: string,
  shown: string,
  expected: string,
  typeOf: (text: string) => string | undefined,
): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new InputError([`${shown}: ${reasonOf(cause)}`]);
  }
  try {
    if (typeOf(text) === 'ed25519') return text;
  } catch {
    // What it is instead is nobody's business.
  }
  throw new InputError([`${shown}: found something else, expected ${expected}`]);
}
