import type { HypothesisName } from './hypotheses.ts';

/** A theorem, corollary or inheritance result of the document, as it is named there: `T-JCOST-1`. */
export type ResultName = string;
/** A proof step by the clause of its result: `2 Step 3`, `6.1 Proof`. */
export type StepName = string;
/** What is cited from outside: a theorem (`T-SPLIT-1`), an RFC, or a section of a specification (`CWT 6.3`). */
export type SourceName = string;
/** A hypothesis, or a part of it: `H-RL`, `H-DDOS-INV.I1`. */
export type HypothesisReference = HypothesisName | `${HypothesisName}.${string}`;

/** What a heading or section 0 calls a result. */
export const RESULT_KINDS = ['theorem', 'corollary', 'inheritance result'] as const;
export type ResultKind = (typeof RESULT_KINDS)[number];

/** Where a proof may end other than at a source. */
export const PREMISES = ['hypotheses', 'definitions'] as const;
export type Premise = (typeof PREMISES)[number];

/** The sources at which proofs are said to end. */
export interface EndList {
  /** The section that has the list. */
  readonly clause: string;
  /** Each with what it is listed for; nothing where the list does not say. One name covers its sections as well. */
  readonly sources: Readonly<Record<SourceName, string>>;
  readonly admits: readonly Premise[];
}

/** One step of a proof: what it cites by name, and what it shows. */
export interface ProofStep {
  readonly at: StepName;
  readonly hypotheses: readonly HypothesisReference[];
  readonly sources: readonly SourceName[];
  readonly results: readonly ResultName[];
  readonly steps: readonly StepName[];
  /** Clauses that define what it uses. */
  readonly definitions: readonly string[];
  /** What a source or a result is cited for, where the step says so. */
  readonly for: Readonly<Record<SourceName | ResultName, string>>;
  /** Under what, or how likely, it shows what it shows, where it says so itself. */
  readonly qualifiers: readonly string[];
  /** The claims of its result that it concludes. */
  readonly concludes: readonly string[];
}

/** What a document says next to a proof about the runs that check it. */
export interface Receipt {
  readonly witnesses: readonly string[];
  /** The steps that these are said to exercise. */
  readonly exercises: readonly StepName[];
  /** The cases that are said to pass, and the step that each is one of. */
  readonly passes: Readonly<Record<string, StepName>>;
}

/** A theorem, corollary or inheritance result: its statement and its proof. */
export interface Result {
  readonly clause: string;
  /** What the heading above it calls it; several where that is the heading of results of several kinds. */
  readonly headed: readonly ResultKind[];
  readonly assumes: readonly HypothesisReference[];
  /** What its statement claims, by a short name. */
  readonly claims: Readonly<Record<string, string>>;
  /** Under what, or how likely, by claim. */
  readonly qualifiers: Readonly<Record<string, readonly string[]>>;
  /** What its statement defines. */
  readonly defines: readonly string[];
  readonly steps: readonly ProofStep[];
  readonly receipt: Receipt | null;
}

/** A numerical witness: what it witnesses, and what it is said to check. */
export interface Witness {
  readonly of: ResultName | HypothesisReference;
  readonly checks: readonly string[];
}

/** A symbol of the formulas that stands for a number. One that is neither introduced nor used is not in the document. */
export interface ProofSymbol {
  /** The clause that says what it stands for; null where none does. */
  readonly introduced: string | null;
  /** The clauses that use it, beyond introducing it. */
  readonly used: readonly string[];
}

/** What a document says of its own proofs: what is claimed under what, and what each step rests on. */
export interface ProofStructure {
  /** Section 0: where every step is said to end, and how the results are counted. */
  readonly discipline: EndList & { readonly counted: Readonly<Record<ResultKind, readonly ResultName[]>> };
  /** Section 7: where every theorem is said to end. */
  readonly chain: EndList;
  /** In the order of the document. */
  readonly results: Readonly<Record<ResultName, Result>>;
  /** Section 8. */
  readonly validator: {
    readonly clause: string;
    readonly witnesses: Readonly<Record<string, Witness>>;
  };
  readonly symbols: Readonly<Record<string, ProofSymbol>>;
}
