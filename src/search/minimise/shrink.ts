import { type Domain, type Script, STEP_WORDS, type StepKind, type Word } from '../case/scenario.ts';

/** What shrinking needs of a scenario. */
export interface Shrinkable {
  readonly setting: readonly Domain<never>[];
  readonly steps: readonly StepKind<never>[];
  readonly length: { readonly min: number };
  /** The step kinds that may stand in a script. */
  readonly allowed: readonly number[];
}

/** Quadratic passes are left out while a script is longer than this. */
const SHORT = 16;
/** Words of one argument that are tried in place of another. */
const ALPHABET = 3;
/**
 * Simpler scripts to try in place of a failing one, the boldest first: fewer steps, then a simpler setting, then
 * smaller words. Whoever consumes them starts again from the first that fails too; where none fails, the script is
 * minimal under all of them.
 */
export function* simplerScripts(scenario: Shrinkable, script: Script): Generator<Script> {
  const head = script.slice(0, scenario.setting.length);
  const steps = stepsOf(scenario, script);
  const assemble = (parts: readonly Script[]): Script => [...head, ...parts.flat()];
  for (const shorter of fewerSteps(scenario, steps)) yield assemble(shorter);
  for (const simpler of lowerWords(scenario.setting, head)) yield [...simpler, ...steps.flat()];
  for (const lowered of lowerSteps(scenario, steps)) yield assemble(lowered);
}

/** Scripts with fewer steps: chunks taken out, stretches replaced by one step, two taken out at a time. */
function* fewerSteps(scenario: Shrinkable, steps: readonly Script[]): Generator<Script[]> {
  const spare = steps.length - scenario.length.min;
  for (let size = steps.length; size >= 1; size = Math.floor(size / 2)) {
    if (size > spare) continue;
    for (let from = steps.length - size; from >= 0; from -= size) yield without(steps, from, size);
    if (size > 1) continue;
    for (let from = 0; from < steps.length; from++) yield without(steps, from, 1);
  }
  if (steps.length > SHORT) return;
  for (let first = 0; spare >= 2 && first < steps.length; first++) {
    for (let second = first + 1; second < steps.length; second++) {
      yield steps.filter((_, index) => index !== first && index !== second);
    }
  }
  if (spare < 1) return;
  const alphabet = simpleSteps(scenario);
  for (let size = Math.min(steps.length, 1 + spare, 4); size >= 2; size--) {
    for (let from = 0; from + size <= steps.length; from++) {
      for (const step of alphabet) yield [...steps.slice(0, from), step, ...steps.slice(from + size)];
    }
  }
  for (let gone = 0; gone < steps.length; gone++) {
    const rest = without(steps, gone, 1);
    for (let at = 0; at < rest.length; at++) {
      for (const step of alphabet) yield rest.with(at, step);
    }
    for (let from = 0; from < rest.length; from++) {
      for (let to = 0; to < rest.length; to++) if (from !== to) yield moved(rest, from, to);
    }
  }
}

/** Scripts of as many steps with smaller words: one everywhere, then one at a time, then steps put in order. */
function* lowerSteps(scenario: Shrinkable, steps: readonly Script[]): Generator<Script[]> {
  yield* lowerEverywhere(scenario, steps);
  for (let at = 0; at < steps.length; at++) {
    const step = steps[at] as Script;
    for (const simpler of simpleSteps(scenario)) {
      if (isSmaller(simpler, step)) yield steps.with(at, simpler);
    }
    const args = argsOf(scenario, step);
    for (const words of lowerWords(args, step.slice(1, 1 + args.length))) {
      yield steps.with(at, padded(step[0] as number, words));
    }
  }
  for (let at = 0; at + 1 < steps.length; at++) {
    if (isSmaller(steps[at + 1] as Script, steps[at] as Script)) yield moved(steps, at + 1, at);
  }
}

/** One value of one domain made smaller wherever it stands: a whole case moves to the first vantage. */
function* lowerEverywhere(scenario: Shrinkable, steps: readonly Script[]): Generator<Script[]> {
  const domains = new Set(steps.flatMap((step) => argsOf(scenario, step)));
  for (const domain of domains) {
    const found = new Set<Word>();
    for (const step of steps) {
      argsOf(scenario, step).forEach((arg, index) => {
        if (arg === domain) found.add(step[index + 1] as Word);
      });
    }
    for (const from of [...found].filter((word) => word > 0)) {
      for (let to = 0; to < Math.min(from, ALPHABET); to++) {
        yield steps.map((step) => exchanged(scenario, step, domain, from, to));
      }
    }
  }
}

/**
 * Every list that has one word smaller: zero, the edges below, and the word less ever smaller parts of itself down to
 * one less, so that a bound anywhere in its range is found in logarithmically many steps.
 */
function* lowerWords(domains: readonly Domain<never>[], words: readonly Word[]): Generator<Script> {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    const edges = domains[at]?.edges ?? [];
    const tried = new Set([0, ...edges]);
    for (let part = word - (word >> 1); part > 1; part >>= 1) tried.add(word - part);
    tried.add(word - 1);
    for (const smaller of tried) if (smaller >= 0 && smaller < word) yield words.with(at, smaller);
  }
}

/** Every allowed step with its first few words: what a script is tried with in place of something longer. */
function simpleSteps(scenario: Shrinkable): Script[] {
  return scenario.allowed.flatMap((kind) => {
    let words: Word[][] = [[]];
    for (const domain of (scenario.steps[kind] as StepKind<never>).args) {
      const few = Math.min(domain.size, ALPHABET);
      words = words.flatMap((before) => Array.from({ length: few }, (_, word) => [...before, word]));
    }
    return words.map((args) => padded(kind, args));
  });
}

function stepsOf(scenario: Shrinkable, script: Script): Script[] {
  const steps: Script[] = [];
  for (let at = scenario.setting.length; at < script.length; at += STEP_WORDS) {
    steps.push(script.slice(at, at + STEP_WORDS));
  }
  return steps;
}

function argsOf(scenario: Shrinkable, step: Script): readonly Domain<never>[] {
  return (scenario.steps[step[0] as number] as StepKind<never>).args;
}

function exchanged(scenario: Shrinkable, step: Script, domain: Domain<never>, from: Word, to: Word): Script {
  const copy = [...step];
  argsOf(scenario, step).forEach((arg, index) => {
    if (arg === domain && copy[index + 1] === from) copy[index + 1] = to;
  });
  return copy;
}

function padded(kind: number, words: readonly Word[]): Script {
  return Array.from({ length: STEP_WORDS }, (_, index) => (index === 0 ? kind : (words[index - 1] ?? 0)));
}

function without(steps: readonly Script[], from: number, count: number): Script[] {
  return [...steps.slice(0, from), ...steps.slice(from + count)];
}

function moved(steps: readonly Script[], from: number, to: number): Script[] {
  const rest = without(steps, from, 1);
  return [...rest.slice(0, to), steps[from] as Script, ...rest.slice(to)];
}

/** Shorter words first, then in order of the words. */
function isSmaller(left: Script, right: Script): boolean {
  const difference = left.findIndex((word, index) => word !== right[index]);
  return difference >= 0 && (left[difference] as Word) < (right[difference] as Word);
}
