import junit, { type Builder } from 'junit-report-builder';
import { counterexampleLines, type Reported, type RunReport, toldInShort } from './run-report.ts';

/**
 * A run as JUnit XML: a suite for each subject, a test for each statement. What differs from what was accepted fails;
 * what is inconclusive is an error, since it is neither passed nor skipped; an acceptance that does not stand fails.
 */
export function composeJunit({ revision, statements, faults }: RunReport): string {
  // Its types are those of a package that is required, and it is imported.
  const builder = (junit as unknown as Builder).newBuilder();
  const subjects = [...new Set(statements.map(({ subject }) => subject))].sort();
  for (const subject of subjects) {
    const suite = builder.testSuite().name(subject).property('revision', revision.name);
    for (const each of statements.filter((one) => one.subject === subject)) {
      const test = suite.testCase().className(subject).name(each.id).file(each.place.file);
      const lines = linesOf(each);
      if (each.standing === 'different')
        test.failure(toldInShort(each), each.verdict.verdict).stacktrace(lines);
      else if (each.standing === 'inconclusive') test.error(toldInShort(each), each.verdict.verdict, lines);
      else test.standardOutput(lines);
    }
  }
  if (faults.length > 0) {
    const suite = builder.testSuite().name('accepted findings').property('revision', revision.name);
    for (const { kind, file, line, text } of faults)
      suite.testCase().className('accepted findings').name(`${file}:${line}`).file(file).failure(text, kind);
  }
  return builder.build();
}

/** The builder takes the end of a section out of a text once only, so that none may be in it. */
function linesOf(each: Reported): string {
  return [toldInShort(each), `section ${each.clause}: ${each.sentence}`, ...counterexampleLines(each)]
    .join('\n')
    .replaceAll(LONE, '\ufffd')
    .replaceAll(']]>', ']] >');
}

/** Half of a character, which XML cannot hold and which the builder lets through. */
const LONE = /\p{Surrogate}/gu;
