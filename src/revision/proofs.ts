import type { ProofStep, ProofStructure, Receipt, Result } from '../../spec/language/proofs.ts';

/** The proofs of a document as its JSON file holds them: what a step or a result has nothing of is left out. */
export interface ProofsEntry extends Omit<ProofStructure, 'results'> {
  readonly results: Readonly<Record<string, ResultEntry>>;
}

type StepEntry = Pick<ProofStep, 'at'> & Partial<ProofStep>;

interface ResultEntry
  extends Pick<Result, 'clause' | 'headed' | 'assumes' | 'claims'>,
    Partial<Pick<Result, 'qualifiers' | 'defines'>> {
  readonly steps: readonly StepEntry[];
  readonly receipt?: Pick<Receipt, 'witnesses'> & Partial<Receipt>;
}

const EMPTY_STEP: Omit<ProofStep, 'at'> = {
  hypotheses: [],
  sources: [],
  results: [],
  steps: [],
  definitions: [],
  for: {},
  qualifiers: [],
  concludes: [],
};

/** The typed form of the proofs of a checked document. */
export function buildProofs(entry: ProofsEntry): ProofStructure {
  const results = Object.entries(entry.results).map(([name, result]) => [name, resultOf(result)] as const);
  return { ...entry, results: Object.fromEntries(results) };
}

function resultOf({ receipt, steps, ...result }: ResultEntry): Result {
  return {
    qualifiers: {},
    defines: [],
    ...result,
    steps: steps.map((step) => ({ ...EMPTY_STEP, ...step })),
    receipt: receipt === undefined ? null : { exercises: [], passes: {}, ...receipt },
  };
}
