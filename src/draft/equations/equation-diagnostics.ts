import type { Revision } from '../../../spec/language/revision.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Chain } from './chains.ts';
import { Definitions } from './definitions.ts';
import { evaluateStep, knownValues } from './evaluated-step.ts';
import { isStated, searchStep } from './searched-step.ts';
import { stepsOf, textOf } from './step.ts';

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

/** In one text; draft-00 has five. */
export const MOST_SEARCHES = 200;

/** Every step of every chain: evaluated where all of it is known, else searched over positive values of its symbols. */
export function judgeEquations(chains: readonly Chain[], revision: Revision, seed: number): JudgedEquations {
  const known = knownValues(revision);
  const definitions = new Definitions(chains);
  const diagnostics: Diagnostic[] = [];
  const open: { line: number; text: string }[] = [];
  const counts = { evaluated: 0, searched: 0, stated: 0, leftOut: 0 };
  for (const step of chains.flatMap(stepsOf)) {
    const evaluated = evaluateStep(step, known);
    if (evaluated === null && !isStated(step) && counts.searched + open.length >= MOST_SEARCHES) {
      counts.leftOut++;
      continue;
    }
    const outcome = evaluated ?? searchStep(step, definitions, seed);
    if (outcome === 'open') open.push({ line: step.left.place.line, text: textOf(step) });
    else {
      counts[outcome.how]++;
      if (outcome.fault !== null) diagnostics.push(outcome.fault);
    }
  }
  return { diagnostics, ...counts, open };
}
