import type { StatementId } from '../../../spec/language/statement.ts';
import type { RuleName } from '../../../spec/rules/catalogue.ts';
import type { CheckedDraft } from '../check-draft.ts';
import type { SentenceReading } from '../reading/reading.ts';
import { type ClaimingSentence, claimingSentences } from '../text/claiming-sentences.ts';
import { type NotOwed, withoutNotOwed } from '../text/not-owed.ts';
import { CoverageBase, type CoverageRequest } from './coverage-base.ts';
import { type Turned, turnedByEdit, turnedByRule, turnedByWrongRule } from './negations.ts';

/** One that the text shows to be false as it stands: by a statement, or by a diagnostic at its place. */
export interface Refutation {
  readonly by: string;
  readonly told: string;
}

/**
 * What came of a sentence. checked: negations of it turned verdicts in this run. refuted: it is false as it stands, so
 * that there is no verdict to turn. explained: no check is owed, for a reason. not checked: none of these.
 */
export type Outcome =
  | {
      readonly status: 'checked';
      readonly turned: readonly Turned[];
      /** Rules that were read from it, and of which no verdict turns on the alternative. */
      readonly idle: readonly RuleName[];
    }
  | { readonly status: 'refuted'; readonly refutations: readonly Refutation[] }
  | { readonly status: 'explained'; readonly reason: string }
  | { readonly status: 'not checked' };

export type Status = Outcome['status'];

/** A sentence that claims something of every case, and what came of it. */
export interface CoveredSentence {
  readonly sentence: ClaimingSentence;
  readonly reading: SentenceReading | null;
  readonly outcome: Outcome;
  /** Why no check is said to be owed, where one was done all the same: the explanation is stale. */
  readonly staleReason: string | null;
}

/** What was measured of a text. */
export interface Coverage {
  readonly sentences: readonly CoveredSentence[];
  /** Sections of which no check is owed, each with the reason and how many sentences that leaves out. */
  readonly notOwed: readonly NotOwed[];
}

/** Reasons by the digests of sentences. */
export type Explanations = ReadonlyMap<string, string>;

/**
 * Negates every sentence of a text that claims something of every case, until one negation turns a verdict. A lower bound
 * of what the tool would notice, for the cases that were run; no proof that a sentence is fully checked. Null where it was interrupted.
 */
export async function coverageOf(
  checked: CheckedDraft,
  own: Explanations,
  request: CoverageRequest,
): Promise<Coverage | null> {
  const base = new CoverageBase(checked, request);
  const { owed: sentences, notOwed } = withoutNotOwed(claimingSentences(checked.draft));
  const covered: CoveredSentence[] = [];
  for (const sentence of sentences) {
    const known = request.reading.sentences.find(({ digest }) => digest === sentence.digest) ?? null;
    const reason = own.get(sentence.digest) ?? known?.explained ?? null;
    const found = await outcomeOf(sentence, known, base);
    const outcome: Outcome =
      found.status === 'not checked' && reason !== null ? { status: 'explained', reason } : found;
    const staleReason = outcome.status === 'explained' ? null : reason;
    covered.push({ sentence, reading: known, outcome, staleReason });
    request.onProgress(covered.length, sentences.length);
    // An interruption is heard between two sentences.
    await new Promise((resolve) => setImmediate(resolve));
    if (request.isInterrupted()) return null;
  }
  return { sentences: covered, notOwed };
}

async function outcomeOf(
  sentence: ClaimingSentence,
  known: SentenceReading | null,
  base: CoverageBase,
): Promise<Outcome> {
  const { statements = [], rules = [] } = known ?? {};
  const refutations = await refutedAmong(statements, base);
  if (refutations.length > 0) return { status: 'refuted', refutations };
  const byRules = await Promise.all(rules.map((rule) => turnedByRule(rule, base)));
  const idle = rules.filter((_, index) => byRules[index] === null);
  const turned = [
    ...byRules.filter((each) => each !== null),
    ...(await turnedAmong(idle.length < rules.length ? [] : statements, base)),
  ];
  if (turned.length > 0) return { status: 'checked', turned, idle };
  const falseAsPrinted = falseIn(sentence, base.checked);
  if (falseAsPrinted.length > 0) return { status: 'refuted', refutations: falseAsPrinted };
  const byEdit = await turnedByEdit(sentence, base);
  return byEdit === null ? { status: 'not checked' } : { status: 'checked', turned: [byEdit], idle };
}

/** Of statements that say the same as a sentence: that each falls with something wrong. */
async function turnedAmong(
  statements: readonly StatementId[],
  base: CoverageBase,
): Promise<readonly Turned[]> {
  const bindings = statements.map((id) => base.bindingOf(id)).filter((each) => each !== undefined);
  const turned = await Promise.all(bindings.map((binding) => turnedByWrongRule(binding, base)));
  return turned.filter((each) => each !== null);
}

async function refutedAmong(
  statements: readonly StatementId[],
  base: CoverageBase,
): Promise<readonly Refutation[]> {
  const refutations: Refutation[] = [];
  for (const id of statements) {
    const binding = base.bindingOf(id);
    const look = binding && (await base.lookAt(binding));
    if (look?.came === 'broken') refutations.push({ by: id, told: look.counterexample?.script.breach ?? '' });
  }
  return refutations;
}

/** What `check` says is false within a sentence. */
function falseIn({ section, from, to }: ClaimingSentence, checked: CheckedDraft): readonly Refutation[] {
  return checked.diagnostics
    .filter((each) => {
      const at = section.body.offsetOf(each);
      return each.severity === 'error' && at >= from && at < to;
    })
    .map(({ rule, message }) => ({ by: rule, told: message }));
}
