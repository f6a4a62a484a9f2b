/** How what was found is to lie to what is allowed. */
export type Sense = 'at most' | 'less than' | 'at least' | 'more than';

/** What an inequality compares in one case, at the place of the case where it is closest to being broken. */
export interface Closeness {
  /** Of which `scale` parts are one in `found` and `allowed`, so that both are whole: ns, us, packets. */
  readonly unit: string;
  readonly scale: bigint;
  readonly found: bigint;
  readonly sense: Sense;
  /** Never negative. An equality is a distance of which nothing is allowed. */
  readonly allowed: bigint;
}

/** Two amounts that were compared, and how; nothing is said of the sense where they are to be equal. */
export type Amounts = Omit<Closeness, 'sense'> & { readonly sense?: Sense };

/** How much of what is allowed is used up, 1 at the bound. Where `whole` is 0, more than any share. */
export interface Share {
  readonly part: bigint;
  readonly whole: bigint;
}

/** The bound itself. */
export const WHOLE_SHARE: Share = { part: 1n, whole: 1n };

/** What is compared; null where the case says nothing, as nothing is allowed and nothing was found. */
export function compared(
  unit: string,
  found: bigint,
  sense: Sense,
  allowed: bigint,
  scale = 1n,
): Closeness | null {
  const closeness = { unit, scale, found, sense, allowed };
  return allowed === 0n && found <= 0n && !isBeyond(closeness) ? null : closeness;
}

/** Whether what was found is not allowed: the one comparison of an inequality. */
export function isViolated(found: bigint, sense: Sense, allowed: bigint): boolean {
  switch (sense) {
    case 'at most':
      return found > allowed;
    case 'less than':
      return found >= allowed;
    case 'at least':
      return found < allowed;
    case 'more than':
      return found <= allowed;
  }
}

/** Whether what was found is not allowed. */
export function isBeyond({ found, sense, allowed }: Closeness): boolean {
  return isViolated(found, sense, allowed);
}

/** found / allowed where less is asked for, allowed / found where more is. A negative `found` counts as none. */
export function shareOf(closeness: Closeness): Share {
  const { found, sense, allowed } = closeness;
  const counted = found > 0n ? found : 0n;
  const isLimit = sense === 'at most' || sense === 'less than';
  const share = isLimit ? { part: counted, whole: allowed } : { part: allowed, whole: counted };
  return share.whole === 0n && isBeyond(closeness) ? { part: 1n, whole: 0n } : share;
}

/** Whether the first share is the larger one. */
export function isCloser(left: Share, right: Share): boolean {
  return left.part * right.whole > right.part * left.whole;
}

/** The closer of two; the first where they are alike. */
export function closerOf(first: Closeness | null, second: Closeness | null): Closeness | null {
  if (first === null || second === null) return first ?? second;
  return isCloser(shareOf(second), shareOf(first)) ? second : first;
}

/** What was found, and what is allowed, from the start of a case up to some point of it. */
export interface Running {
  readonly found: bigint;
  readonly allowed: bigint;
}

/** What was found and what is allowed between two points. */
export interface WindowShare extends Running {
  readonly from: number;
  readonly to: number;
}

/**
 * The window between two points in which the largest share of what is allowed was found, where `once` is allowed on
 * top in each; null where none has more than `beyond`, which one pass shows. Windows that do not count are passed over.
 */
export function closestWindow(
  points: readonly Running[],
  once: bigint,
  beyond: Share | null,
  counts: (from: number, to: number) => boolean = () => true,
): WindowShare | null {
  if (beyond !== null && !hasWindowBeyond(points, once, beyond)) return null;
  let closest: WindowShare | null = null;
  let share = beyond;
  for (let to = 1; to < points.length; to++) {
    for (let from = to - 1; from >= 0; from--) {
      const start = points[from] as Running;
      const end = points[to] as Running;
      const found = end.found - start.found;
      const allowed = end.allowed - start.allowed + once;
      const window = { part: found, whole: allowed };
      if ((found <= 0n && allowed <= 0n) || (share !== null && !isCloser(window, share))) continue;
      if (!counts(from, to)) continue;
      closest = { found, allowed, from, to };
      share = window;
    }
  }
  return closest;
}

function hasWindowBeyond(points: readonly Running[], once: bigint, { part, whole }: Share): boolean {
  const spare = part * once;
  let least: bigint | null = null;
  for (const { found, allowed } of points) {
    const excess = found * whole - allowed * part;
    if (least !== null && excess - least > spare) return true;
    if (least === null || excess < least) least = excess;
  }
  return false;
}
