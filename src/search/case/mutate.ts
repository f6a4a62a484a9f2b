import type { Draws } from './random.ts';
import { type Domain, type Script, STEP_WORDS, type StepKind, type Word } from './scenario.ts';

/** What changing a script needs of a scenario. */
export interface Neighbourhood {
  readonly setting: readonly Domain<never>[];
  readonly steps: readonly StepKind<never>[];
  readonly length: { readonly min: number; readonly max: number };
  /** The step kinds that may stand in a script. */
  readonly allowed: readonly number[];
}

/** One more change is made once in so many times. */
const ONE_MORE_IN = 3;

/** Steps of a stretch that is repeated or taken out, at most. */
const LONGEST_STRETCH = 3;
/** A stretch is repeated so many times at most, and each power of two up to it as often. */
const MOST_REPEATS = 8;

/** A script near another one: words changed, steps put in, taken out, doubled, moved or replaced, stretches of steps repeated or taken out, a few at a time. */
export function mutated(scenario: Neighbourhood, script: Script, draws: Draws): Script {
  let changed = script;
  do changed = changedOnce(scenario, changed, draws);
  while (draws.oneIn(ONE_MORE_IN));
  return changed;
}

function changedOnce(scenario: Neighbourhood, script: Script, draws: Draws): Script {
  const { allowed, length } = scenario;
  const head = scenario.setting.length;
  const count = (script.length - head) / STEP_WORDS;
  const placeOf = (step: number): number => head + step * STEP_WORDS;
  const any = (): number => placeOf(draws.below(count));
  const canGrow = count < length.max && allowed.length > 0;
  switch (draws.below(11)) {
    case 10:
    case 9:
    case 8:
      return count > 0 ? stretched(scenario, script, draws) : changedWord(scenario, script, draws);
    case 0:
      return canGrow
        ? script.toSpliced(placeOf(draws.below(count + 1)), 0, ...anyStep(scenario, draws))
        : changedWord(scenario, script, draws);
    case 1:
      return count > length.min ? script.toSpliced(any(), STEP_WORDS) : changedWord(scenario, script, draws);
    case 2: {
      if (!canGrow || count === 0) return changedWord(scenario, script, draws);
      const from = any();
      return script.toSpliced(placeOf(draws.below(count + 1)), 0, ...script.slice(from, from + STEP_WORDS));
    }
    case 3: {
      if (count < 2) return changedWord(scenario, script, draws);
      const from = any();
      const step = script.slice(from, from + STEP_WORDS);
      return script.toSpliced(from, STEP_WORDS).toSpliced(placeOf(draws.below(count)), 0, ...step);
    }
    case 4:
      return count > 0
        ? script.toSpliced(any(), STEP_WORDS, ...anyStep(scenario, draws))
        : changedWord(scenario, script, draws);
    default:
      return changedWord(scenario, script, draws);
  }
}

/**
 * A stretch of steps repeated where it stands or elsewhere, or taken out. What takes many alike steps, as a window that
 * has to be left behind or a lifetime that has to end, is far away by single steps.
 */
function stretched({ setting, length }: Neighbourhood, script: Script, draws: Draws): Script {
  const head = setting.length;
  const count = (script.length - head) / STEP_WORDS;
  const placeOf = (step: number): number => head + step * STEP_WORDS;
  const from = draws.below(count);
  const steps = 1 + draws.below(Math.min(LONGEST_STRETCH, count - from));
  if (draws.oneIn(3)) {
    return count - steps < length.min ? script : script.toSpliced(placeOf(from), steps * STEP_WORDS);
  }
  const repeats = 1 << draws.below(1 + Math.log2(MOST_REPEATS));
  const to = draws.oneIn(2) ? from : draws.below(count + 1);
  const times = Math.min(repeats, Math.floor((length.max - count) / steps));
  const stretch = script.slice(placeOf(from), placeOf(from + steps));
  return times <= 0
    ? script
    : script.toSpliced(placeOf(to), 0, ...Array.from({ length: times }, () => stretch).flat());
}

function anyStep({ steps, allowed }: Neighbourhood, draws: Draws): Script {
  const kind = allowed[draws.below(allowed.length)] as number;
  const { args } = steps[kind] as StepKind<never>;
  return Array.from({ length: STEP_WORDS }, (_, index) => {
    const domain = args[index - 1];
    return index === 0 ? kind : domain === undefined ? 0 : anyWord(domain, 0, draws);
  });
}

/** One word of the setting or one argument of a step changed; the same where that has none. */
function changedWord({ setting, steps }: Neighbourhood, script: Script, draws: Draws): Script {
  const head = setting.length;
  const count = (script.length - head) / STEP_WORDS;
  if (script.length === 0) return script;
  const place = draws.below(head + count);
  if (place < head) return withWord(script, place, setting[place] as Domain<never>, draws);
  const at = head + (place - head) * STEP_WORDS;
  const { args } = steps[script[at] as number] as StepKind<never>;
  if (args.length === 0) return script;
  const index = draws.below(args.length);
  return withWord(script, at + 1 + index, args[index] as Domain<never>, draws);
}

function withWord(script: Script, at: number, domain: Domain<never>, draws: Draws): Script {
  return script.with(at, anyWord(domain, script[at] as Word, draws));
}

/** An edge, any word at all, or one that lies any power of two away from what was there. */
function anyWord({ size, edges }: Domain<never>, before: Word, draws: Draws): Word {
  const lot = draws.below(4);
  if (lot === 0 && edges.length > 0) return edges[draws.below(edges.length)] as Word;
  if (lot <= 1) return draws.below(size);
  const away = 1 << draws.below(Math.max(1, 31 - Math.clz32(size)));
  return draws.oneIn(2) ? Math.min(before + away, size - 1) : Math.max(before - away, 0);
}
