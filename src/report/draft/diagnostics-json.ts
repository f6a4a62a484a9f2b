import type { CheckedDraft } from '../../draft/check-draft.ts';

export const DIAGNOSTICS_SCHEMA = 'mvps-verify/diagnostics/1';

/** What `check --json` writes: spec/schemas/diagnostics.schema.json is the contract. */
export function composeDiagnostics({ draft, diagnostics, read, figures, equations }: CheckedDraft): object {
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
    values: [...read.places].map(([entry, { line, column }]) => ({ entry, line, column })),
  };
}
