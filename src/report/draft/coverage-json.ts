import type { Coverage } from '../../draft/coverage/coverage.ts';
import type { ReadRevision } from '../../draft/reading/read-revision.ts';
import type { Draft } from '../../draft/text/draft.ts';

export const COVERAGE_SCHEMA = 'mvps-verify/coverage/1';

/** What `coverage --json` writes: spec/schemas/coverage.schema.json is the contract. */
export function composeCoverage(
  { sentences, notOwed }: Coverage,
  draft: Draft,
  { base, revision }: ReadRevision,
  { seed, cases }: { readonly seed: number; readonly cases: number },
): object {
  return {
    schema: COVERAGE_SCHEMA,
    file: draft.shown,
    revision: { of: base.name, digest: revision.digest, same: revision.digest === base.digest },
    seed,
    cases,
    sentences: sentences.map(({ sentence, reading, outcome, staleReason }) => ({
      section: sentence.section.number,
      line: sentence.place.line,
      column: sentence.place.column,
      digest: sentence.digest,
      words: sentence.words,
      statements: reading?.statements ?? [],
      rules: reading?.rules ?? [],
      ...outcome,
      staleReason,
    })),
    notOwed,
  };
}
