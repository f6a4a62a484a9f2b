import { createPublicKey } from 'node:crypto';

/** The public half of a private key, in PEM. */
export function publicKeyOf(privatePem: string): string {
  return createPublicKey(privatePem).export({ type: 'spki', format: 'pem' }).toString();
}
