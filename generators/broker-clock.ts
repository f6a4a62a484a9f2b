import type { Domain } from '../src/search/case/scenario.ts';
import { oneOf } from './domains.ts';

/** To the lifetime of a wrapper either way, and by more than a bucket takes to fill. */
const AHEAD = [0, 3, -3, 6, -6, 200, -200];

/** How far the broker's clock is set ahead of the time, in ticks; behind it where negative. */
export const brokerClock: Domain<unknown> = oneOf('ticks ahead of the time', AHEAD.map(String));

/** The ticks of a place in the domain. */
export function ticksAhead(place: number): number {
  return AHEAD[place] ?? 0;
}
