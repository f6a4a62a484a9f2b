import { isChoice, ruleChoiceOf } from '../../../spec/language/choices.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { breachOf } from '../../../spec/language/statement.ts';
import { describeFault, describeFound, InputError } from '../../input/input-error.ts';
import { buildRevision, withRules } from '../../revision/build.ts';
import { load, shippedRevisions } from '../../revision/load.ts';
import type { DescribedStep } from '../../search/case/described-step.ts';
import { ImpossibleStep, playDescribed, UnplayableScript } from '../../search/case/play.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';
import type { Found } from './counterexample.ts';
import { storedDocument } from './stored-document.ts';

/** What a stored case came to: it breaks its statement again, the statement holds of it, or it cannot happen. */
export type PlayedAgain =
  | { readonly came: 'broken'; readonly breach: string }
  | { readonly came: 'holds' }
  | { readonly came: 'impossible'; readonly why: string };

/** Where a stored case comes from, for what is wrong with it. */
export interface Source extends Found {
  /** As a person is shown the file. */
  readonly file: string;
}

/**
 * Plays a stored case on a revision, as its own readings have it, and says what it came to. Throws an InputError where its
 * statement, a choice or a step is not one of this version.
 */
export function playAgain(
  source: Source,
  base: Revision,
  bindings: readonly AnyBinding[],
  onStep: (step: DescribedStep, index: number) => void = () => {},
): PlayedAgain {
  const { counterexample, file, path } = source;
  const { check, script } = counterexample;
  const revision = withReadings(source, base);
  const binding = bindings.find(({ statement }) => statement.id === check);
  if (binding === undefined)
    throw new InputError([`${file}: ${path}: found no check ${check} in this version`]);
  try {
    const observation = playDescribed(binding.scenario(revision), script.level, script, onStep).observe();
    const breach = binding.isRelevant(observation)
      ? breachOf(binding.statement, observation, revision)
      : null;
    return breach === null ? { came: 'holds' } : { came: 'broken', breach };
  } catch (error) {
    if (error instanceof ImpossibleStep) return { came: 'impossible', why: error.message };
    if (error instanceof UnplayableScript) throw new InputError([`${file}: ${path}.script.${error.message}`]);
    throw error;
  }
}

/** A revision with the readings that a case picks. Throws an InputError where one is no choice of this version. */
export function withReadings({ counterexample: { breaks }, file, path }: Source, base: Revision): Revision {
  const unknown = breaks.findIndex((choice) => !isChoice(choice));
  if (unknown >= 0) {
    const fault = {
      path: `${path}.breaks[${unknown}]`,
      found: describeFound(breaks[unknown]),
      expected: 'a choice of this version',
    };
    throw new InputError([describeFault(file, fault)]);
  }
  return withRules(
    base,
    breaks.map(ruleChoiceOf).filter((choice) => choice !== null),
  );
}

/** The revision that a case was found on: its own document, or the shipped one of that name. Throws an InputError. */
export function revisionOfCase({ counterexample: { revision }, file }: Source): Revision {
  const { name, document } = revision;
  if (document !== undefined) return buildRevision(storedDocument(document, file));
  if (shippedRevisions().includes(name)) return load(name).revision;
  const fault = {
    path: '$.revision.name',
    found: describeFound(name),
    expected: `a shipped revision (${shippedRevisions().join(', ')}), its document, or --revision`,
  };
  throw new InputError([describeFault(file, fault)]);
}
