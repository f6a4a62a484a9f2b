import type { Choice } from '../../spec/language/choices.ts';
import type { StatementId } from '../../spec/language/statement.ts';
import type { RuleChoice } from '../../spec/rules/catalogue.ts';

/** One change of the core, as the instrumenter makes it. */
export interface Mutant {
  /** Its number among the mutants of these sources. */
  readonly id: string;
  /** From the folder of package.json on. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Which kind of change. */
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
}

/** A statement on one of the revisions of a mutation run, searched on one side. */
export interface Judge {
  /** Which revision, by its place. */
  readonly revision: number;
  readonly check: StatementId;
  readonly side: 'own' | 'twin';
  /** Rules that are taken otherwise than the revision takes them. */
  readonly rules: readonly RuleChoice[];
  /** What is left open; without it all that the statement meets there. */
  readonly grants?: readonly Choice[];
}

/** A search with what the core as it is comes to there. */
export interface Expecting extends Judge {
  readonly expects: 'held' | 'refuted';
  /** In so many cases. */
  readonly cases: number;
}

/**
 * What a search noticed of a mutant, and after how many cases: a counterexample, one that is lost, an error, a class of cases
 * that is gone, or no end.
 */
export interface Killed {
  readonly by: Expecting;
  readonly how: 'counterexample' | 'lost' | 'error' | 'coverage' | 'timeout';
  readonly cases: number;
}

/**
 * What became of a mutant: killed, or not although a search went through it, or gone through by none; or gone through
 * only where a mistake is planted, which is a mutant itself.
 */
export type Outcome =
  | ({ readonly status: 'killed' } & Killed)
  | { readonly status: 'survived'; readonly searches: number }
  | { readonly status: 'not reached' }
  | { readonly status: 'in a planted mistake' };

/** What a worker is asked. */
export type Request =
  | { readonly kind: 'cover'; readonly judge: Judge; readonly cases: number }
  | {
      readonly kind: 'judge';
      /** Null asks the core as it is: the base that must hold. */
      readonly mutant: string | null;
      readonly judges: readonly Expecting[];
    };

/** What it answers: a search of the core as it is, with the mutants that it went through; or what noticed a mutant. */
export type Answer =
  | {
      readonly kind: 'cover';
      /** Null where it is neither: refuted late, or by an error. Whether it holds is known of as many cases as were asked for. */
      readonly expects: Expecting['expects'] | null;
      readonly ms: number;
      /** Those that ran while a module was loaded; and those that ran in this search, with how often. */
      readonly onLoad: readonly string[];
      readonly reached: Readonly<Record<string, number>>;
    }
  | { readonly kind: 'judge'; readonly killed: Killed | null };
