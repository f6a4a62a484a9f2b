import { resolve } from 'node:path';
import type { Revision } from '../../../spec/language/revision.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import { loadAny } from '../../draft/reading/load-any.ts';
import { InputError } from '../../input/input-error.ts';
import { caseAsTest } from '../../report/stored/case-as-test.ts';
import { readCounterexamples, type StoredCounterexample } from '../../report/stored/counterexample.ts';
import { playAgain, revisionOfCase, type Source, withReadings } from '../../report/stored/play-again.ts';
import { settingLines, stepLines, violationLines } from '../../report/text/counterexample-lines.ts';
import type { Style } from '../../report/text/style.ts';
import { EXIT } from '../../report/verdict/exit-code.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { print, styleOf } from '../terminal/print.ts';

export interface ReplayOptions {
  /** Another revision than the one stored. */
  readonly revision?: string;
  /** Only the cases of these statements. */
  readonly check?: readonly StatementId[];
  /** Print the cases as tests instead of playing them. */
  readonly asTest?: boolean;
}

/** Plays every counterexample of a file; 0 where each breaks its statement again, 1 where one does not. */
export function replay(file: string, options: ReplayOptions, context: CommandContext): number {
  const { check, revision, asTest = false } = options;
  const sources = readCounterexamples(resolve(context.folder, file), file)
    .filter(({ counterexample }) => check === undefined || check.includes(counterexample.check))
    .map((found): Source => ({ ...found, file }));
  if (sources.length === 0) {
    const of = check === undefined ? '' : ` of ${check.join(' or ')}`;
    throw new InputError([`${file}: $.verdicts: found no counterexample${of}, expected one`]);
  }
  if (asTest) {
    print(context.stdout, caseAsTest(sources, revision ?? null));
    return EXIT.asExpected;
  }
  const style = styleOf(context);
  const outcomes = sources.map((source) => {
    const base = revision === undefined ? revisionOfCase(source) : loadAny(revision, context.folder).revision;
    return replayOne(source, base, style, context);
  });
  return outcomes.every((reproduced) => reproduced) ? EXIT.asExpected : EXIT.differs;
}

function replayOne(source: Source, base: Revision, style: Style, context: CommandContext): boolean {
  const { counterexample } = source;
  const { check, script } = counterexample;
  const revision = withReadings(source, base);
  const say = (...lines: readonly string[]): void => print(context.stdout, lines);
  const heading = `${style.strong(check)} on ${revision.name} (${revision.digest.slice(0, 12)})${noteOf(counterexample, revision)}`;
  const told: string[] = [heading, ...settingLines(script.setting, style)];
  const played = playAgain(source, base, context.bindings, (step, index) =>
    told.push(...stepLines(step, index, style)),
  );
  say(...told);
  if (played.came === 'broken') say(...violationLines(played.breach, style), '    reproduced', '');
  else if (played.came === 'holds')
    say(style.good('    not reproduced: the statement holds of this case'), '');
  else say(style.good(`    not reproduced: ${played.why}`), '');
  return played.came === 'broken';
}

function noteOf({ revision: stored }: StoredCounterexample, revision: Revision): string {
  return stored.digest === revision.digest ? '' : `, found on ${stored.name} (${stored.digest.slice(0, 12)})`;
}
