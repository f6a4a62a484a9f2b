import { useMemo, useState } from 'preact/hooks';
import { type Choice, describeChoice } from '../../../spec/language/choices.ts';
import type { RuleChoice, RuleName } from '../../../spec/rules/catalogue.ts';
import { DOSSIER } from './dossier.ts';
import {
  alternativesOf,
  bindingOf,
  type CaseState,
  freeSettings,
  neededSteps,
  type Played,
  play,
  revisionOf,
} from './played-case.ts';
import { caseAddress, statementAddress } from './route.ts';
import { SequenceChart } from './sequence-chart.tsx';

/** A counterexample, stepped through by the core that was searched. */
export function CasePage({ state }: { readonly state: CaseState }) {
  const [current, setCurrent] = useState(state);
  const played = useMemo(() => play({ ...current, at: 0 }), [JSON.stringify({ ...current, at: 0 })]);
  const statement = DOSSIER.statements.find(({ id }) => id === current.statement);
  const change = (changes: Partial<CaseState>): void => {
    const next = { ...current, ...changes };
    setCurrent(next);
    history.replaceState(null, '', caseAddress(next));
  };
  const free = useMemo(() => (played.isBroken ? freeSettings(current) : []), [played]);
  const started = Object.entries(current.setting)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
  const length = current.steps.length;
  const at = Math.min(current.at, length);
  return (
    <article>
      <h1>
        A case of <a href={statementAddress(current.statement)}>{current.statement}</a>
      </h1>
      <p class="lead">{statement?.sentence}</p>
      <p>
        From {started || 'the start'}.{' '}
        {free.length > 0 && <>Of these, {free.join(' and ')} may be anything that was tried. </>}
        {current.breaks.length > 0 && (
          <>It takes: {current.breaks.map((choice: Choice) => describeChoice(choice)).join('; ')}.</>
        )}
      </p>
      <Verdict played={played} at={at} length={length} />
      <fieldset class="controls">
        <legend>Steps</legend>
        <button type="button" onClick={() => change({ at: 0 })} disabled={at === 0}>
          To the start
        </button>
        <button type="button" onClick={() => change({ at: at - 1 })} disabled={at === 0}>
          Step back
        </button>
        <output>
          step {at} of {length}
        </output>
        <button
          type="button"
          onClick={() => change({ at: at + 1 })}
          disabled={at >= length || played.moments === null}
        >
          Step
        </button>
        <button
          type="button"
          onClick={() => change({ at: length })}
          disabled={at >= length || played.moments === null}
        >
          To the end
        </button>
      </fieldset>
      {played.moments !== null && (
        <div class="case">
          <SequenceChart
            subject={statement?.subject ?? ''}
            steps={current.steps}
            moments={played.moments}
            at={at}
          />
          <Laws played={played} at={at} clause={statement?.clause ?? ''} />
        </div>
      )}
      <Steps current={current} played={played} at={at} change={change} />
      <Rules current={current} change={change} />
      {played.moments !== null && <Observed played={played} at={at} />}
      <p>
        <a href={caseAddress(current)}>A link to what is shown</a>{' '}
        {JSON.stringify({ ...current, at: 0 }) !== JSON.stringify({ ...state, at: 0 }) && (
          <button type="button" onClick={() => change(state)}>
            Undo all changes
          </button>
        )}
      </p>
    </article>
  );
}

function Verdict({
  played,
  at,
  length,
}: {
  readonly played: Played;
  readonly at: number;
  readonly length: number;
}) {
  if (played.moments === null)
    return (
      <p class="verdict doubtful" role="status">
        Not possible: {played.why}
      </p>
    );
  const moment = played.moments[at];
  const broken = moment?.isRelevant && moment.laws.some(({ fault }) => fault !== null);
  const end = at === length ? 'At its end' : `After ${at} of ${length} steps`;
  return (
    <p class={`verdict ${broken ? 'bad' : 'good'}`} role="status">
      {end}, the statement{' '}
      {broken
        ? 'is violated'
        : moment?.isRelevant
          ? 'holds of this case'
          : 'says nothing: its premise is not met'}
      .
    </p>
  );
}

