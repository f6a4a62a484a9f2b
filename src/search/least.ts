import type { Domain, Script, StepKind, Word } from './scenario.ts';
import { STEP_WORDS } from './scenario.ts';
import type { Shrinkable } from './shrink.ts';

/** Scripts of one length that are tried at most: about a minute's worth on the slowest statement. */
const MOST_SCRIPTS = 400_000;
/** Words of every argument that are tried, beside those that the failing script itself uses. */
const SMALL_WORDS = 2;

/** How far a counterexample is known to be as short as can be. */
export interface Minimality {
  /** Every script of fewer steps than this was tried, over the alphabet of the counterexample and the small words. */
  readonly below: number;
  /** How many scripts that were. */
  readonly scripts: number;
}

export interface Least {
  readonly script: Script;
  readonly minimality: Minimality;
}

/**
 * The least failing script in shortlex order: fewest steps first, then the setting, then word by word. It is looked
 * for among all scripts over a small alphabet, so that it does not depend on the script that was found first. Where
 * there are too many of one length, the search ends below it, and says so.
 */
export function leastScript(scenario: Shrinkable, found: Script, breaks: (script: Script) => boolean): Least {
  const head = scenario.setting.length;
  const steps = (found.length - head) / STEP_WORDS;
  const heads = headsOf(scenario, found);
  const alphabet = stepsOf(scenario, found);
  let scripts = 0;
  for (let length = scenario.length.min; length <= steps; length++) {
    if (heads.length * alphabet.length ** length > MOST_SCRIPTS) {
      return { script: found, minimality: { below: length, scripts } };
    }
    const tried = scripts;
    for (const script of scriptsOf(heads, alphabet, length)) {
      scripts++;
      if (breaks(script)) return { script, minimality: { below: length, scripts: tried } };
    }
  }
  return { script: found, minimality: { below: steps, scripts } };
}

/** Every script of a length, in order of its words. */
function* scriptsOf(heads: readonly Script[], steps: readonly Script[], length: number): Generator<Script> {
  const at = new Array<number>(length).fill(0);
  for (const head of heads) {
    at.fill(0);
    for (let place = 0; place >= 0; ) {
      const script = [...head];
      for (const index of at) script.push(...(steps[index] as Script));
      yield script;
      place = length - 1;
      while (place >= 0 && (at[place] as number) + 1 === steps.length) at[place--] = 0;
      if (place >= 0) at[place] = (at[place] as number) + 1;
    }
  }
}

/** The settings that are tried: for each parameter the simplest value and that of the script found. */
function headsOf(scenario: Shrinkable, found: Script): Script[] {
  return combinationsOf(scenario.setting.map((_, index) => ascending([0, found[index] as Word])));
}

/** The steps that are tried: every allowed kind with small words and those of the script found. */
function stepsOf(scenario: Shrinkable, found: Script): Script[] {
  const used = wordsUsed(scenario, found);
  return scenario.allowed.flatMap((kind) => {
    const { args } = scenario.steps[kind] as StepKind<never>;
    const words = args.map((domain) => {
      const small = Array.from({ length: Math.min(SMALL_WORDS, domain.size) }, (_, word) => word);
      return ascending([...small, ...(used.get(domain) ?? [])]);
    });
    return combinationsOf(words).map((chosen) => [
      kind,
      ...Array.from({ length: STEP_WORDS - 1 }, (_, index) => chosen[index] ?? 0),
    ]);
  });
}

function wordsUsed(scenario: Shrinkable, found: Script): Map<Domain<never>, Word[]> {
  const used = new Map<Domain<never>, Word[]>();
  for (let at = scenario.setting.length; at < found.length; at += STEP_WORDS) {
    const { args } = scenario.steps[found[at] as number] as StepKind<never>;
    args.forEach((domain, index) => {
      used.set(domain, [...(used.get(domain) ?? []), found[at + 1 + index] as Word]);
    });
  }
  return used;
}

function combinationsOf(choices: readonly (readonly Word[])[]): Script[] {
  let combinations: Script[] = [[]];
  for (const words of choices) {
    combinations = combinations.flatMap((before) => words.map((word) => [...before, word]));
  }
  return combinations;
}

function ascending(words: readonly Word[]): Word[] {
  return [...new Set(words)].sort((left, right) => left - right);
}
