import { DOSSIER } from './dossier.ts';
import { howOf } from './matrix.tsx';
import { stateOf } from './played-case.ts';
import { caseAddress } from './route.ts';
import { Scroll } from './scroll.tsx';

/** The root causes, as the findings report has them. */
export function CausesPage() {
  return (
    <article>
      <h1>Root causes</h1>
      <p class="lead">What one would mend at once, the worst first, each with who can bring it about.</p>
      {DOSSIER.causes.length === 0 && <p>No findings are kept of this text of {DOSSIER.revision.name}.</p>}
      <ul class="cards">
        {DOSSIER.causes.map(({ id, title, severity, clauses }) => (
          <li key={id}>
            <a href={`#/cause/${id}`}>{id}</a> <span class="tag">{severity}</span> {clauses}
            <div>{title}</div>
          </li>
        ))}
      </ul>
    </article>
  );
}

export function CausePage({ id }: { readonly id: string }) {
  const cause = DOSSIER.causes.find((each) => each.id === id);
  if (cause === undefined) return null;
  const cases = DOSSIER.cases.filter(({ causes }) => causes.includes(id));
  return (
    <article>
      <h1>
        {cause.id} {cause.title}
      </h1>
      <p>
        <span class="tag">{cause.severity}</span> {cause.clauses}. Violates {cause.violates}.
      </p>
      <h2>What {cause.saidBy} says</h2>
      <p>{cause.says}</p>
      <h2>What happens</h2>
      <p>It takes: {cause.case.takes.join('; ') || 'nothing that is open'}.</p>
      <ol>
        {cause.case.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="bad">{cause.case.violation}</p>
      <h2>Why</h2>
      <p>{cause.why}</p>
      <h2>What to write instead</h2>
      <ul>
        {cause.repair.map(({ clause, sentence }) => (
          <li key={sentence}>
            Section {clause}: {sentence}
          </li>
        ))}
      </ul>
      <h2>Cases, to be stepped through</h2>
      <CaseList numbers={cases.map(({ number }) => number)} />
    </article>
  );
}

function CaseList({ numbers }: { readonly numbers: readonly number[] }) {
  return (
    <ul>
      {DOSSIER.cases
        .filter(({ number }) => numbers.includes(number))
        .map((each) => (
          <li key={each.number}>
            <a href={caseAddress(stateOf(each))}>
              {each.statement}, {each.script.steps.length} steps
            </a>{' '}
            {each.breaks.join(', ')}
          </li>
        ))}
    </ul>
  );
}

/** A statement in full. */
export function StatementPage({ id }: { readonly id: string }) {
  const statement = DOSSIER.statements.find((each) => each.id === id);
  if (statement === undefined) return null;
  const { sentence, clause, origin, sections, source, history, ran, causes } = statement;
  const cases = DOSSIER.cases.filter((each) => each.statement === id);
  return (
    <article>
      <h1>{id}</h1>
      <p class="lead">{sentence}</p>
      <p>
        Section {clause}, {origin}. {howOf(statement)}; nothing of it is proved.{' '}
        {causes.map((cause) => (
          <a key={cause} href={`#/cause/${cause}`}>
            {cause}{' '}
          </a>
        ))}
      </p>
      <h2>Verdicts</h2>
      <Scroll label="Verdicts">
        <table>
          <thead>
            <tr>
              <th scope="col">revision</th>
              <th scope="col">verdict</th>
              <th scope="col">as it reads there</th>
            </tr>
          </thead>
          <tbody>
            {history.map(({ revision, verdict, sentence: reads }) => (
              <tr key={revision}>
                <td>{revision}</td>
                <td class={verdict === 'held' ? 'good' : 'bad'}>{verdict}</td>
                <td>{reads}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {cases.length > 0 && (
        <>
          <h2>Counterexamples, to be stepped through</h2>
          <CaseList numbers={cases.map(({ number }) => number)} />
        </>
      )}
      {ran !== null && ran.reached.length > 0 && (
        <>
          <h2>Coverage</h2>
          <Scroll label="Coverage">
            <table>
              <thead>
                <tr>
                  <th scope="col">kind of case</th>
                  <th scope="col">share</th>
                  <th scope="col">required</th>
                  <th scope="col">verdict</th>
                </tr>
              </thead>
              <tbody>
                {ran.reached.map(({ name, share, required, verdict }) => (
                  <tr key={name}>
                    <td>{name}</td>
                    <td>{share}</td>
                    <td>{required}</td>
                    <td>{ran.verdict === 'refuted' ? 'not judged' : verdict}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </>
      )}
      {ran !== null && ran.verdict !== 'refuted' && ran.caught.length > 0 && (
        <>
          <h2>Mutants</h2>
          <ul>
            {ran.caught.map(({ rule, cases: after }) => (
              <li key={rule}>
                {rule}: {after === null ? 'survived' : `killed after ${after} cases`}
              </li>
            ))}
          </ul>
        </>
      )}
      {sections
        .filter(({ title }) => title !== 'Files' && !title.startsWith('Must'))
        .map(({ title, lines }) => (
          <section key={title}>
            {title !== '' && <h2>{title}</h2>}
            <ul>
              {lines
                .filter((line) => line !== sentence)
                .map((line) => (
                  <li key={line}>{line}</li>
                ))}
            </ul>
          </section>
        ))}
      <h2>As it is stated</h2>
      <p>
        {source.file}, from line {source.line}
      </p>
      <Scroll label="Source">
        <pre>{source.text}</pre>
      </Scroll>
    </article>
  );
}

/** The published figures, recomputed. */
export function FiguresPage() {
  return (
    <article>
      <h1>Published figures</h1>
      <p class="lead">Each recomputed in exact arithmetic from what the same revision gives.</p>
      <Scroll label="Published figures">
        <table>
          <thead>
            <tr>
              {['figure', 'section', 'printed', 'computed', 'verdict'].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {DOSSIER.figures.map(({ id, clause, text, printed, computed, verdict }) => (
              <tr key={id}>
                <th scope="row" title={text}>
                  {id}
                </th>
                <td>{clause}</td>
                <td>{printed}</td>
                <td>{computed}</td>
                <td class={verdict === 'reproduced' ? 'good' : verdict === 'external' ? '' : 'bad'}>
                  {verdict}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </article>
  );
}

export function UncheckedPage() {
  return (
    <article>
      <h1>What is not checked</h1>
      <ul>
        {DOSSIER.unchecked.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </article>
  );
}
