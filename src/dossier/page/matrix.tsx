import { useState } from 'preact/hooks';
import type { ShownStatement } from '../dossier-data.ts';
import { DOSSIER } from './dossier.ts';
import { statementAddress } from './route.ts';
import { Scroll } from './scroll.tsx';

/** How a statement was tried: what was done, and what was not. */
export function howOf({ ran }: ShownStatement): string {
  if (ran === null) return 'not run';
  return ran.how.way === 'sampled'
    ? `sampled, ${grouped(ran.cases)} cases`
    : `every case to a bound, ${grouped(ran.cases)}`;
}

export function grouped(value: number): string {
  return value.toLocaleString('en-GB');
}

const ANY = '';

/** Every statement in a row; each cell leads to its detail. */
export function Matrix() {
  const [filter, setFilter] = useState({ clause: ANY, subject: ANY, verdict: ANY, cause: ANY });
  const { statements } = DOSSIER;
  const values = (read: (statement: ShownStatement) => readonly string[]): readonly string[] =>
    [...new Set(statements.flatMap(read))].sort();
  const verdictOf = (each: ShownStatement): string => each.history[0]?.verdict ?? 'not run';
  const shown = statements.filter(
    (each) =>
      (filter.clause === ANY || each.clause === filter.clause) &&
      (filter.subject === ANY || each.subject === filter.subject) &&
      (filter.verdict === ANY || verdictOf(each) === filter.verdict) &&
      (filter.cause === ANY || each.causes.includes(filter.cause)),
  );
  const select = (name: keyof typeof filter, options: readonly string[]) => (
    <label>
      {name}
      <select
        value={filter[name]}
        onChange={(event) => setFilter({ ...filter, [name]: event.currentTarget.value })}
      >
        <option value={ANY}>all</option>
        {options.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    </label>
  );
  return (
    <article>
      <h1>{DOSSIER.revision.name}: what was searched, and what came of it</h1>
      <Summary />
      <div class="filters">
        {select(
          'clause',
          values(({ clause }) => [clause]),
        )}
        {select(
          'subject',
          values(({ subject }) => [subject]),
        )}
        {select(
          'verdict',
          values((each) => [verdictOf(each)]),
        )}
        {select(
          'cause',
          values(({ causes }) => causes),
        )}
        <output>
          {shown.length} of {statements.length}
        </output>
      </div>
      <Scroll label="Evidence matrix">
        <table class="matrix">
          <thead>
            <tr>
              {[
                'statement',
                'section',
                'verdict',
                'how',
                'proved',
                'hypotheses needed',
                'mutants killed',
                'slack',
                'root causes',
              ].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((each) => (
              <Row key={each.id} statement={each} verdict={verdictOf(each)} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </article>
  );
}

function Summary() {
  const { statements, causes, unchecked, seed, version } = DOSSIER;
  const count = (word: string): number =>
    statements.filter(({ history }) => history[0]?.verdict === word).length;
  return (
    <>
      <p class="lead">
        {count('held')} statements held, {count('refuted')} refuted, by {causes.length} root causes. Seed{' '}
        {seed}, mvps-verify {version}.
      </p>
      <details>
        <summary>What is not checked ({unchecked.length})</summary>
        <ul>
          {unchecked.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Row({ statement, verdict }: { readonly statement: ShownStatement; readonly verdict: string }) {
  const { id, clause, hypotheses, needed, ran, causes } = statement;
  const to = statementAddress(id);
  const killed = ran === null || ran.verdict === 'refuted' ? null : ran.caught;
  const cells = [
    ['section', clause],
    ['verdict', verdict],
    ['how', howOf(statement)],
    ['proved', 'no'],
    ['hypotheses', needed === null ? hypotheses.join(', ') || 'none' : needed.join(', ') || 'none needed'],
    [
      'mutants',
      killed === null
        ? 'not judged'
        : `${killed.filter(({ cases }) => cases !== null).length} of ${killed.length}`,
    ],
    ['slack', ran?.closest ? `${percent(ran.closest.share)} used` : ''],
  ] as const;
  return (
    <tr>
      <th scope="row">
        <a href={to}>{id}</a>
      </th>
      {cells.map(([name, text]) => (
        <td key={name}>
          {text !== '' && (
            <a class={name === 'verdict' ? colourOf(verdict) : 'plain'} href={to}>
              {text}
            </a>
          )}
        </td>
      ))}
      <td>
        {causes.map((cause, at) => (
          <>
            {at > 0 && ', '}
            <a key={cause} href={`#/cause/${cause}`}>
              {cause}
            </a>
          </>
        ))}
      </td>
    </tr>
  );
}

function colourOf(verdict: string): string {
  return verdict === 'held' ? 'good' : verdict === 'refuted' ? 'bad' : 'doubtful';
}

function percent(share: string): string {
  return `${(Number(share) * 100).toFixed(1)} %`;
}
