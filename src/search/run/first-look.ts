import type { Revision } from '../../../spec/language/revision.ts';
import { messageOf } from '../block/search-error.ts';
import type { AnyBinding } from '../trial/binding.ts';
import type { Counterexample } from '../trial/verdict.ts';
import { firstFailing } from './first-failing.ts';
import { playStoredCases, type StoredCase } from './stored-cases.ts';
import { type Executor, inThisThread } from './task.ts';

/** What a first look at a statement came to: no verdict, since nothing is asked of coverage and of mutants. */
export interface FirstLook {
  readonly came: 'no case breaks it' | 'broken' | 'not judged';
  /** What broke it. */
  readonly counterexample: Counterexample | null;
  /** Why it could not be judged; empty where it could. */
  readonly why: string;
}

/** What to look for a statement with. */
export interface LookRequest {
  readonly seed: number;
  /** Relevant cases, after those that were kept. */
  readonly cases: number;
  readonly stored: readonly StoredCase[];
}

/** Plays kept cases for a statement on a revision and then so many new ones, until one breaks it. */
export async function lookAt(
  binding: AnyBinding,
  revision: Revision,
  { seed, cases, stored }: LookRequest,
): Promise<FirstLook> {
  try {
    const { broken } = playStoredCases(binding, revision, stored);
    const counterexample =
      broken?.counterexample ??
      (await searched(binding, { seed, cases, executor: inThisThread([binding], revision) }));
    return { came: counterexample === null ? 'no case breaks it' : 'broken', counterexample, why: '' };
  } catch (cause) {
    return { came: 'not judged', counterexample: null, why: messageOf(cause) };
  }
}

async function searched(
  { statement: { id } }: AnyBinding,
  request: { readonly executor: Executor; readonly seed: number; readonly cases: number },
): Promise<Counterexample | null> {
  const of = { check: id, rules: [], side: 'own' } as const;
  const { failing } = await firstFailing(of, request);
  return failing && request.executor.run({ kind: 'shrink', of, failing });
}
