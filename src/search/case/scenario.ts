import type { StepChoice } from '../../../spec/language/choices.ts';
import type { Revision } from '../../../spec/language/revision.ts';

/** A small non-negative integer below 2^31. Zero is the simplest value of its domain. */
export type Word = number;
/** What a stored counterexample holds for one argument: names and values, never words. */
export type Named = string | number | boolean;

/** On which of the two levels of the protocol a world runs. */
export type Level = 'ideal' | 'noble';

/**
 * How the words of a domain are drawn. `edges`: an edge half the time, else any word or one of any magnitude, so that
 * small ones are frequent. `evenly`: an edge now and then, else any word. `few`: from a random prefix of the words,
 * so that few vantages meet more often than many.
 */
export type Manner = 'edges' | 'evenly' | 'few';

/**
 * The values of one argument of a step or of one parameter of the setting.
 *
 * A word is what is generated and shrunk; a value is what the step is run with; a name is what is stored and
 * shown. Values may depend on the world (a reference to a packet), words never do.
 */
export interface Domain<World> {
  readonly name: string;
  /** Words run from 0 to size - 1. */
  readonly size: number;
  /** Words drawn more often than their share (the edges of a range), and the small alphabet of enumeration. */
  readonly edges: readonly Word[];
  readonly drawn: Manner;
  /** The value of a word here and now; -1 where the world has none, and the step then does nothing. */
  valueOf(word: Word, world: World): number;
  nameOf(value: number, world: World): Named;
  /** The value that a name stands for; -1 where there is none in this world. */
  valueNamed(name: Named, world: World): number;
}

/** One row of a step table: the only definition of what the step does, on every level. */
export interface StepKind<World> {
  readonly name: string;
  /** The choice that must be granted for it; null for what honest parties do. */
  readonly choice: StepChoice | null;
  /** How often it is drawn, relative to the others. */
  readonly weight: number;
  /** At most four. */
  readonly args: readonly Domain<World>[];
  run(world: World, a: number, b: number, c: number, d: number): void;
}

/** A world that is reset in place, played a script, and observed. */
export interface World<Observation> {
  /** Starts afresh from the values of the setting, in the order of `Scenario.setting`. */
  open(setting: readonly number[]): void;
  /** What the statement judges. The same object may be handed out again after `open`. */
  observe(): Observation;
  /** What the last step led to, in protocol terms, one line each. Called when a script is described, not in a search. */
  heard(): readonly string[];
  /**
   * What was decided at each point so far, as numbers: equal on both levels, or the levels differ. Absent where the
   * party that is tried decides nothing.
   */
  decisions?(): readonly number[];
}

const NO_DECISIONS: readonly number[] = [];

/** What was decided at each point of a case so far. */
export function decisionsOf(world: World<unknown>): readonly number[] {
  return world.decisions?.() ?? NO_DECISIONS;
}

/** Every case of a space that is small enough, by number. */
export interface Space {
  /** The bound to which it is exhausted, in words: "T_tick to 1000 ms, at most 5 ticks". */
  readonly bound: string;
  readonly size: number;
  scriptAt(index: number): Word[];
}

/** Which worlds are tried for one subject. */
export interface Scenario<W extends World<Observation>, Observation> {
  readonly subject: string;
  /** Raised whenever the stream of cases changes, so that an address never changes its meaning unnoticed. */
  readonly streamVersion: number;
  readonly setting: readonly Domain<void>[];
  readonly steps: readonly StepKind<W>[];
  /** The number of steps of a script, uniform between the two. */
  readonly length: { readonly min: number; readonly max: number };
  /** Present where every case is run; absent where cases are sampled. */
  readonly space?: Space;
  createWorld(level: Level): W;
}

/** A scenario is made for a revision: its ranges and scale points are the generator's. */
export type ScenarioFor<W extends World<Observation>, Observation> = (
  revision: Revision,
) => Scenario<W, Observation>;

/** Words of one step in a script: kind, then four arguments (unused ones are 0). */
export const STEP_WORDS = 5;

/** A script: the words of the setting, then STEP_WORDS words a step. */
export type Script = Word[];
