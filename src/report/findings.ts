import type { Choice } from '../../spec/choices.ts';
import type { Revision } from '../../spec/revision.ts';
import type { StatementId } from '../../spec/statement.ts';
import type { Change } from '../revision/changes.ts';
import type { AnyBinding } from '../search/binding.ts';
import type { BreakingSets } from '../search/breaking-sets.ts';
import type { HypothesisNeed } from '../search/hypothesis-need.ts';
import type { Minimality } from '../search/least.ts';
import type { Counterexample } from '../search/verdict.ts';
import type { Digests } from './digests.ts';
import { type Holder, holdersOf } from './holders.ts';
import type { StoredRevision } from './result.ts';

export const FINDINGS_SCHEMA = 'mvps-verify/findings/1';

/**
 * false: with nothing open. open: with choices that no clause and no hypothesis withholds, so that the draft needs a
 * hypothesis that it does not state. held off: only with choices that the draft withholds.
 */
export type Standing = 'false' | 'open' | 'held off';

/** What mends a finding, and how that is known. */
export interface Repair {
  /** Changes of the repaired draft that prevent this very case: taken back alone, it breaks the statement again. */
  readonly needed: readonly Change[];
  /** Where no single one is needed, those each of which is enough. */
  readonly enough: readonly Change[];
  /** The statement on the repaired draft. */
  readonly verdict: 'held' | 'refuted';
  readonly cases: number;
}

/** One statement and one minimal breaking set of it. */
export interface Finding {
  readonly number: number;
  readonly statement: StatementId;
  readonly clause: string;
  readonly claim: string;
  readonly standing: Standing;
  readonly breaks: readonly Choice[];
  readonly holders: readonly Holder[];
  readonly counterexample: Counterexample;
  readonly minimality: Minimality;
  /** Null for what the draft holds off itself. */
  readonly repair: Repair | null;
}

/** How thoroughly a statement was searched. */
export interface StatementSearch {
  readonly statement: StatementId;
  readonly choices: number;
  readonly searched: number;
  readonly cases: number;
  readonly hypotheses: readonly HypothesisNeed[];
}

/** All findings on a revision: spec/schemas/findings.schema.json is the contract. */
export interface Findings {
  readonly schema: typeof FINDINGS_SCHEMA;
  readonly tool: { readonly version: string };
  readonly digests: Digests;
  readonly revision: StoredRevision;
  readonly repairedBy: StoredRevision;
  readonly seed: number;
  /** Relevant cases for each set of choices. */
  readonly cases: number;
  readonly findings: readonly Finding[];
  readonly statements: readonly StatementSearch[];
}

/** A finding that has no number yet, and no repair. */
export type BareFinding = Omit<Finding, 'number' | 'repair'>;

/** The findings of one statement. */
export function findingsOf(
  binding: AnyBinding,
  { sets }: BreakingSets,
  revision: Revision,
): readonly BareFinding[] {
  const { id, clause, sentence } = binding.statement;
  return sets.map(({ choices, counterexample, minimality }) => {
    const holders = holdersOf(choices, binding, revision);
    const standing = choices.length === 0 ? 'false' : holders.length === 0 ? 'open' : 'held off';
    return {
      statement: id,
      clause,
      claim: sentence,
      standing,
      breaks: choices,
      holders,
      counterexample,
      minimality,
    };
  });
}

const SEVERITY: readonly Standing[] = ['false', 'open', 'held off'];

/** The more severe first: what is false outright, then what needs the fewest choices; otherwise in the order given. */
export function bySeverity(left: BareFinding, right: BareFinding): number {
  return (
    SEVERITY.indexOf(left.standing) - SEVERITY.indexOf(right.standing) ||
    left.breaks.length - right.breaks.length
  );
}