function Laws({
  played,
  at,
  clause,
}: {
  readonly played: Played;
  readonly at: number;
  readonly clause: string;
}) {
  const laws = played.moments?.[at]?.laws ?? [];
  return (
    <section>
      <h2>Laws, of section {clause}</h2>
      <ul class="laws">
        {laws.map(({ name, fault }) => (
          <li key={name} class={fault === null ? 'good' : 'bad'}>
            <strong>{name}</strong> {fault === null ? 'holds' : `does not hold: ${fault}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Changing {
  readonly current: CaseState;
  readonly change: (changes: Partial<CaseState>) => void;
}

function Steps({ current, played, at, change }: Changing & { readonly played: Played; readonly at: number }) {
  const needed = useMemo(
    () => (played.isBroken ? neededSteps(current) : null),
    [JSON.stringify({ ...current, at: 0 })],
  );
  const edit = (index: number, name: string, value: string | number): void =>
    change({
      steps: current.steps.map((step, other) =>
        other === index ? { ...step, with: { ...step.with, [name]: value } } : step,
      ),
    });
  return (
    <section>
      <h2>Steps</h2>
      <ol class="steps">
        {current.steps.map((step, index) => (
          <li
            key={index}
            class={index === at - 1 ? 'current' : index >= at ? 'to-come' : ''}
            aria-current={index === at - 1 ? 'step' : undefined}
          >
            <strong>{step.step}</strong>{' '}
            {Object.entries(step.with).map(([name, value]) => (
              <label key={name}>
                {name}{' '}
                <input
                  size={Math.max(4, String(value).length)}
                  value={String(value)}
                  onChange={(event) =>
                    edit(
                      index,
                      name,
                      typeof value === 'number'
                        ? Number(event.currentTarget.value)
                        : event.currentTarget.value,
                    )
                  }
                />
              </label>
            ))}{' '}
            <button
              type="button"
              onClick={() =>
                change({
                  steps: current.steps.filter((_, other) => other !== index),
                  at: Math.min(at, current.steps.length - 1),
                })
              }
              aria-label={`Leave out step ${index + 1}`}
            >
              leave out
            </button>
            {needed !== null && (
              <small>
                {' '}
                {needed[index]
                  ? 'needed: without it, nothing is violated'
                  : 'not needed: without it, it is violated all the same'}
              </small>
            )}
            {index < at &&
              (played.moments?.[index + 1]?.outcome ?? []).map((line) => (
                <div key={line} class="outcome">
                  {line}
                </div>
              ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Rules({ current, change }: Changing) {
  const revision = revisionOf(current);
  const rules = bindingOf(current.statement).reads;
  if (rules.length === 0) return null;
  const flip = (rule: RuleName, take: string): void => {
    const others = current.flipped.filter((each) => each.rule !== rule);
    change({ flipped: [...others, { rule, take } as unknown as RuleChoice] });
  };
  return (
    <section>
      <h2>Rules that it is played under</h2>
      <p>Flip one, and the same steps are decided anew.</p>
      <div class="rules">
        {rules.map((rule) => (
          <label key={rule} class={current.flipped.some((each) => each.rule === rule) ? 'flipped' : ''}>
            {rule}
            <select value={revision.rules[rule]} onChange={(event) => flip(rule, event.currentTarget.value)}>
              {Object.keys(alternativesOf(rule)).map((take) => (
                <option key={take} value={take}>
                  {take}
                </option>
              ))}
              {!(revision.rules[rule] in alternativesOf(rule)) && (
                <option value={revision.rules[rule]}>{revision.rules[rule]}</option>
              )}
            </select>
          </label>
        ))}
      </div>
    </section>
  );
}

/** What the statement judges after a step, and what the step changed of it. */
function Observed({ played, at }: { readonly played: Played; readonly at: number }) {
  const now = played.moments?.[at]?.observed ?? [];
  const before = new Set(at === 0 ? [] : (played.moments?.[at - 1]?.observed ?? []));
  const changed = at === 0 ? [] : now.filter((line) => !before.has(line));
  return (
    <details>
      <summary>
        What the statement judges at this point, from the core and its meter ({now.length} values,{' '}
        {changed.length} changed by this step)
      </summary>
      <ul class="observed">
        {now.map((line) => (
          <li key={line} class={changed.includes(line) ? 'changed' : ''}>
            {line}
          </li>
        ))}
      </ul>
    </details>
  );
}
