import { type Choice, ruleChoiceOf, type StepChoice } from '../../spec/choices.ts';
import type { Revision } from '../../spec/revision.ts';
import type { StatementId } from '../../spec/statement.ts';
import type { AnyBinding } from './binding.ts';
import { maximalFree, subsetsOf } from './choice-sets.ts';
import { type FirstFailing, firstFailing } from './first-failing.ts';
import type { Minimality } from './least.ts';
import { choicesOf } from './open-choices.ts';
import type { Executor, SearchName } from './task.ts';
import type { Counterexample } from './verdict.ts';

/** Sets of more readings than this are not tried together. */
export const MOST_READINGS = 3;
/** There are many more large sets than small ones: so many times fewer cases for a set of no, one, two, three readings. */
const FEWER_CASES = [1, 1, 2, 8];

/** Choices that break a statement together, and no part of which does. */
export interface BreakingSet {
  /** Steps first, then readings; empty where the statement fails with nothing open. */
  readonly choices: readonly Choice[];
  readonly counterexample: Counterexample;
  readonly minimality: Minimality;
}

/** All the ways to break a statement, from a world in which nothing is open. */
export interface BreakingSets {
  readonly id: StatementId;
  /** Every choice that matters to it. */
  readonly choices: readonly Choice[];
  readonly sets: readonly BreakingSet[];
  /** How many sets of choices were searched. */
  readonly searched: number;
  /** Relevant cases for a set of at most one reading, and for one of the most readings. */
  readonly cases: number;
  readonly fewestCases: number;
}

export interface BreakingRequest {
  readonly seed: number;
  /** Relevant cases for each set of choices. */
  readonly cases: number;
  readonly executor: Executor;
}

/**
 * Finds every minimal breaking set of at most `MOST_READINGS` readings and any number of steps. A set of readings is
 * tried with all steps that do not break the statement anyhow: where that holds, so does every part of it.
 */
export async function findBreakingSets(
  binding: AnyBinding,
  revision: Revision,
  request: BreakingRequest,
): Promise<BreakingSets> {
  return new BreakingSearch(binding, revision, request).run();
}

class BreakingSearch {
  readonly #binding: AnyBinding;
  readonly #request: BreakingRequest;
  readonly #choices: readonly Choice[];
  readonly #space: number | null;
  readonly #found: (readonly Choice[])[] = [];
  readonly #known = new Map<string, FirstFailing>();

  constructor(binding: AnyBinding, revision: Revision, request: BreakingRequest) {
    this.#binding = binding;
    this.#request = request;
    this.#choices = choicesOf(binding, revision);
    this.#space = binding.scenario(revision).space?.size ?? null;
  }

  async run(): Promise<BreakingSets> {
    const steps: readonly StepChoice[] = this.#binding.grants;
    const readings = this.#choices.filter((choice) => ruleChoiceOf(choice) !== null);
    for (const picked of subsetsOf(readings, MOST_READINGS)) {
      if (picksTwiceOfARule(picked)) continue;
      await this.#tryWith(picked, steps);
    }
    const sets: BreakingSet[] = [];
    for (const choices of this.#found) sets.push(await this.#tell(choices));
    return {
      id: this.#binding.statement.id,
      choices: this.#choices,
      sets,
      searched: this.#known.size,
      cases: this.#casesFor(0),
      fewestCases: this.#casesFor(MOST_READINGS),
    };
  }

  /** Searches some readings with every largest set of steps that holds no breaking set, until all of them hold. */
  async #tryWith(readings: readonly Choice[], steps: readonly StepChoice[]): Promise<void> {
    for (;;) {
      const candidates = maximalFree(steps, readings, this.#found);
      let broken: readonly Choice[] | null = null;
      for (const allowed of candidates) {
        broken = await this.#used([...allowed, ...readings]);
        if (broken !== null) break;
      }
      if (broken === null) return;
      this.#found.push(await this.#minimal(broken));
    }
  }

  /** The choices of a failing case, or null where the set holds. */
  async #used(choices: readonly Choice[]): Promise<readonly Choice[] | null> {
    const { failing } = await this.#search(choices);
    if (failing === null) return null;
    const { breaks } = await this.#request.executor.run({
      kind: 'shrink',
      of: this.#nameOf(choices),
      failing,
    });
    return choices.filter((choice) => ruleChoiceOf(choice) !== null || breaks.includes(choice));
  }

  /** A part of a breaking set that breaks the statement still and of which no part does. */
  async #minimal(choices: readonly Choice[]): Promise<readonly Choice[]> {
    for (const gone of choices) {
      const used = await this.#used(choices.filter((choice) => choice !== gone));
      if (used !== null) return this.#minimal(used);
    }
    return choices;
  }

  async #tell(choices: readonly Choice[]): Promise<BreakingSet> {
    const { failing } = await this.#search(choices);
    if (failing === null) throw new Error(`${choices.join(', ')} broke ${this.#binding.statement.id} before`);
    const of = this.#nameOf(choices);
    const told = await this.#request.executor.run({ kind: 'least', of, failing });
    return {
      choices,
      counterexample: { ...told.counterexample, breaks: choices },
      minimality: told.minimality,
    };
  }

  async #search(choices: readonly Choice[]): Promise<FirstFailing> {
    const key = [...choices].sort().join(' ');
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const { executor, seed } = this.#request;
    const readings = choices.filter((choice) => ruleChoiceOf(choice) !== null).length;
    const cases = this.#casesFor(readings);
    const result = await firstFailing(this.#nameOf(choices), { executor, seed, cases });
    this.#known.set(key, result);
    return result;
  }

  /** Every case of a space, whatever is picked. */
  #casesFor(readings: number): number {
    return this.#space ?? Math.ceil(this.#request.cases / (FEWER_CASES[readings] ?? 1));
  }

  /** Readings are in force in every case: those of which a part is enough were tried before. */
  #nameOf(choices: readonly Choice[]): SearchName {
    const picked = choices.map(ruleChoiceOf);
    return {
      check: this.#binding.statement.id,
      rules: picked.filter((choice) => choice !== null),
      side: 'own',
      grants: choices.filter((_, index) => picked[index] === null),
    };
  }
}

function picksTwiceOfARule(readings: readonly Choice[]): boolean {
  const rules = readings.map((choice) => ruleChoiceOf(choice)?.rule);
  return new Set(rules).size < rules.length;
}
