import { type Choice, ruleChoiceOf, type StepChoice } from '../../../spec/language/choices.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import type { FirstFailing, ObservedBlock } from '../block/block-result.ts';
import type { Script } from '../case/scenario.ts';
import type { Minimality } from '../minimise/least.ts';
import { firstFailing } from '../run/first-failing.ts';
import type { Executor, SearchName } from '../run/task.ts';
import type { AnyBinding } from '../trial/binding.ts';
import { choicesOf } from '../trial/open-choices.ts';
import type { Counterexample } from '../trial/verdict.ts';
import { coveringFree, subsetsOf } from './choice-sets.ts';

/** Every set of so many choices is tried; larger ones where they come along with a smaller one. */
export const MOST_CHOICES = 3;
/**
 * Where there are more readings than this, no more than two of them are tried together: of those that break a statement one
 * in sixty takes three, and there are thousands to be tried.
 */
const MANY_READINGS = 18;
const MOST_OF_MANY = 2;
/** There are many more large sets than small ones: so many times fewer cases for a set of no, one, two, three readings. */
const FEWER_CASES = [1, 1, 2, 8];

/** Several readings are run for one in so many of their cases first, and for the rest if each of them shows there. */
const FIRST_LOOK = 8;
/** The same for the cases of a space, spread over all of it; a smaller space than that is searched whole. */
const FIRST_LOOK_AT_SPACE = 128;
const SMALL_SPACE = 1024;

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
  /** Relevant cases for a set of at most one reading, and for one of the most readings, some of which change nothing. */
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
 * Finds every minimal breaking set of at most `MOST_CHOICES` choices, and larger ones as they are met. A set of readings
 * is tried with the largest sets of steps that do not break the statement anyhow: where that holds, so does every part.
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
  /** A failing case for each set that was met in one, whether or not a search of that very set meets it. */
  readonly #failing = new Map<string, Script>();
  readonly #known = new Map<string, FirstFailing>();
  readonly #observed = new Map<string, Promise<ObservedBlock>>();

  constructor(binding: AnyBinding, revision: Revision, request: BreakingRequest) {
    this.#binding = binding;
    this.#request = request;
    this.#choices = choicesOf(binding, revision);
    this.#space = binding.scenario(revision).space?.size ?? null;
  }

  async run(): Promise<BreakingSets> {
    const steps: readonly StepChoice[] = this.#binding.grants;
    const readings = this.#choices.filter((choice) => ruleChoiceOf(choice) !== null);
    const most = readings.length > MANY_READINGS ? MOST_OF_MANY : MOST_CHOICES;
    for (const picked of subsetsOf(readings, most)) {
      if (picksTwiceOfARule(picked)) continue;
      await this.#tryWith(picked, steps);
    }
    const minimal = this.#found.filter((set) => !this.#holdsAnother(set));
    // Each on its own: as many at a time as there are workers.
    const sets = await Promise.all(minimal.map((choices) => this.#tell(choices)));
    return {
      id: this.#binding.statement.id,
      choices: this.#choices,
      sets,
      searched: this.#known.size,
      cases: this.#casesFor(0),
      fewestCases: this.#firstLookAt(MOST_CHOICES),
    };
  }

  /** Whether a set was found before a smaller one that it holds. */
  #holdsAnother(set: readonly Choice[]): boolean {
    return this.#found.some(
      (other) => other.length < set.length && other.every((choice) => set.includes(choice)),
    );
  }

  /** Searches some readings with sets of steps that hold no breaking set, until all of them hold. */
  async #tryWith(readings: readonly Choice[], steps: readonly StepChoice[]): Promise<void> {
    for (;;) {
      const candidates = coveringFree(steps, readings, this.#found, MOST_CHOICES - readings.length);
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
    const used = choices.filter((choice) => ruleChoiceOf(choice) !== null || breaks.includes(choice));
    this.#failing.set(keyOf(used), failing);
    return used;
  }

  /** A part of a breaking set that breaks the statement still and of which no part does. */
  async #minimal(choices: readonly Choice[]): Promise<readonly Choice[]> {
    for (const gone of choices) {
      const rest = choices.filter((choice) => choice !== gone);
      const used = (await this.#breaksWithout(gone, choices)) ? rest : await this.#used(rest);
      if (used !== null) return this.#minimal(used);
    }
    return choices;
  }

  /** Whether the failing case of a set fails without one of its readings too. */
  async #breaksWithout(gone: Choice, choices: readonly Choice[]): Promise<boolean> {
    const script = this.#failing.get(keyOf(choices));
    if (script === undefined || ruleChoiceOf(gone) === null) return false;
    const rest = choices.filter((choice) => choice !== gone);
    const isBroken = await this.#request.executor.run({ kind: 'replay', of: this.#nameOf(rest), script });
    if (isBroken) this.#failing.set(keyOf(rest), script);
    return isBroken;
  }

  async #tell(choices: readonly Choice[]): Promise<BreakingSet> {
    const failing = (await this.#search(choices)).failing ?? this.#failing.get(keyOf(choices));
    if (failing === undefined)
      throw new Error(`${choices.join(', ')} broke ${this.#binding.statement.id} before`);
    const of = this.#nameOf(choices);
    const least = await this.#request.executor.run({ kind: 'least', of, failing });
    return {
      choices,
      counterexample: { ...least.counterexample, breaks: choices },
      minimality: least.minimality,
    };
  }

  async #search(choices: readonly Choice[]): Promise<FirstFailing> {
    const key = keyOf(choices);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const { executor, seed } = this.#request;
    const readings = choices.filter((choice) => ruleChoiceOf(choice) !== null);
    const cases = this.#casesFor(readings.length);
    const result =
      (await this.#idle(choices, readings)) ??
      (await firstFailing(this.#nameOf(choices), { executor, seed, cases }));
    this.#known.set(key, result);
    return result;
  }

  /**
   * A first look at several readings, which is all they get where one of them changes nothing in any of its cases: what
   * they then break the others break without it. Null where each shows, or a case fails.
   */
  async #idle(choices: readonly Choice[], readings: readonly Choice[]): Promise<FirstFailing | null> {
    if (readings.length < 2 || (this.#space !== null && this.#space <= SMALL_SPACE)) return null;
    const cases = this.#firstLookAt(readings.length);
    const { observations, failing, ...looked } = await this.#observe(choices, cases);
    if (failing !== null) return null;
    for (const reading of readings) {
      const without = await this.#observe(
        choices.filter((choice) => choice !== reading),
        cases,
      );
      if (without.observations === observations) return { cases: looked.cases, failing };
    }
    return null;
  }

  #observe(choices: readonly Choice[], cases: number): Promise<ObservedBlock> {
    const key = `${cases} ${keyOf(choices)}`;
    const known = this.#observed.get(key);
    if (known !== undefined) return known;
    const { executor, seed } = this.#request;
    const block = executor.run({ kind: 'observe', of: this.#nameOf(choices), seed, block: 0, cases });
    this.#observed.set(key, block);
    return block;
  }

  #firstLookAt(readings: number): number {
    if (this.#space === null) return Math.ceil(this.#casesFor(readings) / FIRST_LOOK);
    return Math.min(this.#space, Math.max(SMALL_SPACE, Math.ceil(this.#space / FIRST_LOOK_AT_SPACE)));
  }

  /** Every case of a space, whatever is picked, once each reading has shown in some. */
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

function keyOf(choices: readonly Choice[]): string {
  return [...choices].sort().join(' ');
}

function picksTwiceOfARule(readings: readonly Choice[]): boolean {
  const rules = readings.map((choice) => ruleChoiceOf(choice)?.rule);
  return new Set(rules).size < rules.length;
}
