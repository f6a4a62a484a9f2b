import type { Revision } from '../../spec/revision.ts';
import type { RuleChoice } from '../../spec/rules.ts';
import type { StatementId } from '../../spec/statement.ts';
import type { AnyBinding } from './binding.ts';
import type { Merged } from './block-sequence.ts';
import type { Climbed } from './climb.ts';
import { climbFrom } from './climbs.ts';
import { EXACT_DISTINCT } from './distinct.ts';
import { CONFIDENCE, failureRateBelow } from './failure-rate.ts';
import type { Expected } from './kept-block.ts';
import { REACH_ERROR, type ReachError } from './reach-test.ts';
import { ReachedKinds } from './reached-kinds.ts';
import type { Level, Script } from './scenario.ts';
import { SearchPart } from './search-part.ts';
import { type Shard, WHOLE } from './shard.ts';
import type { Executor, SearchName } from './task.ts';
import { type Side, Trial } from './trial.ts';
import type {
  Caught,
  ClosestTold,
  Counterexample,
  FailureRate,
  How,
  Reached,
  Verdict,
  VerdictWord,
} from './verdict.ts';

/** A wrong rule that is not caught in so many cases is reported as not caught, whatever `--cases` is. */
export const WRONG_RULE_CASES = 102_400;

/** A statement that is judged on real bytes, which take longer, runs a tenth of the cases asked for, but not below so many. */
const REAL_BYTES_CASES = 100_000;

/** What a search is asked for. */
interface Promised {
  readonly cases: number;
  readonly shard?: Shard | undefined;
  readonly reachError?: ReachError | undefined;
}

/** All the searches of one check, and the verdict that they come to. */
export class CheckSearch {
  readonly id: StatementId;
  readonly #binding: AnyBinding;
  readonly #revision: Revision;
  readonly #own: SearchPart;
  readonly #twin: SearchPart | undefined;
  readonly #wrong: readonly SearchPart[];
  readonly #bound: string | undefined;
  readonly #kinds: ReachedKinds;
  #promised: number;
  #kept = 0;
  #counterexamples: readonly Counterexample[] = [];
  #closest: ClosestTold | null = null;
  #climbed: Climbed | null = null;

