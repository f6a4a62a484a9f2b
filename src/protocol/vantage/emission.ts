import type { Microseconds, TickPairs } from '../../../spec/language/notation.ts';
import type { RuleChoices } from '../../../spec/rules/catalogue.ts';

const SECOND_US = 1_000_000;

/** How many tick pairs one vantage has emitted once so many ticks of this length are over. */
export type EmissionSchedule = (ticks: number, length: Microseconds) => TickPairs;

/** When a vantage emits (section 2, Step 1: N pairs in each T_tick). */
export function createEmissionSchedule(rules: RuleChoices): EmissionSchedule {
  switch (rules.emission) {
    case 'one-per-tick':
      return (ticks) => ticks as TickPairs;
    case 'both-ends':
      return (ticks) => (ticks === 0 ? 0 : ticks + 1) as TickPairs;
    case 'whole-per-second':
      return wholePerSecond;
  }
}

/** A second begins its ticks anew, so that the rest of it is lost, and a tick longer than a second never ends. */
function wholePerSecond(ticks: number, length: Microseconds): TickPairs {
  const perSecond = Math.floor(SECOND_US / length);
  const elapsed = ticks * length;
  const seconds = Math.floor(elapsed / SECOND_US);
  const inThisSecond = Math.floor((elapsed - seconds * SECOND_US) / length);
  return (seconds * perSecond + Math.min(perSecond, inThisSecond)) as TickPairs;
}
