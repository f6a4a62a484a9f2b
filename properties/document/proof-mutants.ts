import { supportOf } from '../../spec/document/proof-graph.ts';
import type { ProofStep, ProofStructure, Result } from '../../spec/language/proofs.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { ClaimId } from '../../spec/language/statement.ts';

/** A revision with one fault in its proofs. */
export interface Damaged {
  readonly where: string;
  readonly revision: Revision;
}

/** A mutant of the proofs: one change, made once in every place that a sound structure has for it. */
export interface ProofMutant {
  readonly mutant: string;
  readonly killedBy: ClaimId;
  applyTo(sound: Revision): readonly Damaged[];
}

type Edit = readonly [where: string, edited: Partial<ProofStructure>];

function mutantOf(
  mutant: string,
  killedBy: ClaimId,
  edits: (proofs: ProofStructure) => readonly Edit[],
): ProofMutant {
  return {
    mutant,
    killedBy,
    applyTo(sound) {
      const proofs = sound.proofs as ProofStructure;
      return edits(proofs).map(([where, edited]) => ({
        where,
        revision: { ...sound, proofs: { ...proofs, ...edited } },
      }));
    },
  };
}

/** The same edits to each result in turn. */
function eachResult(
  proofs: ProofStructure,
  edits: (result: Result) => readonly (readonly [string, Partial<Result>])[],
): readonly Edit[] {
  return Object.entries(proofs.results).flatMap(([name, result]) =>
    edits(result).map(
      ([where, edited]) =>
        [`${name}: ${where}`, { results: { ...proofs.results, [name]: { ...result, ...edited } } }] as const,
    ),
  );
}

/** The same edits to each step in turn. */
function eachStep(
  proofs: ProofStructure,
  edits: (step: ProofStep) => readonly (readonly [string, Partial<ProofStep>])[],
): readonly Edit[] {
  return eachResult(proofs, ({ steps }) =>
    steps.flatMap((step, index) =>
      edits(step).map(
        ([where, edited]) =>
          [`${step.at}: ${where}`, { steps: steps.with(index, { ...step, ...edited }) }] as const,
      ),
    ),
  );
}

function without<T>(list: readonly T[], gone: T): readonly T[] {
  return list.filter((each) => each !== gone);
}

/** Each list of sources, with one entry taken out. */
function eachListShortened(proofs: ProofStructure): readonly Edit[] {
  const { discipline, chain } = proofs;
  return Object.keys(chain.sources).flatMap((source): readonly Edit[] => {
    const { [source]: first, ...announced } = discipline.sources;
    const { [source]: last, ...ended } = chain.sources;
    return [
      [`${source} (${first}) in section 0`, { discipline: { ...discipline, sources: announced } }],
      [`${source} (${last}) in section 7`, { chain: { ...chain, sources: ended } }],
    ];
  });
}

