import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BINDINGS } from '../../properties/catalogue.ts';
import { CAUSE_IDS } from '../../spec/causes/catalogue.ts';
import { ruleChoiceOf } from '../../spec/language/choices.ts';
import type { StatementId } from '../../spec/language/statement.ts';
import { loadAccepted } from '../report/accepted/accepted.ts';
import { causesOfFinding, composeCauses } from '../report/findings/causes.ts';
import type { Finding, Findings } from '../report/findings/findings.ts';
import { findingsMarkdown } from '../report/findings/findings-markdown.ts';
import { withRules } from '../revision/build.ts';
import { load, loadRevision } from '../revision/load.ts';
import { findBreakingSets } from '../search/analyse/breaking-sets.ts';
import { describedBreaks } from '../search/analyse/repair.ts';
import { inThisThread } from '../search/run/task.ts';
import type { AnyBinding } from '../search/trial/binding.ts';
import { withheldBy } from '../search/trial/open-choices.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';

const EVIDENCE = join(PACKAGE_ROOT, 'evidence');
const committed = JSON.parse(readFileSync(join(EVIDENCE, 'findings/draft-00.json'), 'utf8')) as Findings;
const revision = loadRevision('draft-00');

/** Analysed again within seconds. */
const QUICK: readonly StatementId[] = [
  'T-COMP-SPLIT/quorum-bound',
  'T-COMP-SPLIT/injective-extra',
  'D3/volume-independent',
  'D1/latency',
  'document/acyclic',
  'document/hypotheses-used',
];

function bindingOf({ statement }: Pick<Finding, 'statement'>): AnyBinding {
  const binding = BINDINGS.find((each) => each.statement.id === statement);
  if (binding === undefined) throw new Error(`${statement} is not in the catalogue`);
  return binding;
}

describe('the committed findings on draft-00', () => {
  it('were made of every statement, on this draft and this repair: run "npm run findings" if not', () => {
    expect(committed.revision).toEqual({ name: revision.name, digest: revision.digest });
    expect(committed.repairedBy.digest).toBe(loadRevision(committed.repairedBy.name).digest);
    expect(committed.statements.map(({ statement }) => statement)).toEqual(
      BINDINGS.map(({ statement }) => statement.id),
    );
  });

  it('are the report that stands beside them', () => {
    const report = readFileSync(join(EVIDENCE, 'findings/draft-00.md'), 'utf8');
    expect(report).toBe(findingsMarkdown(committed, revision));
  });

  it.each(committed.findings.map((finding) => [finding.number, finding.statement, finding] as const))(
    '%i, %s: its case breaks the statement again, and who withholds its choices is said',
    (_, __, finding) => {
      const binding = bindingOf(finding);
      const { breaks, script } = finding.counterexample;
      const picked = breaks.map(ruleChoiceOf).filter((choice) => choice !== null);
      expect(describedBreaks(binding, withRules(revision, picked), script.level, script)).toBe(true);
      const withheld = breaks.filter((choice) => withheldBy(choice, binding, revision) !== null);
      expect(finding.holders.map(({ choice }) => choice)).toEqual(withheld);
    },
  );

  it.each(QUICK)('%s: the analysis finds the same again', async (id) => {
    const binding = bindingOf({ statement: id });
    const { seed, cases, findings } = committed;
    const executor = inThisThread([binding], revision);
    const { sets } = await findBreakingSets(binding, revision, { seed, cases, executor });
    const known = findings.filter(({ statement }) => statement === id);
    const byChoices = ([left]: readonly unknown[], [right]: readonly unknown[]) =>
      String(left) < String(right) ? -1 : 1;
    expect(sets.map(({ counterexample }) => [counterexample.breaks, counterexample]).sort(byChoices)).toEqual(
      known.map(({ counterexample }) => [counterexample.breaks, counterexample]).sort(byChoices),
    );
  });

  it('break what verify refutes, and nothing that it holds', () => {
    const verdicts = loadAccepted([EVIDENCE], ['draft-00'])?.verdicts ?? {};
    const broken = new Set(
      committed.findings.filter(({ standing }) => standing !== 'held off').map(({ statement }) => statement),
    );
    const claims = BINDINGS.filter(({ silence }) => silence === 'open').map(({ statement }) => statement.id);
    expect(claims.filter((id) => verdicts[id] === 'refuted')).toEqual(claims.filter((id) => broken.has(id)));
  });

  it('each belong to a root cause, unless the draft holds them off itself', () => {
    const without = committed.findings.filter(
      (finding) => finding.standing !== 'held off' && causesOfFinding(finding).length === 0,
    );
    expect(without.map(({ number, statement }) => `${number} ${statement}`)).toEqual([]);
  });

  it('show every root cause of the table, each with what to write instead', () => {
    expect(committed.causes.map(({ id }) => id).sort()).toEqual(CAUSE_IDS);
    expect(committed.causes.filter(({ repair }) => repair.length === 0).map(({ id }) => id)).toEqual([]);
  });

  it('have the root causes that the table gives them', () => {
    const again = composeCauses(committed.findings, load('draft-00'), load(committed.repairedBy.name));
    expect(committed.causes).toEqual(again);
  });

  it('are mended by the repair, each by a change that is needed or by one that is enough', () => {
    const unmended = committed.findings.filter(
      ({ repair }) =>
        repair !== null && (repair.verdict !== 'held' || repair.needed.length + repair.enough.length === 0),
    );
    expect(unmended.map(({ number, statement }) => `${number} ${statement}`)).toEqual([]);
  });
});
