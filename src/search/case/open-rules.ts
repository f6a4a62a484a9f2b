import type { RuleChoice } from '../../../spec/rules/catalogue.ts';
import type { Domain, Script, Space, Word } from './scenario.ts';

/** A case picks at most so many alternatives of different rules. */
export const MOST_PICKS = 3;

/**
 * The alternatives that a case may pick at its start: one more word in the head of a script for each rule that is open,
 * behind those of the setting. Word 0 declines, so that granting an alternative never removes a case.
 */
export class OpenRules {
  readonly domains: readonly Domain<void>[];
  /** For each open rule, its alternatives in the order of their words from 1 on. */
  readonly #alternatives: readonly (readonly RuleChoice[])[];

  constructor(alternatives: readonly RuleChoice[]) {
    const byRule = new Map<string, RuleChoice[]>();
    for (const choice of alternatives) byRule.set(choice.rule, [...(byRule.get(choice.rule) ?? []), choice]);
    this.#alternatives = [...byRule.values()];
    this.domains = [...byRule].map(([rule, choices]) => pickDomain(rule, choices));
  }

  /** One number for each combination that a script picks; 0 where it declines all. `from` is the first word of them. */
  keyOf(script: Script, from: number): number {
    let key = 0;
    for (let index = 0; index < this.#alternatives.length; index++) {
      key = key * ((this.#alternatives[index]?.length ?? 0) + 1) + (script[from + index] as Word);
    }
    return key;
  }

  /** What a script picks. */
  pickedBy(script: Script, from: number): readonly RuleChoice[] {
    return this.#alternatives.flatMap((choices, index) => {
      const picked = choices[(script[from + index] as Word) - 1];
      return picked === undefined ? [] : [picked];
    });
  }

  /** Every case of a space under every combination of at most `MOST_PICKS` alternatives. */
  extend(space: Space, from: number): Space {
    if (this.domains.length === 0) return space;
    const combinations = this.#combinations(0, MOST_PICKS);
    return {
      bound: `${space.bound}, under ${combinations.length} combinations of what is left open`,
      size: space.size * combinations.length,
      scriptAt: (index) => {
        const script = space.scriptAt(index % space.size);
        const picks = combinations[Math.floor(index / space.size)] as readonly Word[];
        return [...script.slice(0, from), ...picks, ...script.slice(from)];
      },
    };
  }

  #combinations(rule: number, picks: number): readonly (readonly Word[])[] {
    const choices = this.#alternatives[rule];
    if (choices === undefined) return [[]];
    const declined = this.#combinations(rule + 1, picks).map((rest) => [0, ...rest]);
    if (picks === 0) return declined;
    const rests = this.#combinations(rule + 1, picks - 1);
    return [...declined, ...choices.flatMap((_, word) => rests.map((rest) => [word + 1, ...rest]))];
  }
}

function pickDomain(rule: string, choices: readonly RuleChoice[]): Domain<void> {
  const names: readonly string[] = ['as the draft is read', ...choices.map(({ take }) => take)];
  return {
    name: rule,
    size: names.length,
    edges: names.map((_, word) => word),
    drawn: 'edges',
    valueOf: (word) => word,
    nameOf: (value) => names[value] ?? '?',
    valueNamed: (name) => names.indexOf(String(name)),
  };
}
