/** Integers in network byte order. */

/** Writes the low 32 bits of an integer. */
export function writeUint32(octets: Uint8Array, at: number, value: number): void {
  octets[at] = value >>> 24;
  octets[at + 1] = value >>> 16;
  octets[at + 2] = value >>> 8;
  octets[at + 3] = value;
}

/** Writes an integer from 0 to 2^53 - 1 into 64 bits. */
export function writeUint64(octets: Uint8Array, at: number, value: number): void {
  writeUint32(octets, at, Math.floor(value / 2 ** 32));
  writeUint32(octets, at + 4, value);
}

/** An integer from 0 to 2^32 - 1. The caller has seen to it that the octets are there. */
export function readUint32(octets: Uint8Array, at: number): number {
  const high = ((octets[at] as number) << 8) | (octets[at + 1] as number);
  const low = ((octets[at + 2] as number) << 8) | (octets[at + 3] as number);
  return high * 2 ** 16 + low;
}

/** An integer from 0 to 2^64 - 1; exact up to 2^53, and above 2^53 - 1 whatever is above it. */
export function readUint64(octets: Uint8Array, at: number): number {
  return readUint32(octets, at) * 2 ** 32 + readUint32(octets, at + 4);
}
