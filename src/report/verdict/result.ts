import type { OriginKind } from '../../../spec/language/origin.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import type { RevisionDocument } from '../../revision/document.ts';
import type { LoadedRevision } from '../../revision/load.ts';
import type { ReachError } from '../../search/measure/reach-test.ts';
import type {
  Counterexample,
  FailureRate,
  How,
  Reached,
  SearchError,
  Verdict,
  VerdictWord,
} from '../../search/trial/verdict.ts';
import type { Digests } from '../../sources/digests.ts';
import type { FigureChange } from '../figures/figure-diff.ts';
import { originOf } from '../text/attribution.ts';
import { type ResultClosest, resultClosest } from './closest.ts';

export const RESULT_SCHEMA = 'mvps-verify/result/1';

/** The revision that something was found on. */
export interface StoredRevision {
  readonly name: string;
  readonly digest: string;
  /** Present where the package does not ship the revision, so that the file stands alone. */
  readonly document?: RevisionDocument;
  /** The names of what it extends, the nearest first: whose accepted verdicts it is judged by. */
  readonly bases?: readonly string[];
}

/** One verdict as `--json` writes it. */
export interface ResultVerdict {
  readonly id: StatementId;
  readonly clause: string;
  /** Who says it: the draft in its words, the draft by what follows from them, a document that it cites, or this project. */
  readonly origin: OriginKind;
  readonly verdict: VerdictWord;
  readonly expected: VerdictWord;
  readonly error: SearchError | null;
  readonly how: How;
  readonly cases: number;
  readonly distinct: number;
  readonly behaviours: { readonly sampled: number; readonly distinct: number };
  readonly discarded: number;
  readonly failureRate: FailureRate | null;
  readonly reached: readonly Pick<Reached, 'name' | 'share' | 'required' | 'verdict'>[];
  readonly caught: readonly { readonly rule: string; readonly cases: number | null }[];
  readonly counterexamples: readonly Counterexample[];
  readonly stored: string | null;
  readonly readings: Verdict['readings'];
  readonly closest: ResultClosest | null;
}

/** What `--json` writes: spec/schemas/result.schema.json is the contract. */
export interface Result {
  readonly schema: typeof RESULT_SCHEMA;
  readonly tool: { readonly version: string };
  readonly digests: Digests;
  readonly revision: StoredRevision;
  readonly seed: number;
  readonly reachError: ReachError;
  readonly verdicts: readonly ResultVerdict[];
  readonly canary: Canary;
  /** Published figures of which something else is true than on the revision that this one extends. */
  readonly figures: readonly FigureChange[];
  readonly totals: { readonly cases: number; readonly wallMs?: number };
}

/** What shows that the search of this run was alive. */
export interface Canary {
  readonly promised: number;
  /** Null where the run was interrupted. */
  readonly refutedAfter: number | null;
}

/** A verdict and what the accepted verdicts, or the lack of them, say it should be. */
export interface Judged {
  readonly verdict: Verdict;
  readonly expected: VerdictWord;
  /** Of what is accepted as refuted, the counterexamples that break it in a way that is not: left out where there are none. */
  readonly newWays?: readonly Counterexample[];
}

/** Everything of a result but its verdicts. */
export interface Circumstances {
  readonly version: string;
  readonly digests: Digests;
  readonly revision: StoredRevision;
  readonly seed: number;
  /** The chance at which each required kind of case may have been judged wrongly. */
  readonly reachError: ReachError;
  readonly canary: Canary;
  /** Null where no one run made it. */
  readonly wallMs: number | null;
}

/** The result of a run. Only `totals.wallMs` depends on the machine. */
export function composeResult(
  judged: readonly Judged[],
  circumstances: Circumstances,
  figures: readonly FigureChange[] = [],
): Result {
  const { version, digests, revision, seed, reachError, canary, wallMs } = circumstances;
  return {
    schema: RESULT_SCHEMA,
    tool: { version },
    digests,
    revision,
    seed,
    reachError,
    verdicts: judged.map(resultVerdict),
    canary,
    figures,
    totals: { cases: totalCases(judged), ...(wallMs === null ? {} : { wallMs }) },
  };
}

/** Relevant cases of all verdicts. */
export function totalCases(judged: readonly Judged[]): number {
  return judged.reduce((sum, { verdict }) => sum + verdict.cases, 0);
}

function resultVerdict({ verdict, expected }: Judged): ResultVerdict {
  return {
    id: verdict.id,
    clause: verdict.clause,
    origin: originOf(verdict.id),
    verdict: verdict.verdict,
    expected,
    error: verdict.error,
    how: verdict.how,
    cases: verdict.cases,
    distinct: verdict.distinct,
    behaviours: verdict.behaviours,
    discarded: verdict.discarded,
    failureRate: verdict.failureRate,
    reached: verdict.reached.map(({ name, share, required, verdict: found }) => ({
      name,
      share,
      required,
      verdict: found,
    })),
    caught: verdict.caught.map(({ rule, cases }) => ({ rule, cases })),
    counterexamples: verdict.counterexamples,
    stored: verdict.stored,
    readings: verdict.readings,
    closest: verdict.closest && resultClosest(verdict.closest),
  };
}

/** How a file names the revision that something was found on. */
export function storedRevision({ revision, document, bases, shipped }: LoadedRevision): StoredRevision {
  const { name, digest } = revision;
  return shipped ? { name, digest } : { name, digest, document, bases };
}
