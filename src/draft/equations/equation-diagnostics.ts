import type { Revision } from '../../../spec/language/revision.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Chain } from './chains.ts';
import { Definitions } from './definitions.ts';
import { evaluateStep, knownValues } from './evaluated-step.ts';
import { searchStep } from './searched-step.ts';
import { mixesUnits, stepsOf, textOf } from './step.ts';

/** What came of the equations of a text. */
export interface JudgedEquations {
  readonly diagnostics: readonly Diagnostic[];
  /** Steps between two sides that were evaluated, that were searched, and that say what a name is or is to be. */
  readonly evaluated: number;
  readonly searched: number;
  readonly stated: number;
  /** Steps of which nothing could be decided. */
  readonly open: readonly { readonly line: number; readonly text: string }[];
  /** Steps that were not searched, since the text has more of them than are searched in one. */
  readonly leftOut: number;
}

/** Numbers and symbols that are searched in one text, so that a text of megabytes takes seconds; a draft has some hundred. */
export const MOST_SEARCHED = 2000;

/** Every step of every chain: evaluated where all of it is known, else searched over positive values of its symbols. */
export function judgeEquations(chains: readonly Chain[], revision: Revision, seed: number): JudgedEquations {
  const known = knownValues(revision);
  const definitions = new Definitions(chains);
  const diagnostics: Diagnostic[] = [];
  const open: { line: number; text: string }[] = [];
  const counts = { evaluated: 0, searched: 0, stated: 0, leftOut: 0 };
  const budget = { left: MOST_SEARCHED };
  for (const step of chains.flatMap(stepsOf)) {
    // What is in several units is looked at apart from these, with each number in its own.
    if (mixesUnits(step)) {
      counts.evaluated++;
      continue;
    }
    const outcome = evaluateStep(step, known) ?? searchStep(step, definitions, seed, budget);
    if (outcome === 'left out') counts.leftOut++;
    else if (outcome === 'open') open.push({ line: step.left.place.line, text: textOf(step) });
    else {
      counts[outcome.how]++;
      if (outcome.fault !== null) diagnostics.push(outcome.fault);
    }
  }
  return { diagnostics, ...counts, open };
}