/** One fault of each sort that a draft can have in its bookkeeping; each alone, in an otherwise sound structure. */
export const PROOF_MUTANTS: readonly ProofMutant[] = [
  mutantOf('a step cites a step that rests on it', 'document/acyclic', (proofs) =>
    eachStep(proofs, (step) => {
      const all = Object.values(proofs.results).flatMap(({ steps }) => steps);
      const resting = all.filter((each) => supportOf([each], proofs).has(step));
      return resting.map(({ at }) => [`cites ${at}`, { steps: [...step.steps, at] }]);
    }),
  ),
  mutantOf('a step cites its own result', 'document/acyclic', (proofs) =>
    Object.entries(proofs.results).flatMap(([name, result]) =>
      eachStep({ ...proofs, results: { [name]: result } }, ({ results }) => [
        [`cites ${name}`, { results: [...results, name] }],
      ]).map(([where, edited]): Edit => [where, { results: { ...proofs.results, ...edited.results } }]),
    ),
  ),
  mutantOf('a step cites nothing at all', 'document/steps-terminate', (proofs) =>
    eachStep(proofs, () => [
      ['cites nothing', { hypotheses: [], sources: [], results: [], steps: [], definitions: [], for: {} }],
    ]),
  ),
  mutantOf('section 0 has no premise as an end', 'document/steps-terminate', ({ discipline }) => [
    ['no premises', { discipline: { ...discipline, admits: [] } }],
    ['nothing at all', { discipline: { ...discipline, admits: [], sources: {} } }],
  ]),
  mutantOf('section 7 has no premise as an end', 'document/theorems-terminate', ({ chain }) => [
    ['no premises', { chain: { ...chain, admits: [] } }],
  ]),
  mutantOf('a proof cites nothing at all', 'document/theorems-terminate', (proofs) =>
    eachResult(proofs, ({ steps }) => [
      [
        'cites nothing',
        {
          steps: steps.map((step) => ({
            ...step,
            hypotheses: [],
            sources: [],
            results: [],
            steps: [],
            definitions: [],
            for: {},
          })),
        },
      ],
    ]),
  ),
  mutantOf('a list lacks a source that a step cites', 'document/leaves-listed', eachListShortened),
  mutantOf('a step cites a source that no list has', 'document/leaves-listed', (proofs) =>
    eachStep(proofs, ({ sources }) => [['cites CWT 99', { sources: [...sources, 'CWT 99'] }]]),
  ),
  mutantOf('a list lacks what the other one has', 'document/lists-agree', eachListShortened),
  mutantOf('a list has a source that no step cites', 'document/sources-used', ({ discipline, chain }) => [
    ['section 0', { discipline: { ...discipline, sources: { ...discipline.sources, L_DL: '' } } }],
    ['section 7', { chain: { ...chain, sources: { ...chain.sources, L_DL: '' } } }],
  ]),
  mutantOf('a citation is for something else', 'document/cited-as-stated', (proofs) =>
    eachStep(proofs, (step) =>
      Object.entries(step.for).map(([cited, purpose]) => [
        `for not ${purpose}`,
        { for: { ...step.for, [cited]: `not ${purpose}` } },
      ]),
    ),
  ),
  mutantOf('a statement does not assume what its proof uses', 'document/hypotheses-assumed', (proofs) =>
    eachResult(proofs, ({ assumes }) =>
      assumes.map((gone) => [`without ${gone}`, { assumes: without(assumes, gone) }]),
    ),
  ),
  mutantOf('a step uses a hypothesis beyond its statement', 'document/hypotheses-assumed', (proofs) =>
    eachStep(proofs, ({ hypotheses }) => [['uses H-V4', { hypotheses: [...hypotheses, 'H-V4'] }]]),
  ),
  mutantOf('no step uses what its statement assumes', 'document/hypotheses-used', (proofs) =>
    eachStep(proofs, ({ hypotheses }) =>
      hypotheses.map((gone) => [`without ${gone}`, { hypotheses: without(hypotheses, gone) }]),
    ),
  ),
  mutantOf('a statement assumes what its proof has no use for', 'document/hypotheses-used', (proofs) =>
    eachResult(proofs, ({ assumes }) => [['assumes H-V4', { assumes: [...assumes, 'H-V4'] }]]),
  ),
  mutantOf('no step concludes a claim', 'document/claims-proved', (proofs) =>
    eachResult(proofs, ({ claims, steps }) =>
      Object.keys(claims).map((claim) => [
        claim,
        { steps: steps.map((step) => ({ ...step, concludes: without(step.concludes, claim) })) },
      ]),
    ),
  ),
  mutantOf(
    'a step holds under a condition that its claim does not have',
    'document/qualifiers-stated',
    (proofs) =>
      eachStep(proofs, ({ qualifiers }) => [['for large N', { qualifiers: [...qualifiers, 'for large N'] }]]),
  ),
  mutantOf('a claim drops a condition of its proof', 'document/qualifiers-stated', (proofs) =>
    eachResult(proofs, ({ qualifiers }) =>
      Object.keys(qualifiers).map((claim) => [claim, { qualifiers: { ...qualifiers, [claim]: [] } }]),
    ),
  ),
  mutantOf('section 0 counts a theorem as something else', 'document/kinds-agree', ({ discipline }) => {
    const { counted } = discipline;
    return counted.theorem.map((name) => [
      name,
      {
        discipline: {
          ...discipline,
          counted: {
            ...counted,
            theorem: without(counted.theorem, name),
            corollary: [...counted.corollary, name],
          },
        },
      },
    ]);
  }),
  mutantOf('section 0 does not count a result', 'document/kinds-agree', ({ discipline, results }) =>
    Object.keys(results).map((name) => [
      name,
      {
        discipline: {
          ...discipline,
          counted: {
            theorem: without(discipline.counted.theorem, name),
            corollary: without(discipline.counted.corollary, name),
            'inheritance result': without(discipline.counted['inheritance result'], name),
          },
        },
      },
    ]),
  ),
  mutantOf('a corollary cites no theorem', 'document/corollaries-derive', (proofs) =>
    proofs.discipline.counted.corollary.map((name) => {
      const result = proofs.results[name] as Result;
      const steps = result.steps.map((step) => ({ ...step, results: [], for: {} }));
      return [name, { results: { ...proofs.results, [name]: { ...result, steps } } }];
    }),
  ),
  mutantOf('a witness is of no theorem', 'document/witnesses', ({ validator }) =>
    Object.entries(validator.witnesses).map(([name, witness]) => [
      name,
      {
        validator: {
          ...validator,
          witnesses: { ...validator.witnesses, [name]: { ...witness, of: 'H-HKDF-PS' } },
        },
      },
    ]),
  ),
  mutantOf('a result has no witness', 'document/witnesses', ({ results, validator }) =>
    Object.keys(results).map((name) => [
      name,
      {
        validator: {
          ...validator,
          witnesses: Object.fromEntries(
            Object.entries(validator.witnesses).filter(([, { of }]) => of !== name),
          ),
        },
      },
    ]),
  ),
  mutantOf('a proof names a witness that section 8 lacks', 'document/witnesses', (proofs) =>
    eachResult(proofs, ({ receipt }) =>
      receipt === null
        ? []
        : [['T-NONE', { receipt: { ...receipt, witnesses: [...receipt.witnesses, 'T-NONE'] } }]],
    ),
  ),
  mutantOf('a witness checks what its theorem does not state', 'document/witness-checks', ({ validator }) =>
    Object.entries(validator.witnesses).map(([name, witness]) => [
      name,
      {
        validator: {
          ...validator,
          witnesses: {
            ...validator.witnesses,
            [name]: { ...witness, checks: [...witness.checks, 'all is well'] },
          },
        },
      },
    ]),
  ),
  mutantOf('no case is of a step said to be exercised', 'document/witness-cases', (proofs) =>
    eachResult(proofs, ({ receipt }) =>
      (receipt?.exercises ?? []).map((step) => [
        step,
        {
          receipt: receipt && {
            ...receipt,
            passes: Object.fromEntries(Object.entries(receipt.passes).filter(([, of]) => of !== step)),
          },
        },
      ]),
    ),
  ),
  mutantOf('a symbol is not introduced', 'document/symbols-introduced', ({ symbols }) =>
    Object.entries(symbols)
      .filter(([, { used }]) => used.length > 0)
      .map(([name, symbol]) => [name, { symbols: { ...symbols, [name]: { ...symbol, introduced: null } } }]),
  ),
  mutantOf('a symbol is not used', 'document/symbols-used', ({ symbols }) =>
    Object.entries(symbols)
      .filter(([, { introduced }]) => introduced !== null)
      .map(([name, symbol]) => [name, { symbols: { ...symbols, [name]: { ...symbol, used: [] } } }]),
  ),
];
