import type { Choice } from '../../../spec/language/choices.ts';
import type { Closeness } from '../../../spec/language/closeness.ts';
import type { Violation } from '../../../spec/language/law.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import type { RuleChoice } from '../../../spec/rules/catalogue.ts';
import type { DescribedStep, NamedArguments } from '../case/described-step.ts';
import type { Level, Script } from '../case/scenario.ts';
import type { ReachVerdict } from '../measure/reach-test.ts';
import type { Minimality } from '../minimise/least.ts';

/**
 * held: no case broke the statement. refuted: one did. starved: a required kind of case was reached too rarely.
 * short: fewer relevant cases ran than were asked for, or than it takes to tell whether every required kind is reached,
 * or a wrong rule was not caught in as many. error: the program could not go on with it, and nothing is known.
 */
export type VerdictWord = 'held' | 'refuted' | 'starved' | 'short' | 'error';

/** A case in protocol terms: enough to run it again without any generator. */
export interface PlayedScript {
  readonly level: Level;
  readonly setting: NamedArguments;
  readonly steps: readonly DescribedStep[];
}

/** One that breaks a statement. */
export interface DescribedScript extends PlayedScript {
  /** What was expected and what was found. */
  readonly breach: string;
  /** The same as data; left out where the case was stored without it. */
  readonly violation?: Violation;
}

/** A shrunk case that breaks a statement, and the choices that it takes. */
export interface Counterexample {
  readonly breaks: readonly Choice[];
  readonly script: DescribedScript;
}

/** The least counterexample, and how far it is known to be the shortest. */
export interface LeastCase {
  readonly counterexample: Counterexample;
  /** The same case as the search has it. */
  readonly words: Script;
  readonly minimality: Minimality;
}

/** The case that came closest to the bound without breaking it, shrunk, and the choices that it takes. */
export interface TightestCase {
  readonly closeness: Closeness;
  readonly takes: readonly Choice[];
  readonly script: PlayedScript;
}

/** How often a kind of case occurred among the relevant ones. */
export interface Reached {
  readonly name: string;
  /** Relevant cases of this kind. */
  readonly count: number;
  /** count / cases, as a decimal fraction with six places. */
  readonly share: string;
  /** The share that is required, written alike. */
  readonly required: string;
  /** Whether the cases show that it has this share. Of a space all cases are there, so that its share is exact. */
  readonly verdict: ReachVerdict;
  /** About how many cases would decide; null where it is decided. */
  readonly casesToDecide: number | null;
}

/** Where none of the cases of a sample failed: what that says of the distribution they were drawn from. */
export interface FailureRate {
  /** The share of failing cases is below this decimal fraction, rounded up to three digits. */
  readonly below: string;
  readonly confidence: string;
}

/** A wrong rule that the same search was run on. */
export interface Caught {
  /** As `rule=alternative`. */
  readonly rule: string;
  readonly choice: RuleChoice;
  readonly level: Level;
  /** Relevant cases up to and with the first that broke the statement; null if none did. */
  readonly cases: number | null;
  /** The clause of the revision that asks for it, where the revision contradicts itself; else null. */
  readonly clause: string | null;
}

/**
 * How the cases were chosen: by sampling, or all of them up to a bound. `climbed` more were tried in climbing towards
 * the bound of an inequality, where that was asked for.
 */
export type How =
  | {
      readonly way: 'sampled';
      readonly cases: number;
      readonly twinCases: number;
      /** More cases, each drawn near one that had shown something new. Where the statement is false, up to the failing one. */
      readonly directedCases: number;
      readonly climbed?: number;
    }
  | { readonly way: 'exhausted'; readonly cases: number; readonly bound: string };

/** Why a statement could not be judged: what the program got wrong, or what the revision does not have. */
export interface SearchError {
  /** The block and the case, as in `T-RC-1.A:own:20260527:17: case 5`; null where none was being played. */
  readonly address: string | null;
  readonly message: string;
}

/** Readings under which a kept case breaks a check that does not grant them. */
export interface BreakingReading {
  /** What the case picks, and what no clause and no hypothesis excludes. */
  readonly readings: readonly Choice[];
  readonly source: string;
}

/** The outcome of one check. */
export interface Verdict {
  readonly id: StatementId;
  readonly clause: string;
  readonly verdict: VerdictWord;
  /** Why it could not be judged: of `error` what the program got wrong, of `short` what the revision does not have. */
  readonly error: SearchError | null;
  readonly how: How;
  /** Relevant cases that ran on the statement's own level. */
  readonly cases: number;
  /** How many of them were different scripts: of sampled ones exact up to `EXACT_DISTINCT`, an estimate above. */
  readonly distinct: number;
  /** How many cases of a fixed sample of each block went differently: in the kinds of case or the decisions. */
  readonly behaviours: { readonly sampled: number; readonly distinct: number };
  /** Cases whose premise was not met. */
  readonly discarded: number;
  /** Null where a case failed, where none ran, and where every case of a space did. */
  readonly failureRate: FailureRate | null;
  readonly reached: readonly Reached[];
  /** Empty where the statement is refuted: what breaks is not caught by a wrong rule. */
  readonly caught: readonly Caught[];
  readonly counterexamples: readonly Counterexample[];
  /** Where the case stands that broke it, where only one did that an earlier search had kept; else null. */
  readonly stored: string | null;
  /** Of a check, the readings that no clause excludes and under which a kept case breaks it. */
  readonly readings: readonly BreakingReading[];
  /** Null of what is no inequality, of one that no case said anything of, and of one that is refuted. */
  readonly closest: TightestCase | null;
}
