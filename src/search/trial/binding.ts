import type { StepChoice } from '../../../spec/language/choices.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import type { Statement } from '../../../spec/language/statement.ts';
import type { RuleChoice, RuleName } from '../../../spec/rules/catalogue.ts';
import type { Level, ScenarioFor, World } from '../case/scenario.ts';

/** A kind of case that must occur in at least this share of the relevant cases, or the search is starved. */
export interface Reach<Observation> {
  readonly name: string;
  /** In parts per thousand of the relevant cases. */
  readonly perMille: number;
  when(observation: Observation, revision: Revision): boolean;
}

/** A fixed number of cases that run on real bytes too, and must be decided as on the symbolic level. */
export interface Twin {
  readonly cases: number;
  /** Wrong rules that only real bytes can show. */
  readonly catches: readonly RuleChoice[];
}

/** Where a statement, a scenario and the core meet. */
export interface Binding<W extends World<Observation>, Observation> {
  readonly statement: Statement<Observation>;
  readonly scenario: ScenarioFor<W, Observation>;
  readonly level: Level;
  /** The rules that its world and its statement read: of these a reading can matter to it. */
  readonly reads: readonly RuleName[];
  /** The choices that the world of this check has; all steps with another choice are withheld. */
  readonly grants: readonly StepChoice[];
  /**
   * Present where all that the draft leaves silent is open to the adversary, as for a claim in its full wording;
   * otherwise it is read as the revision reads it.
   */
  readonly silence?: 'open';
  /** Whether the premise of the statement is met in this case. */
  isRelevant(observation: Observation): boolean;
  readonly reach: readonly Reach<Observation>[];
  /** Wrong rules that the same search must catch, a boundary fault among them. */
  readonly catches: readonly RuleChoice[];
  readonly twin?: Twin;
}

/** A binding whose world and observation are its own business. */
export type AnyBinding = Binding<World<unknown>, unknown>;
