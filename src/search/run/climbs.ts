import { type ClosestCase, ClosestSoFar } from '../measure/closest.ts';
import type { Climbed } from './climb.ts';
import type { Executor, SearchName } from './task.ts';

/** Climbs of one statement, each on a random stream of its own; half of them begin at the closest case known. */
export const CLIMBS = 8;

/** All climbs of one search from the closest case that it has, as if they were made one after the other. */
export async function climbFrom(
  known: ClosestCase | null,
  of: SearchName,
  seed: number,
  executor: Executor,
): Promise<Climbed> {
  const climbs = Array.from({ length: CLIMBS }, (_, number) => {
    const from = number % 2 === 0 && known !== null ? known.script : null;
    return executor.run({ kind: 'climb', of, seed, climb: number, from });
  });
  const closest = new ClosestSoFar();
  closest.take(known);
  let tried = 0;
  for (const climbed of await Promise.all(climbs)) {
    tried += climbed.tried;
    closest.take(climbed.closest);
    if (climbed.failing !== null) return { tried, closest: closest.case, failing: climbed.failing };
  }
  return { tried, closest: closest.case, failing: null };
}
