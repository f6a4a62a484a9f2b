import { createHash } from 'node:crypto';
import { sentenceOf } from '../../../spec/catalogue/sentence.ts';
import { STATEMENTS } from '../../../spec/catalogue/statements.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import type { LoadedRevision } from '../../revision/load.ts';
import type { Verdict } from '../../search/trial/verdict.ts';
import { createStyle } from '../text/style.ts';
import { tellCounterexample } from '../text/tell-counterexample.ts';
import { isConclusive } from '../verdict/exit-code.ts';
import type { Judged } from '../verdict/result.ts';
import { type StatementPlace, statementPlace } from './statement-place.ts';

/** How a verdict bears on a run: it is as accepted, it is not, or it says nothing. */
export type Standing = 'as accepted' | 'different' | 'inconclusive';

/** One statement of a run, as every form for a pipeline tells it. */
export interface Reported {
  readonly id: StatementId;
  /** `replay-coherence`. */
  readonly subject: string;
  readonly clause: string;
  readonly sentence: string;
  readonly verdict: Verdict;
  readonly expected: Judged['expected'];
  readonly standing: Standing;
  /** Where its line is: that of the draft where the revision was read from its text. */
  readonly place: StatementPlace;
}

/** A run in the order in which it is told: what differs, what is inconclusive, what is refuted as accepted, the rest. */
export interface RunReport {
  readonly revision: Revision;
  readonly seed: number;
  readonly statements: readonly Reported[];
}

/** Composes what all forms tell. `subjectOf` names the subject of a statement. */
export function composeRunReport(
  judged: readonly Judged[],
  loaded: LoadedRevision,
  seed: number,
  subjectOf: (id: StatementId) => string,
): RunReport {
  const statements = judged.map(({ verdict, expected }): Reported => {
    const { id, clause } = verdict;
    const statement = STATEMENTS.get(id);
    return {
      id,
      subject: subjectOf(id),
      clause,
      sentence: statement === undefined ? id : sentenceOf(statement, loaded.revision),
      verdict,
      expected,
      standing: standingOf({ verdict, expected }),
      place: statementPlace(id, subjectOf(id), loaded),
    };
  });
  return { revision: loaded.revision, seed, statements: statements.toSorted(byWeight) };
}

function standingOf({ verdict, expected }: Judged): Standing {
  if (!isConclusive(verdict.verdict)) return 'inconclusive';
  return verdict.verdict === expected ? 'as accepted' : 'different';
}

const WEIGHTS: readonly Standing[] = ['different', 'inconclusive', 'as accepted'];

function byWeight(one: Reported, other: Reported): number {
  const weight = ({ standing, verdict }: Reported): number =>
    2 * WEIGHTS.indexOf(standing) + (verdict.verdict === 'refuted' ? 0 : 1);
  return weight(one) - weight(other) || one.id.localeCompare(other.id, 'en');
}

/** Of what is neither held nor refuted. */
const WHY: Readonly<Record<string, string>> = {
  starved: 'a required kind of case came up too rarely',
  short: 'too few cases were run, or a mutant survived',
  error: 'the program could not go on with it',
};

/** What became of a statement in one sentence. */
export function toldInShort({ id, verdict, expected, standing }: Reported): string {
  const word = verdict.verdict;
  if (standing === 'inconclusive')
    return `${id} is ${word}, which is no verdict: ${verdict.error?.message ?? WHY[word]}`;
  if (standing === 'different') return `${id} is ${word}, and ${expected} is what was accepted`;
  return `${id} is ${word}, as accepted`;
}

const PLAIN = createStyle(false, 100);

/** Its counterexamples in protocol terms, as lines; none of one that holds. */
export function counterexampleLines({ verdict }: Reported): readonly string[] {
  return verdict.counterexamples.flatMap((each) => tellCounterexample(each, PLAIN));
}

/** The same wherever lines move to, and another one where a statement is broken in another way. */
export function fingerprintOf({ id, verdict }: Reported): string {
  const ways = verdict.counterexamples.map(({ breaks, script }) => [breaks, script.violation?.law ?? '']);
  return createHash('sha256')
    .update(JSON.stringify([id, verdict.verdict, ways]))
    .digest('hex')
    .slice(0, 16);
}
