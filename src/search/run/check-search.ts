import type { Revision } from '../../../spec/language/revision.ts';
import { hasSlack, type StatementId } from '../../../spec/language/statement.ts';
import type { RuleChoice } from '../../../spec/rules/catalogue.ts';
import type { Merged } from '../block/block-sequence.ts';
import { FirstError, messageOf, parseError } from '../block/search-error.ts';
import { type Shard, WHOLE } from '../block/shard.ts';
import { DIRECTED_BLOCK_CASES } from '../case/address.ts';
import type { Level, Script } from '../case/scenario.ts';
import { type ClosestCase, ClosestSoFar } from '../measure/closest.ts';
import { EXACT_DISTINCT } from '../measure/distinct.ts';
import { CONFIDENCE, failureRateBelow } from '../measure/failure-rate.ts';
import { REACH_ERROR, type ReachError } from '../measure/reach-test.ts';
import type { AnyBinding } from '../trial/binding.ts';
import { ReachedKinds } from '../trial/reached-kinds.ts';
import { type Side, Trial } from '../trial/trial.ts';
import type {
  Caught,
  Counterexample,
  FailureRate,
  How,
  Reached,
  TightestCase,
  Verdict,
  VerdictWord,
} from '../trial/verdict.ts';
import { casesAt, wholeDirected } from './cases-asked-for.ts';
import { caughtBy } from './caught-by.ts';
import type { Expected } from './check-stored-block.ts';
import type { Climbed } from './climb.ts';
import { climbFrom } from './climbs.ts';
import { SearchPart } from './search-part.ts';
import { hasWorldOf, type StoredCase, type StoredOutcome } from './stored-cases.ts';
import type { Executor, SearchName } from './task.ts';

/** A wrong rule that is not caught in so many cases is reported as not caught, whatever `--cases` is. */
export const WRONG_RULE_CASES = 102_400;

/** Where an error belongs that no block had: before all parts, or behind them. */
const BEFORE = -1;
const AFTER = 1e6;

