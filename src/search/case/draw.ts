import type { StepChoice } from '../../../spec/language/choices.ts';
import { MOST_PICKS } from './open-rules.ts';
import type { Draws } from './random.ts';
import type { Domain, Manner, Script, StepKind, Word } from './scenario.ts';
import { STEP_WORDS } from './scenario.ts';

/** What drawing needs of a scenario. */
interface Drawable {
  readonly setting: readonly Domain<void>[];
  readonly steps: readonly StepKind<never>[];
  readonly length: { readonly min: number; readonly max: number };
}

const MOST_ARGUMENTS = STEP_WORDS - 1;

/**
 * Draws scripts. Three habits make rare states common (Groce et al., swarm testing): a script uses a random part of
 * the step kinds only, repeats a kind in runs, and lets few parties meet often. Edges of a domain are drawn half
 * the time.
 */
export class ScriptDrawer {
  readonly #length: { readonly min: number; readonly max: number };
  readonly #rules: readonly number[];
  readonly #setting: readonly DrawnDomain[];
  /** The arguments of each kind, always as many as a step has words for. */
  readonly #args: readonly (readonly DrawnDomain[])[];
  readonly #weightOf: readonly number[];
  /** Step kinds that the granted choices allow, by their place in the step table. */
  readonly #allowed: readonly number[];
  readonly #honest: readonly number[];
  /** Kinds of the script being drawn, and their weights summed up. */
  readonly #kinds: number[] = [];
  readonly #weights: number[] = [];

  /** `rules` are the sizes of the words behind the setting by which a case picks alternatives of open rules. */
  constructor(scenario: Drawable, grants: readonly StepChoice[], rules: readonly number[] = []) {
    const { setting, steps, length } = scenario;
    this.#length = length;
    this.#rules = rules;
    this.#setting = setting.map((domain) => new DrawnDomain(domain));
    this.#args = steps.map(({ args }) =>
      Array.from({ length: MOST_ARGUMENTS }, (_, index) => new DrawnDomain(args[index])),
    );
    this.#weightOf = steps.map(({ weight }) => weight);
    this.#allowed = allowedKinds(scenario, grants);
    this.#honest = this.#allowed.filter((kind) => steps[kind]?.choice === null);
  }

  draw(draws: Draws): Script {
    const { min, max } = this.#length;
    // Where nobody may do anything, nothing happens, whatever length is asked for.
    const count = this.#allowed.length === 0 ? 0 : min + draws.below(max - min + 1);
    const own = this.#setting.length;
    const head = own + this.#rules.length;
    const script: Script = new Array<number>(head + count * STEP_WORDS);
    for (let index = 0; index < own; index++)
      script[index] = (this.#setting[index] as DrawnDomain).word(draws, 8);
    if (count > 0) this.#drawSteps(draws, script, head);
    this.#pickAlternatives(draws, script);
    return script;
  }

  #drawSteps(draws: Draws, script: Script, head: number): void {
    this.#chooseKinds(draws);
    const stickiness = draws.below(4);
    const spread = draws.below(8);
    let kind = this.#drawFirst(draws);
    for (let at = head; at < script.length; ) {
      if (at > head && draws.below(5) >= stickiness) kind = this.#drawKind(draws);
      script[at++] = kind;
      const args = this.#args[kind] as readonly DrawnDomain[];
      for (let index = 0; index < MOST_ARGUMENTS; index++) {
        script[at++] = (args[index] as DrawnDomain).word(draws, spread);
      }
    }
  }

  /** Last, so that the steps of a case are the same whatever rules are open. Few at a time: faults hide one another. */
  #pickAlternatives(draws: Draws, script: Script): void {
    const rules = this.#rules;
    const from = this.#setting.length;
    for (let index = 0; index < rules.length; index++) script[from + index] = 0;
    if (rules.length === 0) return;
    for (let picks = draws.below(MOST_PICKS + 1); picks > 0; picks--) {
      const index = draws.below(rules.length);
      script[from + index] = 1 + draws.below((rules[index] as number) - 1);
    }
  }

  #chooseKinds(draws: Draws): void {
    this.#kinds.length = 0;
    this.#weights.length = 0;
    const everything = draws.oneIn(4);
    let total = 0;
    for (const kind of this.#allowed) {
      if (!everything && draws.oneIn(2)) continue;
      total += this.#weightOf[kind] as number;
      this.#kinds.push(kind);
      this.#weights.push(total);
    }
  }

  /** What honest parties do comes first: an adversary has nothing to work on before. It joins the kinds. */
  #drawFirst(draws: Draws): number {
    const from = this.#honest.length > 0 ? this.#honest : this.#allowed;
    const first = from[draws.below(from.length)] as number;
    if (!this.#kinds.includes(first)) {
      const total = this.#weights[this.#weights.length - 1] ?? 0;
      this.#kinds.push(first);
      this.#weights.push(total + (this.#weightOf[first] as number));
    }
    return first;
  }

  #drawKind(draws: Draws): number {
    const weights = this.#weights;
    const at = draws.below(weights[weights.length - 1] as number);
    let index = 0;
    while ((weights[index] as number) <= at) index++;
    return this.#kinds[index] as number;
  }
}

/** The places in the step table of the kinds that the granted choices allow. */
export function allowedKinds(scenario: Drawable, grants: readonly StepChoice[]): number[] {
  const kinds: number[] = [];
  scenario.steps.forEach(({ choice }, kind) => {
    if (choice === null || grants.includes(choice)) kinds.push(kind);
  });
  return kinds;
}

/** What drawing needs of a domain, in one shape for all of them: scenarios make theirs in many. */
class DrawnDomain {
  readonly #size: number;
  readonly #edges: readonly Word[];
  readonly #drawn: Manner;
  readonly #bits: number;

  /** Without a domain the word is 0: an argument that the step does not have. */
  constructor(domain: Domain<never> | undefined) {
    this.#size = domain?.size ?? 1;
    this.#edges = [...(domain?.edges ?? [])];
    this.#drawn = domain?.drawn ?? 'edges';
    this.#bits = 32 - Math.clz32(this.#size);
  }

  /** A word in the manner of the domain. */
  word(draws: Draws, spread: number): Word {
    if (this.#size === 1) return 0;
    if (this.#drawn === 'few') return draws.below(1 + (spread % this.#size));
    const lot = draws.below(8);
    const even = this.#drawn === 'evenly';
    if (lot < (even ? 1 : 4) && this.#edges.length > 0)
      return this.#edges[draws.below(this.#edges.length)] as Word;
    const word = draws.below(this.#size);
    return lot >= 6 && !even ? word >>> draws.below(this.#bits) : word;
  }
}
