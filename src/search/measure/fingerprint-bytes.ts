/** Octets of a fingerprint: 53 bits, the lowest octet first. */
const OCTETS = 7;

/** Fingerprints as octets, the same on every machine. */
export function packFingerprints(fingerprints: Float64Array): Uint8Array {
  const octets = new Uint8Array(fingerprints.length * OCTETS);
  const view = new DataView(octets.buffer);
  for (let index = 0; index < fingerprints.length; index++) {
    const fingerprint = fingerprints[index] as number;
    const high = Math.floor(fingerprint / 2 ** 32);
    view.setUint32(index * OCTETS, fingerprint >>> 0, true);
    view.setUint16(index * OCTETS + 4, high & 0xffff, true);
    view.setUint8(index * OCTETS + 6, high >>> 16);
  }
  return octets;
}

/** The fingerprints that were packed; what is left over of one is dropped. */
export function unpackFingerprints(octets: Uint8Array): Float64Array {
  const view = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  return Float64Array.from({ length: Math.floor(octets.length / OCTETS) }, (_, index) => {
    const at = index * OCTETS;
    const high = view.getUint8(at + 6) * 2 ** 16 + view.getUint16(at + 4, true);
    return high * 2 ** 32 + view.getUint32(at, true);
  });
}
