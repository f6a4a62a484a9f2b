import type { Revision } from '../../spec/language/revision.ts';
import { RULES } from '../../spec/rules/catalogue.ts';
import type { Rule } from '../../spec/rules/rule.ts';
import type { MutatedProgram } from './instrument.ts';
import { CLOSE_LOOKS, FIRST_LOOK, FIRST_LOOKS } from './looks.ts';
import type { Expecting, Killed, Mutant, Outcome } from './mutant.ts';
import type { MutantThread } from './mutant-pool.ts';
import { placeOf } from './remembered.ts';
import { type Base, type Passed, type TimedJudge, threadOn, untimed } from './search-base.ts';

/** So many searches are asked once more in a thread of its own. */
const LOOKS_ANEW = 32;
/** So many are asked together. */
const TOGETHER = 8;
/** What takes a search of the core so many times its time, and this much more, never ends. */
const PATIENCE = 20;
const PATIENCE_MS = 10_000;

/** How mutants are judged. */
interface JudgingManner {
  /** Of the closer look. */
  readonly cases: number;
  readonly threads: number;
  /** By place: what noticed a mutant before, and is asked first. */
  readonly killers: ReadonlyMap<string, Expecting>;
}

/** Asks searches for mutants, one after the other; `after` is told what became of each. */
export async function judgeMutants(
  program: MutatedProgram,
  mutants: readonly Mutant[],
  base: Base,
  revisions: readonly Revision[],
  { cases, threads, killers }: JudgingManner,
  after: (mutant: Mutant, outcome: Outcome) => void,
): Promise<void> {
  const waiting = mutants[Symbol.iterator]();
  const work = async (): Promise<void> => {
    const thread = threadOn(program.folder, revisions);
    for (const mutant of waiting)
      after(mutant, await judgeOne(mutant, program, base, revisions, { cases, killers }, thread));
    await thread.stop();
  };
  await Promise.all(Array.from({ length: threads }, work));
}

async function judgeOne(
  mutant: Mutant,
  program: MutatedProgram,
  { judges, through, onLoad, planted }: Base,
  revisions: readonly Revision[],
  { cases, killers }: Omit<JudgingManner, 'threads'>,
  shared: MutantThread,
): Promise<Outcome> {
  const { id } = mutant;
  const passed = through.get(id) ?? [];
  const { asked, closely } = looksOf(passed, false, judges);
  const inShared =
    onLoad.has(id) || passed.length === 0
      ? null
      : ((await firstThatNotices(shared, id, againOf(killers.get(placeOf(mutant)), judges))) ??
        (await firstThatNotices(shared, id, asked)) ??
        (await firstThatNotices(
          shared,
          id,
          closely.map((judge) => ({ ...judge, cases })),
        )));
  if (inShared !== null) return { status: 'killed', ...inShared };
  // What is made once and kept, as while a module is loaded, was made without the mutant in a thread that others use.
  const anew =
    onLoad.has(id) || passed.length === 0 ? looksOf(everywhere(judges), true, judges).asked : asked;
  const thread = threadOn(program.folder, revisions, id);
  try {
    const killed = await firstThatNotices(thread, id, onLoad.has(id) ? anew : spread(anew));
    if (killed !== null) return { status: 'killed', ...killed };
  } finally {
    await thread.stop();
  }
  if (passed.some(({ place }) => !hasMistake(judges[place] as TimedJudge)) || onLoad.has(id))
    return { status: 'survived', searches: anew.length };
  return { status: passed.length > 0 || planted.has(id) ? 'in a planted mistake' : 'not reached' };
}

/** Whether a search has a mistake planted: what only such searches go through is a part of one. */
function hasMistake({ rules }: TimedJudge): boolean {
  return rules.some(({ rule, take }) => Object.hasOwn((RULES[rule] as Rule).faults ?? {}, take));
}

/** Some of many, evenly. */
function spread<T>(all: readonly T[]): readonly T[] {
  const step = Math.max(1, Math.ceil(all.length / LOOKS_ANEW));
  return all.filter((_, place) => place % step === 0);
}

/** The search that noticed a mutant before, in as many cases. */
function againOf(killer: Expecting | undefined, judges: readonly TimedJudge[]): readonly TimedJudge[] {
  if (killer === undefined) return [];
  const nameOf = ({ revision, check, side, rules, grants }: Expecting): string =>
    JSON.stringify([revision, check, side, rules, grants ?? null]);
  const found = judges.find((judge) => nameOf(judge) === nameOf(killer));
  return found === undefined ? [] : [{ ...found, cases: killer.cases }];
}

/** Every search of the revisions as they are; those that go through more of the core are taken to go through it oftener. */
function everywhere(judges: readonly TimedJudge[]): readonly Passed[] {
  return judges.flatMap((judge, place) => (isPlain(judge) ? [{ place, times: place }] : []));
}

/** Whether a search is of a revision as it is. */
function isPlain({ rules, grants }: TimedJudge): boolean {
  return rules.length === 0 && grants === undefined;
}

/** Which searches take a first look at a mutant, and which a closer one. */
function looksOf(passed: readonly Passed[], all: boolean, judges: readonly TimedJudge[]) {
  const judgeAt = ({ place }: Passed): TimedJudge => judges[place] as TimedJudge;
  const isHeld = (each: Passed): boolean => judgeAt(each).expects === 'held';
  const held = passed.filter(isHeld);
  const often = held.toSorted((left, right) => right.times - left.times);
  const half = FIRST_LOOKS / 2;
  const first = new Set(all ? held : [...often.slice(0, half), ...held.slice(0, half)]);
  return {
    asked: passed.filter((each) => !isHeld(each) || first.has(each)).map(judgeAt),
    closely: often.map(judgeAt).filter(isPlain).slice(0, CLOSE_LOOKS),
  };
}

/** Asks the searches, some at a time, until one notices the mutant. */
async function firstThatNotices(
  thread: MutantThread,
  mutant: string,
  asked: readonly TimedJudge[],
): Promise<Killed | null> {
  for (let at = 0; at < asked.length; at += TOGETHER) {
    const some = asked.slice(at, at + TOGETHER);
    const judges = some.map(untimed);
    const by = judges[0] as Expecting;
    const usual = some.reduce((sum, { ms, cases }) => sum + (ms * cases) / FIRST_LOOK, 0);
    try {
      const answer = await thread.ask({ kind: 'judge', mutant, judges }, PATIENCE_MS + PATIENCE * usual);
      if (answer?.kind !== 'judge') return { by, how: 'timeout', cases: by.cases };
      if (answer.killed !== null) return answer.killed;
    } catch {
      // A program that cannot even be loaded is an error of every search.
      return { by, how: 'error', cases: 0 };
    }
  }
  return null;
}