const NONE_STORED: StoredOutcome = { broken: null, readings: [] };

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
  readonly #directed: SearchPart | undefined;
  readonly #wrong: readonly SearchPart[];
  readonly #bound: string | undefined;
  readonly #kinds: ReachedKinds;
  readonly #errors = new FirstError();
  /** What its blocks took so far, in milliseconds of the clock of the run. */
  spentMs = 0;
  #promised: number;
  #kept = 0;
  #stored: StoredOutcome = NONE_STORED;
  #counterexamples: readonly Counterexample[] = [];
  #closest: TightestCase | null = null;
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
    this.#promised = space?.size ?? casesAt(this.#binding.level, cases);
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
    if (binding.silence === 'open' && binding.level === 'ideal' && space === undefined) {
      const options = { shard, blockCases: DIRECTED_BLOCK_CASES };
      const target = wholeDirected(this.#promised);
      this.#directed = new SearchPart({ check: this.id, rules: [], side: 'directed' }, target, rows, options);
    }
    const limit = space?.size ?? WRONG_RULE_CASES;
    this.#wrong = [
      ...binding.catches.map((rule) => part([rule], 'own', limit, true)),
      ...(twin?.catches ?? []).map((rule) => part([rule], 'twin', twin?.cases ?? 0, true)),
    ];
  }

  /** What a kept case has broken is searched on both levels all the same, which shows what the search is worth. */
  get parts(): readonly SearchPart[] {
    const levels = [this.#own, this.#twin].filter((part) => part !== undefined);
    if (this.#stored.broken !== null) return levels;
    return [...levels, ...(this.#directed === undefined ? [] : [this.#directed]), ...this.#wrong];
  }

  /** Plays the cases that earlier searches kept, as far as this world has their steps. */
  async playStored(cases: readonly StoredCase[], executor: Executor): Promise<void> {
    if (cases.length === 0) return;
    const scenario = this.#binding.scenario(this.#revision);
    const fitting = cases.filter((stored) => hasWorldOf(scenario, stored));
    if (fitting.length === 0) return;
    const playing = executor.run({ kind: 'stored', of: this.#own.name, cases: fitting });
    this.#stored = (await this.#unlessError(playing, BEFORE)) ?? NONE_STORED;
  }

  /** Takes an error of one block for the verdict of the statement: the others are still to be judged. */
  fail(part: SearchPart, block: number, message: string): void {
    this.#errors.add(this.parts.indexOf(part), block, parseError(message));
  }

  /** Whether blocks of a part need not be run any more, because of an error before them. */
  isStopped(part: SearchPart): boolean {
    return this.#errors.stops(this.parts.indexOf(part));
  }

  /** What came of a task, or null where it came to an error. */
  async #unlessError<T>(work: Promise<T>, part: number): Promise<T | null> {
    try {
      return await work;
    } catch (cause) {
      this.#errors.add(part, 0, { address: null, message: messageOf(cause) });
      return null;
    }
  }

  levelOf(part: SearchPart): Level {
    return part.name.side === 'twin' ? 'noble' : this.#binding.level;
  }

  /** By which kept blocks of its parts are known from others. */
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

  /** What is caught is caught early, so that wrong rules count by what they have run so far; and so does what is over. */
  get expected(): number {
    const of = (part: SearchPart): number =>
      part.isOver || this.#wrong.includes(part) ? part.cases : part.size;
    return this.parts.reduce((sum, part) => sum + of(part), 0);
  }

  /** Runs a sampled check on to more cases; an exhausted one has no more. */
  extendTo(cases: number): void {
    if (this.#bound !== undefined) return;
    this.#promised = casesAt(this.#binding.level, cases);
    this.#own.extendTo(this.#promised);
    this.#directed?.extendTo(wholeDirected(this.#promised));
    this.#twin?.extendTo(Math.min(this.#binding.twin?.cases ?? 0, this.#promised));
  }

  /** Whether more cases would say more: not of a space that is run as a whole, nor where one has failed. */
  get isOpen(): boolean {
    return this.#bound === undefined && !this.#isRefuted && !this.parts.some((part) => this.isStopped(part));
  }

  /** Climbs towards the bound of an inequality that was sampled and did not break. */
  async climb(executor: Executor, seed: number): Promise<void> {
    if (!hasSlack(this.#binding.statement, this.#revision) || this.#bound !== undefined || this.#isRefuted)
      return;
    const climbing = climbFrom(this.#closestCase, this.#own.name, seed, executor);
    this.#climbed = await this.#unlessError(climbing, AFTER);
  }

  /**
   * Shrinks and tells what broke the statement on the revision itself, one counterexample for each side; where nothing
   * did, what came closest to it.
   */
  async shrinkFailing(executor: Executor): Promise<void> {
    const found: Counterexample[] = [];
    const ownFailing = this.#ownFailing;
    for (const [part, failing] of [
      [this.#own, ownFailing],
      [this.#directed, ownFailing === null ? (this.#directed?.merged.failing ?? null) : null],
      [this.#twin, this.#twin?.merged.failing ?? null],
    ] as const) {
      if (!part || !failing) continue;
      const least = await this.#unlessError(executor.run({ kind: 'least', of: part.name, failing }), AFTER);
      if (least !== null) found.push(least.counterexample);
    }
    this.#counterexamples = found;
    const { broken } = this.#stored;
    if (found.length === 0 && broken !== null) this.#counterexamples = [broken.counterexample];
    const closest = this.#closestCase;
    if (this.#isRefuted || closest === null) return;
    const telling = executor.run({ kind: 'closest', of: this.#own.name, script: closest.script });
    this.#closest = await this.#unlessError(telling, AFTER);
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
      error: this.#errors.error,
      how: this.#how(own),
      cases: own.cases,
      distinct: own.distinct,
      behaviours: { sampled: own.sampled, distinct: own.behaviours },
      discarded: own.discarded,
      failureRate: this.#failureRate(own),
      reached,
      caught,
      counterexamples: this.#counterexamples,
      stored: this.#wasFound ? null : (this.#stored.broken?.source ?? null),
      readings: this.#isRefuted ? [] : this.#stored.readings,
      closest: this.#closest,
    };
  }

  get #ownFailing(): Script | null {
    return this.#own.merged.failing ?? this.#climbed?.failing ?? null;
  }

  get #closestCase(): ClosestCase | null {
    const closest = new ClosestSoFar();
    for (const part of [this.#own, this.#directed]) closest.take(part?.merged.closest ?? null);
    closest.take(this.#climbed?.closest ?? null);
    return closest.case;
  }

  /** Whether this search has a case that breaks the statement, besides a kept one. */
  get #wasFound(): boolean {
    const beside = [this.#twin, this.#directed].some((part) => (part?.merged.failing ?? null) !== null);
    return this.#ownFailing !== null || beside;
  }

  get #isRefuted(): boolean {
    return this.#stored.broken !== null || this.#wasFound;
  }

  /** error before refuted before starved before short. */
  #word(own: Merged, reached: readonly Reached[], caught: readonly Caught[]): VerdictWord {
    if (this.#errors.error !== null) return 'error';
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
    const twinCases = this.#twin?.merged.cases ?? 0;
    const directedCases = this.#directed?.merged.cases ?? 0;
    const sampled = { way: 'sampled', cases: own.cases, twinCases, directedCases } as const;
    return this.#climbed === null ? sampled : { ...sampled, climbed: this.#climbed.tried };
  }
}
