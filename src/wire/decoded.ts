/** What octets from the network turn out to be: bad ones are a reason, never an exception. */
export type Decoded<Value, Fault> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: Fault };

/** Why octets are not what they should be: what is wrong with them, what stands there, and what may. */
export interface WireFault<Reason extends string> {
  readonly reason: Reason;
  readonly found: number;
  readonly expected: string;
}

export function decoded<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function faulty<Reason extends string>(
  reason: Reason,
  found: number,
  expected: string,
): { readonly ok: false; readonly fault: WireFault<Reason> } {
  return { ok: false, fault: { reason, found, expected } };
}

/** A field of a packet, in bits from the first of the packet. */
export interface WireField {
  readonly name: string;
  readonly firstBit: number;
  readonly bits: number;
}

/** Fields in the order in which they stand, from their names and widths. */
export function layOut(widths: readonly (readonly [name: string, bits: number])[]): readonly WireField[] {
  let firstBit = 0;
  return widths.map(([name, bits]) => {
    const field = { name, firstBit, bits };
    firstBit += bits;
    return field;
  });
}
