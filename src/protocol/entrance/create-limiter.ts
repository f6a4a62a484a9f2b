import type { Revision } from '../../../spec/language/revision.ts';
import { type Readings, taken } from '../rule-table.ts';
import { LimitersInTurn } from './limiters-in-turn.ts';
import type { Limiter } from './traffic.ts';
import { VantageLimiter } from './vantage-limiter.ts';

const INSTANCES: Readings<'limiter-instances', (revision: Revision) => Limiter> = {
  one: (revision) => new VantageLimiter(revision),
  'in-turn': (revision) => new LimitersInTurn(new VantageLimiter(revision), new VantageLimiter(revision)),
};

/** The limiter of a vantage, as a revision has it. */
export function createLimiter(revision: Revision): Limiter {
  return taken(revision.rules, 'limiter-instances', INSTANCES)(revision);
}
