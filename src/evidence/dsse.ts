import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import canonicalize from 'canonicalize';
import { EvidenceFault } from './evidence-fault.ts';

/** The payload of every bundle: an in-toto Statement. */
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

/** A signed payload (DSSE v1): the signature is over the type and the payload, with the length of each. */
export interface Envelope {
  readonly payloadType: string;
  /** Base64. */
  readonly payload: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}

/** The octets that are signed: "DSSEv1", the type and the payload, each behind its length in octets, with spaces between. */
export function preAuthEncoding(type: string, payload: Uint8Array): Uint8Array {
  const head = `DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `;
  return Buffer.concat([Buffer.from(head), payload]);
}

/** Signs a payload with an Ed25519 key (RFC 8032) in PEM, and gives the file of its envelope. */
export function seal(payload: string, privatePem: string): string {
  const key = createPrivateKey(privatePem);
  const body = Buffer.from(payload);
  const sig = sign(null, preAuthEncoding(PAYLOAD_TYPE, body), key).toString('base64');
  const keyid = keyIdOf(createPublicKey(key));
  return textOf({
    payloadType: PAYLOAD_TYPE,
    payload: body.toString('base64'),
    signatures: [{ keyid, sig }],
  });
}

/**
 * The payload of an envelope that one key has signed. Throws an EvidenceFault where the text is no envelope, is written
 * otherwise than `seal` writes it, or is not signed by that key alone. What the envelope says of keys is not trusted.
 */
export function unseal(text: string, publicPem: string): string {
  const envelope = parseEnvelope(text);
  const { payloadType, payload, signatures } = envelope;
  if (payloadType !== PAYLOAD_TYPE) throw new EvidenceFault('payload type', payloadType, PAYLOAD_TYPE);
  const [signature, ...more] = signatures;
  if (signature === undefined || more.length > 0)
    throw new EvidenceFault('signatures', String(signatures.length), 'exactly one');
  const key = createPublicKey(publicPem);
  const body = Buffer.from(payload, 'base64');
  const signed = preAuthEncoding(payloadType, body);
  const sig = Buffer.from(signature.sig, 'base64');
  if (!verify(null, signed, key, sig))
    throw new EvidenceFault('signature', 'one that is not', `that of the key ${keyIdOf(key)}`);
  if (signature.keyid !== keyIdOf(key)) throw new EvidenceFault('key id', signature.keyid, keyIdOf(key));
  // Base64 and JSON can say the same in more than one way: of a file, each octet is held to.
  if (
    textOf({
      payloadType,
      payload: body.toString('base64'),
      signatures: [{ keyid: signature.keyid, sig: sig.toString('base64') }],
    }) !== text
  )
    throw new EvidenceFault('envelope', 'other octets', 'the canonical form of what it holds');
  return body.toString('utf8');
}

function parseEnvelope(text: string): Envelope {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new EvidenceFault('envelope', 'what is no JSON', 'a DSSE envelope', 'unreadable');
  }
  const { payloadType, payload, signatures } = (value ?? {}) as Partial<Envelope>;
  const isWhole =
    typeof payloadType === 'string' &&
    typeof payload === 'string' &&
    Array.isArray(signatures) &&
    signatures.every((each) => typeof each?.sig === 'string' && typeof each?.keyid === 'string');
  if (isWhole) return value as Envelope;
  throw new EvidenceFault('envelope', 'other members', 'payloadType, payload and signatures', 'unreadable');
}

function textOf(envelope: Envelope): string {
  return `${canonicalize(envelope)}\n`;
}

/** The SHA-256, in hex, of the octets of a public key (SubjectPublicKeyInfo): a hint for people, never trusted. */
export function keyIdOf(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}
