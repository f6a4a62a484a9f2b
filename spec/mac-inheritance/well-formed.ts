/**
 * What octets must be to be a packet of their path, from the layouts that the project gives them and from RFC 5880
 * section 6.8.6. Written apart from the parsers, which are held against it.
 */

const TAG_OCTETS = 32;
/** Two lengths, three integers of 64 bits, and the tag. */
const FIXED_OCTETS = 4 + 3 * 8 + 4 + TAG_OCTETS;
/** The largest integer that the project counts with. */
const LARGEST = 2n ** 53n - 1n;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A snapshot: id and payload behind their lengths, three integers up to 2^53 - 1 between them, the tag, no octet more. */
export function isSnapshot(octets: Uint8Array): boolean {
  if (octets.length < FIXED_OCTETS) return false;
  const view = new DataView(octets.buffer, octets.byteOffset, octets.length);
  const id = view.getUint32(0);
  if (id > octets.length - FIXED_OCTETS) return false;
  const payload = view.getUint32(4 + id + 24);
  if (octets.length !== FIXED_OCTETS + id + payload) return false;
  const integers = [0, 8, 16].map((offset) => view.getBigUint64(4 + id + offset));
  return integers.every((integer) => integer <= LARGEST) && isUtf8(octets.subarray(4, 4 + id));
}

function isUtf8(octets: Uint8Array): boolean {
  try {
    utf8.decode(octets);
    return true;
  } catch {
    return false;
  }
}

/** Of a push, by RFC 5880 sections 4.1 and 4.4; the authentication type is this project's, the first of those left to experiments. */
const STATE_DOWN = 1;
const AUTH_TYPE = 253;
const A_BIT = 0x04;
const M_BIT = 0x01;

/**
 * A push of which the header gives none of the reasons of RFC 5880 section 6.8.6 to discard it, with a tag of so many octets and
 * nothing behind it, which the RFC leaves open. Neither session nor tag is looked at.
 */
export function isPush(octets: Uint8Array, tagOctets: number): boolean {
  if (octets.length !== 32 + tagOctets) return false;
  const view = new DataView(octets.buffer, octets.byteOffset, octets.length);
  const [version, state, flags] = [view.getUint8(0) >> 5, view.getUint8(1) >> 6, view.getUint8(1)];
  const isOfSession = view.getUint32(8) > 0 || state <= STATE_DOWN;
  return (
    version === 1 &&
    view.getUint8(3) === octets.length &&
    view.getUint8(2) > 0 &&
    (flags & M_BIT) === 0 &&
    (flags & A_BIT) !== 0 &&
    view.getUint32(4) > 0 &&
    isOfSession &&
    view.getUint8(24) === AUTH_TYPE &&
    view.getUint8(25) === 8 + tagOctets
  );
}