  constructor(
    binding: AnyBinding,
    revision: Revision,
    { cases, shard = WHOLE, reachError = REACH_ERROR }: Promised,
  ) {
    const { space } = new Trial(binding, revision, [], 'own').scenario;
    this.id = binding.statement.id;
    this.#binding = binding;
    this.#revision = revision;
    this.#bound = space?.bound;
    this.#promised = space?.size ?? this.#share(cases);
    this.#kinds = new ReachedKinds(binding.reach, space !== undefined, reachError);
    const rows = binding.reach.length;
    const part = (rules: readonly RuleChoice[], side: Side, target: number, oneAtATime: boolean) =>
      new SearchPart({ check: this.id, rules, side }, target, rows, { shard, oneAtATime });
    const name: SearchName = { check: this.id, rules: [], side: 'own' };
    this.#own = new SearchPart(name, this.#promised, rows, {
      shard,
      // Where all of a space is run, that its cases differ is no matter of estimates.
      exactDistinct: Math.max(EXACT_DISTINCT, space?.size ?? 0),
      onMerged: (cases, counts) => this.#kinds.look(cases, counts),
    });
    const { twin } = binding;
    this.#twin = twin && part([], 'twin', Math.min(twin.cases, this.#promised), false);
    const limit = space?.size ?? WRONG_RULE_CASES;
    this.#wrong = [
      ...binding.catches.map((rule) => part([rule], 'own', limit, true)),
      ...(twin?.catches ?? []).map((rule) => part([rule], 'twin', twin?.cases ?? 0, true)),
    ];
  }

  get parts(): readonly SearchPart[] {
    return [this.#own, ...(this.#twin ? [this.#twin] : []), ...this.#wrong];
  }

  levelOf(part: SearchPart): Level {
    return part.name.side === 'twin' ? 'noble' : this.#binding.level;
  }

  /** By which kept blocks of its parts are told from others. */
  get expects(): Expected {
    return { rows: this.#binding.reach.length, isExhausted: this.#bound !== undefined };
  }

  get done(): number {
    return this.parts.reduce((sum, part) => sum + part.cases, 0);
  }

  /** Cases of blocks that were kept from before. */
  get kept(): number {
    return this.#kept;
  }

  countKept(cases: number): void {
    this.#kept += cases;
  }

  /** What is caught is caught early, so that wrong rules count by what they have run so far. */
  get expected(): number {
    return this.#own.size + (this.#twin?.size ?? 0) + this.#wrong.reduce((sum, part) => sum + part.cases, 0);
  }

  /** Runs a sampled check on to more cases; an exhausted one has no more. */
  extendTo(cases: number): void {
    if (this.#bound !== undefined) return;
    this.#promised = this.#share(cases);
    this.#own.extendTo(this.#promised);
    this.#twin?.extendTo(Math.min(this.#binding.twin?.cases ?? 0, this.#promised));
  }

  /** How many of the cases asked for the statement runs. */
  #share(cases: number): number {
    if (this.#binding.level === 'ideal') return cases;
    return Math.min(cases, Math.max(REAL_BYTES_CASES, Math.ceil(cases / 10)));
  }

  /** Climbs towards the bound of an inequality that was sampled and did not break. */
  async climb(executor: Executor, seed: number): Promise<void> {
    if (this.#binding.statement.closeness === undefined || this.#bound !== undefined || this.#isRefuted)
      return;
    this.#climbed = await climbFrom(this.#own.merged.closest, this.#own.name, seed, executor);
  }

  /**
   * Shrinks and tells what broke the statement on the revision itself, one counterexample for each side; where nothing
   * did, what came closest to it.
   */
  async shrinkFailing(executor: Executor): Promise<void> {
    const told: Counterexample[] = [];
    for (const [part, failing] of [
      [this.#own, this.#ownFailing],
      [this.#twin, this.#twin?.merged.failing ?? null],
    ] as const) {
      if (!part || !failing) continue;
      told.push((await executor.run({ kind: 'least', of: part.name, failing })).counterexample);
    }
    this.#counterexamples = told;
    const closest = (this.#climbed ?? this.#own.merged).closest;
    if (this.#isRefuted || closest === null) return;
    this.#closest = await executor.run({ kind: 'closest', of: this.#own.name, script: closest.script });
  }

  verdict(): Verdict {
    const own = this.#own.merged;
    const reached = this.#kinds.tell(own.cases, own.reached);
    const caught = this.#isRefuted
      ? []
      : this.#wrong.map((part) => caughtBy(part, this.levelOf(part), this.#revision));
    return {
      id: this.id,
      clause: this.#binding.statement.clause,
      verdict: this.#word(own, reached, caught),
      how: this.#how(own),
      cases: own.cases,
      distinct: own.distinct,
      behaviours: { sampled: own.sampled, distinct: own.behaviours },
      discarded: own.discarded,
      failureRate: this.#failureRate(own),
      reached,
      caught,
      counterexamples: this.#counterexamples,
      closest: this.#closest,
    };
  }

  get #ownFailing(): Script | null {
    return this.#own.merged.failing ?? this.#climbed?.failing ?? null;
  }

  get #isRefuted(): boolean {
    return this.#ownFailing !== null || (this.#twin?.merged.failing ?? null) !== null;
  }

  /** refuted before starved before short. */
  #word(own: Merged, reached: readonly Reached[], caught: readonly Caught[]): VerdictWord {
    if (this.#isRefuted) return 'refuted';
    if (reached.some(({ verdict }) => verdict === 'starved')) return 'starved';
    const complete = own.cases >= this.#promised && this.parts.every((part) => part.isOver);
    const decided = reached.every(({ verdict }) => verdict === 'reached');
    return complete && decided && caught.every(({ cases }) => cases !== null) ? 'held' : 'short';
  }

  #failureRate({ cases }: Merged): FailureRate | null {
    if (this.#isRefuted || this.#bound !== undefined || cases === 0) return null;
    return { below: failureRateBelow(cases), confidence: CONFIDENCE };
  }

  #how(own: Merged): How {
    if (this.#bound !== undefined) return { way: 'exhausted', cases: own.cases, bound: this.#bound };
    const sampled = { way: 'sampled', cases: own.cases, twinCases: this.#twin?.merged.cases ?? 0 } as const;
    return this.#climbed === null ? sampled : { ...sampled, climbed: this.#climbed.tried };
  }
}

function caughtBy(part: SearchPart, level: Level, { provenance }: Revision): Caught {
  const [choice] = part.name.rules as readonly [RuleChoice];
  const { cases, failing } = part.merged;
  const { contradicted } = provenance[choice.rule];
  return {
    rule: `${choice.rule}=${choice.take}`,
    choice,
    level,
    cases: failing === null ? null : cases,
    clause: contradicted?.take === choice.take ? contradicted.clause : null,
  };
}
