import type { Choice } from '../../spec/choices.ts';
import type { Draws } from './random.ts';
import type { Domain, Script, StepKind, Word } from './scenario.ts';
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
  readonly #scenario: Drawable;
  /** Step kinds that the granted choices allow, by their place in the step table. */
  readonly #allowed: readonly number[];
  readonly #honest: readonly number[];
  /** Kinds of the script being drawn, and their weights summed up. */
  readonly #kinds: number[] = [];
  readonly #weights: number[] = [];

  constructor(scenario: Drawable, grants: readonly Choice[]) {
    this.#scenario = scenario;
    this.#allowed = allowedKinds(scenario, grants);
    this.#honest = this.#allowed.filter((kind) => scenario.steps[kind]?.choice === null);
  }

  draw(draws: Draws): Script {
    const { setting, steps, length } = this.#scenario;
    const script: Script = [];
    for (const domain of setting) script.push(drawWord(domain, draws, domain.size));
    const count = length.min + draws.below(length.max - length.min + 1);
    if (count === 0) return script;
    this.#chooseKinds(draws);
    const stickiness = draws.below(4);
    const spread = draws.below(8);
    let kind = this.#drawFirst(draws);
    for (let step = 0; step < count; step++) {
      if (step > 0 && draws.below(5) >= stickiness) kind = this.#drawKind(draws);
      const args = (steps[kind] as StepKind<never>).args;
      script.push(kind);
      for (let index = 0; index < MOST_ARGUMENTS; index++) {
        const domain = args[index];
        script.push(domain === undefined ? 0 : drawWord(domain, draws, 1 + (spread % domain.size)));
      }
    }
    return script;
  }

  #chooseKinds(draws: Draws): void {
    this.#kinds.length = 0;
    this.#weights.length = 0;
    const everything = draws.oneIn(4);
    let total = 0;
    for (const kind of this.#allowed) {
      if (!everything && draws.oneIn(2)) continue;
      total += (this.#scenario.steps[kind] as StepKind<never>).weight;
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
      this.#weights.push(total + (this.#scenario.steps[first] as StepKind<never>).weight);
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
export function allowedKinds(scenario: Drawable, grants: readonly Choice[]): number[] {
  const kinds: number[] = [];
  scenario.steps.forEach(({ choice }, kind) => {
    if (choice === null || grants.includes(choice)) kinds.push(kind);
  });
  return kinds;
}

function drawWord(domain: Domain<never>, draws: Draws, spread: number): Word {
  const { size, edges } = domain;
  if (domain.swarm) return draws.below(spread);
  const manner = draws.below(4);
  if (manner < 2 && edges.length > 0) return edges[draws.below(edges.length)] as Word;
  const word = draws.below(size);
  return manner === 3 ? word >>> draws.below(32 - Math.clz32(size)) : word;
}
