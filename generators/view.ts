/** What a statement judges of a case: a world is what is done in it, and a view lets the core take that in. */
export interface View<Case, Observation> {
  observe(played: Case): Observation;
  /** What an observation shows, in protocol terms. */
  heard(observation: Observation): readonly string[];
}
