import type { Readings } from '../rule-table.ts';

/** How far the clock that measures intervals is ahead of the time once the one that may be set is so many ticks ahead. */
export const INTERVAL_SHIFT: Readings<'interval-clock', (ahead: number) => number> = {
  monotonic: () => 0,
  wall: (ahead) => ahead,
};
