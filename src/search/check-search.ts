import type { Revision } from '../../spec/revision.ts';
import type { RuleChoice } from '../../spec/rules.ts';
import type { StatementId } from '../../spec/statement.ts';
import type { AnyBinding } from './binding.ts';
import type { Merged } from './block-sequence.ts';
import { type Climbed, climbFrom } from './climb.ts';
import type { Level, Script } from './scenario.ts';
import { SearchPart } from './search-part.ts';
import { type Shard, WHOLE } from './shard.ts';
import type { Executor } from './task.ts';
import { type Side, Trial } from './trial.ts';
import type { Caught, ClosestTold, Counterexample, How, Reached, Verdict, VerdictWord } from './verdict.ts';

/** A wrong rule that is not caught in so many cases is reported as not caught, whatever `--cases` is. */
export const WRONG_RULE_CASES = 102_400;

const SHARE_PLACES = 6;

/** All the searches of one check, and the verdict that they come to. */
export class CheckSearch {
  readonly id: StatementId;
  readonly #binding: AnyBinding;
  readonly #revision: Revision;
  readonly #own: SearchPart;
  readonly #twin: SearchPart | undefined;
  readonly #wrong: readonly SearchPart[];
  readonly #bound: string | undefined;
  #promised: number;
  #kept = 0;
  #counterexamples: readonly Counterexample[] = [];
  #closest: ClosestTold | null = null;
  #climbed: Climbed | null = null;

  constructor(binding: AnyBinding, revision: Revision, cases: number, shard: Shard = WHOLE) {
    const { space } = new Trial(binding, revision, [], 'own').scenario;
    this.id = binding.statement.id;
    this.#binding = binding;
    this.#revision = revision;
    this.#bound = space?.bound;
    this.#promised = space?.size ?? cases;
    const part = (rules: readonly RuleChoice[], side: Side, target: number, oneAtATime: boolean) =>
      new SearchPart({ check: this.id, rules, side }, target, binding.reach.length, oneAtATime, shard);
    this.#own = part([], 'own', this.#promised, false);
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
    this.#promised = cases;
    this.#own.extendTo(cases);
    this.#twin?.extendTo(Math.min(this.#binding.twin?.cases ?? 0, cases));
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
    const reached = this.#reached(own);
    const caught = this.#isRefuted
      ? []
      : this.#wrong.map((part) => caughtBy(part, this.#binding.level, this.#revision));
    return {
      id: this.id,
      clause: this.#binding.statement.clause,
      verdict: this.#word(own, reached, caught),
      how: this.#how(own),
      cases: own.cases,
      distinct: own.distinct,
      behaviours: { sampled: own.sampled, distinct: own.behaviours },
      discarded: own.discarded,
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
    if (reached.some((row, index) => isStarved(row.count, own.cases, this.#binding.reach[index]?.perMille))) {
      return 'starved';
    }
    const complete = own.cases >= this.#promised && this.parts.every((part) => part.isOver);
    return complete && caught.every(({ cases }) => cases !== null) ? 'held' : 'short';
  }

  #how(own: Merged): How {
    if (this.#bound !== undefined) return { way: 'exhausted', cases: own.cases, bound: this.#bound };
    const sampled = { way: 'sampled', cases: own.cases, twinCases: this.#twin?.merged.cases ?? 0 } as const;
    return this.#climbed === null ? sampled : { ...sampled, climbed: this.#climbed.tried };
  }

  #reached(own: Merged): Reached[] {
    return this.#binding.reach.map(({ name, perMille }, row) => {
      const count = own.reached[row] ?? 0;
      return { name, count, share: shareOf(count, own.cases), required: shareOf(perMille, 1000) };
    });
  }
}

function caughtBy(part: SearchPart, ownLevel: Level, { provenance }: Revision): Caught {
  const [choice] = part.name.rules as readonly [RuleChoice];
  const { cases, failing } = part.merged;
  const { contradicted } = provenance[choice.rule];
  return {
    rule: `${choice.rule}=${choice.take}`,
    choice,
    level: part.name.side === 'twin' ? 'noble' : ownLevel,
    cases: failing === null ? null : cases,
    clause: contradicted?.take === choice.take ? contradicted.clause : null,
  };
}

function isStarved(count: number, cases: number, perMille = 0): boolean {
  return count * 1000 < perMille * cases || (perMille > 0 && count === 0);
}

/** part / whole, rounded down to six places, in exact arithmetic. */
function shareOf(part: number, whole: number): string {
  if (whole === 0) return '0.000000';
  const scaled = (BigInt(part) * 10n ** BigInt(SHARE_PLACES)) / BigInt(whole);
  const digits = scaled.toString().padStart(SHARE_PLACES + 1, '0');
  return `${digits.slice(0, -SHARE_PLACES)}.${digits.slice(-SHARE_PLACES)}`;
}
