import {
  type Closeness,
  isCloser,
  type Sense,
  type Share,
  shareOf,
} from '../../../spec/language/closeness.ts';
import type { Script } from '../case/scenario.ts';

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

  /** Whether it uses up all that is allowed, or more. */
  get isAtBound(): boolean {
    return this.#share !== null && this.#share.part >= this.#share.whole;
  }

  add(closeness: Closeness | null, script: Script): void {
    if (closeness !== null) this.take({ closeness, script });
  }

  take(closest: ClosestCase | null): void {
    if (closest === null || !this.isCloser(closest)) return;
    this.#closest = closest;
    this.#share = shareOf(closest.closeness);
  }

  /** Whether a case is closer than all before. */
  isCloser({ closeness }: ClosestCase): boolean {
    return this.#share === null || isCloser(shareOf(closeness), this.#share);
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
