import { type Closeness, isCloser, type Sense, type Share, shareOf } from '../../spec/closeness.ts';
import type { Script } from './scenario.ts';

/** A case, and how close it came to the bound. */
export interface ClosestCase {
  readonly closeness: Closeness;
  readonly script: Script;
}

/** The closest of the cases that it is shown; the first of those that are alike. */
export class ClosestSoFar {
  #closest: ClosestCase | null = null;
  #share: Share | null = null;

  get case(): ClosestCase | null {
    return this.#closest;
  }

  /** What a case has to be closer than. */
  get share(): Share | null {
    return this.#share;
  }

  add(closeness: Closeness | null, script: Script): void {
    if (closeness === null) return;
    const share = shareOf(closeness);
    if (this.#share !== null && !isCloser(share, this.#share)) return;
    this.#closest = { closeness, script };
    this.#share = share;
  }
}

/** The same as plain JSON: integers of any size as decimal digits. */
export interface StoredClosest {
  readonly unit: string;
  readonly scale: string;
  readonly found: string;
  readonly sense: Sense;
  readonly allowed: string;
  readonly script: Script;
}

export function storeClosest(closest: ClosestCase | null): StoredClosest | null {
  if (closest === null) return null;
  const { unit, scale, found, sense, allowed } = closest.closeness;
  const { script } = closest;
  return { unit, scale: `${scale}`, found: `${found}`, sense, allowed: `${allowed}`, script };
}

export function restoreClosest(stored: StoredClosest | null): ClosestCase | null {
  if (stored === null) return null;
  const { unit, scale, found, sense, allowed, script } = stored;
  const closeness = { unit, scale: BigInt(scale), found: BigInt(found), sense, allowed: BigInt(allowed) };
  return { closeness, script };
}
