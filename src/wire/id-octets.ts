import type { VantageId } from '../../spec/language/notation.ts';

const utf8 = new TextEncoder();

/** Ids whose octets are kept; a deployment has fewer. */
const MOST_KEPT = 1024;
const kept = new Map<VantageId, Uint8Array>();

/** A vantage id in UTF-8. The octets are shared: whoever takes them only reads them. */
export function idOctets(id: VantageId): Uint8Array {
  const known = kept.get(id);
  if (known !== undefined) return known;
  if (kept.size === MOST_KEPT) kept.clear();
  const octets = utf8.encode(id);
  kept.set(id, octets);
  return octets;
}
