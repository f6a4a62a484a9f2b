import fc from 'fast-check';
import { runBlock } from '../search/block/block.ts';
import { BLOCK_CASES } from '../search/case/address.ts';
import { ScriptDrawer } from '../search/case/draw.ts';
import { Draws } from '../search/case/random.ts';
import { type Domain, type Script, STEP_WORDS } from '../search/case/scenario.ts';
import { propertyOf } from '../search/trial/as-property.ts';
import type { Trial } from '../search/trial/trial.ts';

/** One way to write the search of a statement. All of them play the same steps in the same core. */
export interface SearchForm {
  readonly name: string;
  /** Runs so many cases, each judged, and throws where one breaks the statement. `round` moves the random stream. */
  readonly run: (cases: number, round: number) => void;
  /** Scripts as this form makes them. */
  readonly sample: (count: number) => readonly Script[];
}

/** As `verify` runs it: blocks of scripts behind a fast-check property, with distinct cases and reached kinds counted. */
export function shippedForm(trial: Trial): SearchForm {
  return {
    name: 'as shipped',
    run: (cases, round) => {
      for (let left = cases, block = 0; left > 0; left -= BLOCK_CASES, block++) {
        const { failing } = runBlock(trial, round, block, Math.min(BLOCK_CASES, left));
        if (failing !== null) throw new Error(`${trial.binding.statement.id} is broken`);
      }
    },
    sample: (count) => fc.sample(trial.arbitrary, { numRuns: count, seed: 1 }),
  };
}

/** Scripts as a book on fast-check would have them: an array of one of some records, in full size. */
export function idiomaticScripts(trial: Trial): fc.Arbitrary<Script> {
  const { scenario, shrinkable } = trial;
  const { min, max } = scenario.length;
  const records = shrinkable.allowed.map((kind) => {
    const step = scenario.steps[kind] as (typeof scenario.steps)[number];
    const named = step.args.map((domain, index) => [ARGUMENTS[index], wordOf(domain)] as const);
    return {
      weight: step.weight,
      arbitrary: fc.record({
        step: fc.constant(kind),
        ...Object.fromEntries(named),
      }) as fc.Arbitrary<StepRecord>,
    };
  });
  const cases = fc.record({
    setting: fc.tuple(...scenario.setting.map(wordOf)),
    steps: fc.array(fc.oneof(...records), { minLength: min, maxLength: max, size: 'max' }),
  });
  return cases.map(({ setting, steps }) => scriptOf(setting, steps));
}

/** Names of the arguments of a step in a record. */
const ARGUMENTS = ['a', 'b', 'c', 'd'] as const;

interface StepRecord {
  readonly step: number;
  readonly a?: number;
  readonly b?: number;
  readonly c?: number;
  readonly d?: number;
}

/** The words of some records, at as little cost as can be: it is not to be held against the idiomatic form. */
function scriptOf(setting: readonly number[], steps: readonly StepRecord[]): Script {
  const head = setting.length;
  const script: Script = new Array<number>(head + steps.length * STEP_WORDS);
  for (let at = 0; at < head; at++) script[at] = setting[at] as number;
  let at = head;
  for (let nth = 0; nth < steps.length; nth++) {
    const { step, a = 0, b = 0, c = 0, d = 0 } = steps[nth] as StepRecord;
    script[at++] = step;
    script[at++] = a;
    script[at++] = b;
    script[at++] = c;
    script[at++] = d;
  }
  return script;
}

/** The same statement over such scripts. */
export function idiomaticForm(trial: Trial): SearchForm {
  const scripts = idiomaticScripts(trial);
  return {
    name: 'idiomatic',
    run: (numRuns, round) => {
      fc.assert(propertyOf(trial, { scripts }), {
        numRuns,
        seed: round,
        maxSkipsPerRun: 10,
        endOnFailure: true,
      });
    },
    sample: (count) => fc.sample(scripts, { numRuns: count, seed: 1 }),
  };
}

/** A bare loop: the same scripts from the same drawer, a generator of random numbers, and no fast-check. */
export function bareForm(trial: Trial): SearchForm {
  const { scenario, shrinkable } = trial;
  const granted = new Set(shrinkable.allowed);
  const steps = scenario.steps.flatMap(({ choice }, kind) =>
    choice !== null && granted.has(kind) ? [choice] : [],
  );
  const drawer = new ScriptDrawer(scenario, steps);
  const draws = new Draws();
  const draw = (state: number): Script => {
    draws.start(state, state ^ 0x5bd1e995);
    return drawer.draw(draws);
  };
  return {
    name: 'bare loop',
    run: (cases, round) => {
      let state = round;
      for (let left = cases; left > 0; ) {
        state = xorshift(state);
        const script = draw(state);
        const observation = trial.observe(script);
        if (!trial.binding.isRelevant(observation)) continue;
        left--;
        if (trial.violation(script, observation) !== null)
          throw new Error(`${trial.binding.statement.id} is broken`);
      }
    },
    sample: (count) => {
      const scripts: Script[] = [];
      for (let state = 1; scripts.length < count; ) {
        state = xorshift(state);
        scripts.push(draw(state));
      }
      return scripts;
    },
  };
}

function wordOf({ size }: Domain<never>): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: size - 1 });
}

/** Marsaglia's generator of 32 bits; never 0 from a state that is not. */
function xorshift(state: number): number {
  let bits = state === 0 ? 1 : state;
  bits ^= bits << 13;
  bits ^= bits >>> 17;
  bits ^= bits << 5;
  return bits | 0;
}
