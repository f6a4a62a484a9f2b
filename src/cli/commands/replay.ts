import { resolve } from 'node:path';
import { isChoice, ruleChoiceOf } from '../../../spec/language/choices.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { breachOf } from '../../../spec/language/statement.ts';
import { loadAny } from '../../draft/reading/load-any.ts';
import { describeFault, describeFound, InputError } from '../../input/input-error.ts';
import {
  type Found,
  readCounterexamples,
  type StoredCounterexample,
} from '../../report/stored/counterexample.ts';
import type { Style } from '../../report/text/style.ts';
import { tellBreach, tellSetting, tellStep } from '../../report/text/tell-counterexample.ts';
import { EXIT } from '../../report/verdict/exit-code.ts';
import type { StoredRevision } from '../../report/verdict/result.ts';
import { buildRevision, withRules } from '../../revision/build.ts';
import { checkDocument, shippedRevisions } from '../../revision/load.ts';
import { ImpossibleStep, playTold, UnplayableScript } from '../../search/case/play.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { print, styleOf } from '../terminal/print.ts';

export interface ReplayOptions {
  /** Another revision than the one stored. */
  readonly revision?: string;
}

/** Plays every counterexample of a file; 0 where each breaks its statement again, 1 where one does not. */
export function replay(file: string, options: ReplayOptions, context: CommandContext): number {
  const found = readCounterexamples(resolve(context.folder, file), file);
  if (found.length === 0)
    throw new InputError([`${file}: $.verdicts: found no counterexample, expected one`]);
  const style = styleOf(context);
  const outcomes = found.map((each) => {
    const revision = revisionOf(each, file, options, context);
    return replayOne(each, file, revision, style, context);
  });
  return outcomes.every((reproduced) => reproduced) ? EXIT.asExpected : EXIT.differs;
}

function replayOne(
  { counterexample, path }: Found,
  file: string,
  base: Revision,
  style: Style,
  context: CommandContext,
): boolean {
  const { check, script, breaks } = counterexample;
  const revision = withRules(
    base,
    breaks.map(ruleChoiceOf).filter((choice) => choice !== null),
  );
  const binding = context.bindings.find(({ statement }) => statement.id === check);
  if (binding === undefined)
    throw new InputError([`${file}: ${path}: found no check ${check} in this version`]);
  const unknown = breaks.findIndex((choice) => !isChoice(choice));
  if (unknown >= 0) {
    const fault = {
      path: `${path}.breaks[${unknown}]`,
      found: describeFound(breaks[unknown]),
      expected: 'a choice of this version',
    };
    throw new InputError([describeFault(file, fault)]);
  }
  const say = (...lines: readonly string[]): void => print(context.stdout, lines);
  say(
    `${style.strong(check)} on ${revision.name} (${revision.digest.slice(0, 12)})${noteOf(counterexample, revision)}`,
  );
  say(...tellSetting(script.setting, style));
  try {
    const world = playTold(binding.scenario(revision), script.level, script, (step, index) =>
      say(...tellStep(step, index, style)),
    );
    const observation = world.observe();
    const breach = binding.isRelevant(observation)
      ? breachOf(binding.statement, observation, revision)
      : null;
    if (breach === null) {
      say(style.good('    not reproduced: the statement holds of this case'), '');
      return false;
    }
    say(...tellBreach(breach, style), '    reproduced', '');
    return true;
  } catch (error) {
    if (error instanceof ImpossibleStep) {
      say(style.good(`    not reproduced: ${error.message}`), '');
      return false;
    }
    if (error instanceof UnplayableScript) throw new InputError([`${file}: ${path}.script.${error.message}`]);
    throw error;
  }
}

function noteOf({ revision: stored }: StoredCounterexample, revision: Revision): string {
  return stored.digest === revision.digest ? '' : `, found on ${stored.name} (${stored.digest.slice(0, 12)})`;
}

/** The revision asked for, else the one stored: its own document, or the shipped one of that name. */
function revisionOf(
  { counterexample }: Found,
  file: string,
  { revision: asked }: ReplayOptions,
  { folder }: CommandContext,
): Revision {
  if (asked !== undefined) return loadAny(asked, folder).revision;
  const stored: StoredRevision = counterexample.revision;
  if (stored.document !== undefined) return buildRevision(checkDocument(stored.document, file));
  if (shippedRevisions().includes(stored.name)) return loadAny(stored.name).revision;
  const fault = {
    path: '$.revision.name',
    found: describeFound(stored.name),
    expected: `a shipped revision (${shippedRevisions().join(', ')}), its document, or --revision`,
  };
  throw new InputError([describeFault(file, fault)]);
}
