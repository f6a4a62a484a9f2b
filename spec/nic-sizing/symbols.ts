import type { Symbols } from '../formula/vocabulary.ts';
import type { Microseconds, VantageCount } from '../language/notation.ts';

/** What all observations of a NIC have. */
interface Vantages {
  readonly N: VantageCount;
  readonly T_tick: Microseconds;
}

/** The symbols of section 6.1. The PPS_t of a budget is that of one path or of both; B_F is a time there. */
export function symbolsOfNic<Subject>(vantagesOf: (subject: Subject) => Vantages): Symbols<Subject> {
  return {
    N: { unit: '1', of: (subject) => vantagesOf(subject).N },
    T_tick: { unit: 'us', of: (subject) => vantagesOf(subject).T_tick },
    PPS_t: {
      rule: 'nic-budget-scope',
      alternatives: { 'both-paths': '2 * N / T_tick', 'one-path': 'N / T_tick' },
    },
    B_F: { unit: 'us', value: ({ B_F }) => B_F * MICROSECONDS_PER_SECOND },
  };
}

const MICROSECONDS_PER_SECOND = 1_000_000;
