import type { JudgedDraft } from '../../draft/statements/affected-statements.ts';

export const DIAGNOSTICS_SCHEMA = 'mvps-verify/diagnostics/2';

/** What `check --json` writes: spec/schemas/diagnostics.schema.json is the contract. */
export function composeDiagnostics({
  draft,
  diagnostics,
  read,
  figures,
  equations,
  statements,
}: JudgedDraft): object {
  return {
    schema: DIAGNOSTICS_SCHEMA,
    file: draft.shown,
    revision: {
      of: read.base.name,
      digest: read.revision.digest,
      same: read.revision.digest === read.base.digest,
    },
    diagnostics,
    figures,
    equations,
    statements,
    values: [...read.places].map(([entry, { line, column }]) => ({ entry, line, column })),
  };
}
