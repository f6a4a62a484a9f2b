import { createHash } from 'node:crypto';
import { sentenceOf } from '../../../spec/catalogue/sentence.ts';
import { STATEMENTS } from '../../../spec/catalogue/statements.ts';
import { CAUSE_IDS, causesOf } from '../../../spec/causes/catalogue.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import type { RuleName } from '../../../spec/rules/catalogue.ts';
import type { LoadedRevision } from '../../revision/load.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';
import type { Counterexample, Verdict } from '../../search/trial/verdict.ts';
import type { AcceptanceFault } from '../accepted/acceptance-faults.ts';
import { describeCounterexample } from '../text/counterexample-lines.ts';
import { createStyle } from '../text/style.ts';
import { isConclusive } from '../verdict/exit-code.ts';
import type { Judged } from '../verdict/result.ts';
import { describeWays } from '../verdict/verdict-details.ts';
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
  /** Counterexamples of what is accepted as refuted, but not in this way. */
  readonly newWays: readonly Counterexample[];
  /** Where its line is: that of the draft where the revision was read from its text. */
  readonly place: StatementPlace;
}

/** A run in the order in which it is told: what differs, what is inconclusive, what is refuted as accepted, the rest. */
export interface RunReport {
  readonly revision: Revision;
  readonly seed: number;
  readonly statements: readonly Reported[];
  /** Where the draft speaks of a rule, if the revision was read from its text; else null. */
  readonly placeOfRule: (rule: RuleName) => StatementPlace | null;
  /** What of the accepted findings does not stand. */
  readonly faults: readonly AcceptanceFault[];
  /** The command that plays the smallest case of the first statement that differs, where a file holds it. */
  readonly again: { readonly of: StatementId; readonly command: string } | null;
}

/** What a run came to. */
export interface RunEnd extends Pick<RunReport, 'seed' | 'faults' | 'again'> {
  readonly judged: readonly Judged[];
  readonly loaded: LoadedRevision;
}

/** Composes what all forms tell. */
export function composeRunReport(
  { judged, loaded, seed, faults, again }: RunEnd,
  bindings: readonly AnyBinding[],
): RunReport {
  const subjectOf = (id: StatementId): string =>
    bindings.find(({ statement }) => statement.id === id)?.scenario(loaded.revision).subject ?? '';
  const statements = judged.map(({ verdict, expected, newWays = [] }): Reported => {
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
      newWays,
      place: statementPlace(id, subjectOf(id), loaded),
    };
  });
  const placeOfRule = (rule: RuleName): StatementPlace | null => {
    const line = loaded.text?.lines.get(rule);
    return loaded.text === undefined || line === undefined ? null : { file: loaded.text.file, line };
  };
  const { revision } = loaded;
  return { revision, seed, statements: statements.toSorted(byWeight), placeOfRule, faults, again };
}

function standingOf({ verdict, expected }: Judged): Standing {
  if (!isConclusive(verdict.verdict)) return 'inconclusive';
  return verdict.verdict === expected ? 'as accepted' : 'different';
}

const WEIGHTS: readonly Standing[] = ['different', 'inconclusive', 'as accepted'];

function byWeight(one: Reported, other: Reported): number {
  const weight = ({ standing, verdict }: Reported): number =>
    2 * WEIGHTS.indexOf(standing) + (verdict.verdict === 'refuted' ? 0 : 1);
  return weight(one) - weight(other) || causeOf(one) - causeOf(other) || one.id.localeCompare(other.id, 'en');
}

/** The place of the first root cause that its counterexamples show: what is mended at once stands together. */
function causeOf({ id, verdict }: Reported): number {
  const causes = verdict.counterexamples.flatMap(({ breaks }) =>
    causesOf({ statement: id, breaks, mendedBy: null }),
  );
  const places = causes.map((cause) => CAUSE_IDS.indexOf(cause));
  return places.length === 0 ? CAUSE_IDS.length : Math.min(...places);
}

/** Of what is neither held nor refuted. */
const WHY: Readonly<Record<string, string>> = {
  starved: 'a required kind of case came up too rarely',
  short: 'too few cases were run, or a mutant survived',
  error: 'the program could not go on with it',
};

/** What became of a statement in one sentence. */
export function toldInShort({ id, verdict, expected, standing, newWays }: Reported): string {
  const word = verdict.verdict;
  if (standing === 'inconclusive')
    return `${id} is ${word}, which is no verdict: ${verdict.error?.message ?? WHY[word]}`;
  if (newWays.length > 0)
    return `${id} is ${word}, as accepted, but in a way that is not: ${describeWays(newWays)}`;
  if (standing === 'different') return `${id} is ${word}, and ${expected} is what was accepted`;
  return `${id} is ${word}, as accepted`;
}

const PLAIN = createStyle(false, 100);

/** Its counterexamples in protocol terms, as lines; none of one that holds. */
export function counterexampleLines({ verdict }: Reported): readonly string[] {
  return verdict.counterexamples.flatMap((each) => describeCounterexample(each, PLAIN));
}

/** The same wherever lines move to, and another one where a statement is broken in another way. */
export function fingerprintOf({ id, verdict }: Reported): string {
  const ways = verdict.counterexamples.map(({ breaks, script }) => [breaks, script.violation?.law ?? '']);
  return digestOf([id, verdict.verdict, ways]);
}

/** A short digest of what identifies a result. */
export function digestOf(identity: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 16);
}
