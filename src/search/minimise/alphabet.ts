import { type Domain, type Script, STEP_WORDS, type StepKind, type Word } from '../case/scenario.ts';
import type { Shrinkable } from './shrink.ts';

/** Words of every argument that are plain: the simplest two. */
const PLAIN_WORDS = 2;
/** All words of a domain of no more than this are tried, and the edges of a larger one. */
const FEW_WORDS = 8;

/** Part of a script: the head, which is the setting, or one step. */
export interface Letter {
  readonly words: Script;
  /** How many of its words are not plain. */
  readonly odd: number;
}

/**
 * What scripts are spelled with where all of them are tried: for each argument the first two words, for each
 * parameter of the setting the first; these are plain. The other words of a small domain, and the edges of a large
 * one, are odd. What it holds depends on the scenario, and on a script whose own words are plain as well.
 */
export class Alphabet {
  readonly #scenario: Shrinkable;
  readonly #plain = new Map<Domain<never>, readonly Word[]>();
  readonly #odd = new Map<Domain<never>, readonly Word[]>();

  constructor(scenario: Shrinkable, own?: Script) {
    this.#scenario = scenario;
    const used = wordsOf(scenario, own ?? []);
    const parameters = new Set<Domain<never>>(scenario.setting);
    for (const domain of domainsOf(scenario)) {
      const simplest = upTo(parameters.has(domain) ? 1 : PLAIN_WORDS, domain);
      const plain = ascending([...simplest, ...(used.get(domain) ?? [])]);
      const known =
        domain.size <= FEW_WORDS ? upTo(FEW_WORDS, domain) : [...upTo(PLAIN_WORDS, domain), ...domain.edges];
      this.#plain.set(domain, plain);
      this.#odd.set(
        domain,
        ascending(known).filter((word) => !plain.includes(word)),
      );
    }
  }

  /** Every setting with at most so many odd words, the plainest first. */
  heads(mostOdd: number): readonly Letter[] {
    return inOrder(this.#spell([], this.#scenario.setting, mostOdd));
  }

  /** Every step that may stand in a script with at most so many odd words, the plainest first. */
  steps(mostOdd: number): readonly Letter[] {
    const { steps, allowed } = this.#scenario;
    return inOrder(
      allowed.flatMap((kind) => {
        const { args } = steps[kind] as StepKind<never>;
        return this.#spell([kind], args, mostOdd).map(({ words, odd }) => ({ words: padded(words), odd }));
      }),
    );
  }

  #spell(before: Script, domains: readonly Domain<never>[], mostOdd: number): Letter[] {
    let spelled: Letter[] = [{ words: before, odd: 0 }];
    for (const domain of domains) {
      const plain = this.#plain.get(domain) ?? [];
      const unusual = this.#odd.get(domain) ?? [];
      spelled = spelled.flatMap(({ words, odd }) => [
        ...plain.map((word) => ({ words: [...words, word], odd })),
        ...(odd < mostOdd ? unusual.map((word) => ({ words: [...words, word], odd: odd + 1 })) : []),
      ]);
    }
    return spelled;
  }
}

function domainsOf({ setting, steps, allowed }: Shrinkable): Set<Domain<never>> {
  return new Set([...setting, ...allowed.flatMap((kind) => (steps[kind] as StepKind<never>).args)]);
}

function wordsOf(scenario: Shrinkable, script: Script): Map<Domain<never>, Word[]> {
  const used = new Map<Domain<never>, Word[]>();
  if (script.length === 0) return used;
  const note = (domain: Domain<never>, word: Word) => used.set(domain, [...(used.get(domain) ?? []), word]);
  scenario.setting.forEach((domain, index) => {
    note(domain, script[index] as Word);
  });
  for (let at = scenario.setting.length; at < script.length; at += STEP_WORDS) {
    const { args } = scenario.steps[script[at] as number] as StepKind<never>;
    args.forEach((domain, index) => {
      note(domain, script[at + 1 + index] as Word);
    });
  }
  return used;
}

function upTo(count: number, { size }: Domain<never>): Word[] {
  return Array.from({ length: Math.min(count, size) }, (_, word) => word);
}

function ascending(words: readonly Word[]): Word[] {
  return [...new Set(words)].sort((left, right) => left - right);
}

/** Fewer odd words first, then word by word. */
function inOrder(letters: readonly Letter[]): Letter[] {
  return [...letters].sort((left, right) => left.odd - right.odd || compareWords(left.words, right.words));
}

function compareWords(left: Script, right: Script): number {
  const at = left.findIndex((word, index) => word !== right[index]);
  return at < 0 ? 0 : (left[at] as Word) - (right[at] as Word);
}

function padded(words: Script): Script {
  return Array.from({ length: STEP_WORDS }, (_, index) => words[index] ?? 0);
}
