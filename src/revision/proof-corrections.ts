import type { EndList, ProofStructure, Result } from '../../spec/language/proofs.ts';
import type { StatementId } from '../../spec/language/statement.ts';

/** What is put right between two proof structures, in sentences. */
export function proofCorrections(
  statement: StatementId,
  before: ProofStructure,
  after: ProofStructure,
): readonly string[] {
  return CORRECTIONS[statement]?.(before, after) ?? [];
}

type Correct = (before: ProofStructure, after: ProofStructure) => readonly string[];

const lists: Correct = (before, after) => [
  ...listOf(before.discipline, after.discipline),
  ...listOf(before.chain, after.chain),
];

const counts: Correct = (before, after) =>
  Object.entries(after.discipline.counted).flatMap(([kind, names]) => {
    const old: readonly string[] = before.discipline.counted[kind as keyof typeof after.discipline.counted];
    return names
      .filter((name) => !old.includes(name))
      .map((name) => `Section 0: count ${name} as ${article(kind)}.`);
  });

const citations: Correct = (before, after) =>
  eachResult(before, after, (old, now) =>
    now.steps.flatMap((step) => {
      const was = old.steps.find(({ at }) => at === step.at);
      return Object.entries(step.for)
        .filter(([source, purpose]) => was?.for[source] !== purpose)
        .map(([source, purpose]) => `Section ${step.at}: cite ${source} for "${purpose}".`);
    }),
  );

const hypotheses: Correct = (before, after) =>
  eachResult(before, after, (old, now, name) => {
    const [added, dropped] = difference(old.assumes, now.assumes);
    if (added.length === 0) return [];
    const instead = dropped.length === 0 ? 'as well' : `in place of ${dropped.join(', ')}`;
    return [`Section ${now.clause}: for ${name}, assume ${added.join(', ')} ${instead}.`];
  });

const claims: Correct = (before, after) =>
  eachResult(before, after, (old, now, name) => {
    const [, dropped] = difference(Object.values(old.claims), Object.values(now.claims));
    return dropped.map((claim) => `Section ${now.clause}: of ${name}, strike the claim that ${claim}.`);
  });

const witnessedClaims: Correct = (before, after) =>
  eachResult(before, after, (old, now, name) => {
    const [added] = difference(Object.values(old.claims), Object.values(now.claims));
    return added.map((claim) => `Section ${now.clause}: in ${name}, also claim and prove that ${claim}.`);
  });

const qualifiers: Correct = (before, after) =>
  eachResult(before, after, (old, now, name) =>
    Object.entries(now.qualifiers).flatMap(([claim, conditions]) => {
      const [added] = difference(old.qualifiers[claim] ?? [], conditions);
      if (added.length === 0) return [];
      return [`Section ${now.clause}: in ${name}, claim that ${now.claims[claim]} ${added.join(', ')} only.`];
    }),
  );

const witnesses: Correct = (before, after) =>
  Object.entries(after.validator.witnesses).flatMap(([name, witness]) => {
    const old = before.validator.witnesses[name];
    const of = old?.of === witness.of ? [] : [`Section 8: have ${name} witness ${witness.of}.`];
    const [added] = difference(old?.checks ?? [], witness.checks);
    return [
      ...of,
      ...(added.length === 0 ? [] : [`Section 8: have ${name} check that ${added.join('; ')}.`]),
    ];
  });

const cases: Correct = (before, after) =>
  eachResult(before, after, (old, now) => {
    const [added] = difference(
      Object.keys(old.receipt?.passes ?? {}),
      Object.keys(now.receipt?.passes ?? {}),
    );
    return added.map(
      (each) => `Section ${now.clause}: add the case ${each}, of Section ${now.receipt?.passes[each]}.`,
    );
  });

const symbols: Correct = (before, after) => {
  const all = { ...before.symbols, ...after.symbols };
  return Object.keys(all).flatMap((name) => {
    const [old, now] = [before.symbols[name], after.symbols[name]];
    if (now?.introduced !== null && now?.introduced !== undefined && old?.introduced === null)
      return [`Section ${now.introduced}: say what ${name} stands for.`];
    if (old?.introduced !== null && old?.introduced !== undefined && now?.introduced === null)
      return [`Section ${old.introduced}: strike ${name}, which nothing uses.`];
    const unused = (old?.used.length ?? 0) > 0 && now?.used.length === 0;
    return unused ? [`Section ${old?.used.join(', ')}: do not use ${name}, which nothing introduces.`] : [];
  });
};

const CORRECTIONS: Readonly<Partial<Record<StatementId, Correct>>> = {
  'document/steps-terminate': lists,
  'document/theorems-terminate': lists,
  'document/leaves-listed': lists,
  'document/lists-agree': lists,
  'document/sources-used': lists,
  'document/kinds-agree': counts,
  'document/corollaries-derive': counts,
  'document/cited-as-stated': citations,
  'document/hypotheses-assumed': hypotheses,
  'document/hypotheses-used': hypotheses,
  'document/claims-proved': claims,
  'document/qualifiers-stated': qualifiers,
  'document/witnesses': witnesses,
  'document/witness-checks': witnessedClaims,
  'document/witness-cases': cases,
  'document/symbols-introduced': symbols,
  'document/symbols-used': symbols,
};

function listOf(before: EndList, after: EndList): readonly string[] {
  const [added, dropped] = difference(Object.keys(before.sources), Object.keys(after.sources));
  const admitted = after.admits.filter((premise) => !before.admits.includes(premise));
  const where = `Section ${before.clause}:`;
  return [
    ...(added.length === 0 ? [] : [`${where} list ${added.join(', ')} too.`]),
    ...(dropped.length === 0 ? [] : [`${where} strike ${dropped.join(', ')}, which no step cites.`]),
    ...(admitted.length === 0
      ? []
      : [`${where} say that a proof may also end at ${admitted.join(' and ')}.`]),
  ];
}

function eachResult(
  before: ProofStructure,
  after: ProofStructure,
  correct: (old: Result, now: Result, name: string) => readonly string[],
): readonly string[] {
  return Object.entries(after.results).flatMap(([name, now]) => {
    const old = before.results[name];
    return old === undefined ? [] : correct(old, now, name);
  });
}

/** What came in, and what went. */
function difference(
  before: readonly string[],
  after: readonly string[],
): readonly [added: readonly string[], dropped: readonly string[]] {
  return [after.filter((each) => !before.includes(each)), before.filter((each) => !after.includes(each))];
}

function article(kind: string): string {
  return `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;
}
