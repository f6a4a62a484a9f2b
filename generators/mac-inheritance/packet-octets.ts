import type { BfdControl } from '../../src/wire/bfd.ts';
import type { CwtFields } from '../../src/wire/cwt.ts';

/** Flips one bit in place; bit 0 is the highest of the first octet. */
export function flipBit(octets: Uint8Array, bit: number): void {
  const at = bit >> 3;
  octets[at] = (octets[at] as number) ^ (0x80 >> (bit & 7));
}

/** A packet with another tag where its own begins; of a longer one as much as there is room for. */
export function withTag(octets: Uint8Array, tagOffset: number, tag: Uint8Array): Uint8Array {
  const copy = octets.slice();
  copy.set(tag.subarray(0, octets.length - tagOffset), tagOffset);
  return copy;
}

/** Whether two snapshots agree in every field. */
export function isSameCwt(left: CwtFields, right: CwtFields): boolean {
  return (
    left.vantage === right.vantage &&
    (left.epoch as number) === right.epoch &&
    (left.counter as number) === right.counter &&
    (left.expiresAt as number) === right.expiresAt &&
    left.payload.length === right.payload.length &&
    left.payload.every((octet, index) => octet === right.payload[index])
  );
}

/** Whether two pushes agree in every field. */
export function isSameBfd(left: BfdControl, right: BfdControl): boolean {
  return (
    left.diagnostic === right.diagnostic &&
    left.state === right.state &&
    left.flags === right.flags &&
    left.detectMultiplier === right.detectMultiplier &&
    left.myDiscriminator === right.myDiscriminator &&
    left.yourDiscriminator === right.yourDiscriminator &&
    (left.desiredMinTx as number) === right.desiredMinTx &&
    (left.requiredMinRx as number) === right.requiredMinRx &&
    (left.requiredMinEchoRx as number) === right.requiredMinEchoRx &&
    left.keyId === right.keyId &&
    (left.sequence as number) === right.sequence
  );
}
