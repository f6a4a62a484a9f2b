import { BINDINGS } from '../../properties/catalogue.ts';
import { loadAny } from '../draft/reading/load-any.ts';
import { checkCounterexample } from '../report/stored/counterexample.ts';
import { playAgain, revisionOfCase } from '../report/stored/play-again.ts';

/**
 * Plays a stored counterexample, as a corpus or `replay --as-test` gives it, on the revision that it was found on or on
 * another one: a shipped revision, a file of one, or the text of a draft. Null where its statement holds of it or it can
 * no longer happen; otherwise what was expected and what was found. Throws an error of one line a fault where it is no
 * counterexample of this version.
 */
export function replayCase(counterexample: unknown, revision?: string): string | null {
  const source = {
    counterexample: checkCounterexample(counterexample, 'the case'),
    path: '$',
    file: 'the case',
  };
  const base = revision === undefined ? revisionOfCase(source) : loadAny(revision, process.cwd()).revision;
  const played = playAgain(source, base, BINDINGS);
  return played.came === 'broken' ? played.breach : null;
}
