import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InputError } from '../../input/input-error.ts';
import { type Renewal, renewalOf, writeAccepted } from '../../report/accepted/accept.ts';
import type { AcceptanceFault } from '../../report/accepted/acceptance-faults.ts';
import {
  type AcceptedPlace,
  type AcceptedWay,
  acceptedFile,
  type LoadedAccepted,
  loadAccepted,
  nameOfWay,
  readAccepted,
} from '../../report/accepted/accepted.ts';
import type { Judged } from '../../report/verdict/result.ts';
import { storedRevision } from '../../report/verdict/result.ts';
import { type LoadedRevision, namesOf } from '../../revision/load.ts';
import type { CommandContext } from '../terminal/command-context.ts';

/** What the command line says of what is accepted. */
export interface AcceptOptions {
  /** A file of accepted findings of the user's own. */
  readonly accepted?: string;
  readonly update?: boolean;
  readonly reason?: string;
  readonly by?: string;
  readonly until?: string;
}

/** What is accepted for a revision: in the file that was named, or else in the folders of evidence. Throws an InputError. */
export function acceptedFor(
  loaded: LoadedRevision,
  { accepted, update }: AcceptOptions,
  { folder, evidence }: CommandContext,
): LoadedAccepted | null {
  if (accepted === undefined) return loadAccepted(evidence.read, namesOf(loaded));
  const file = resolve(folder, accepted);
  if (update === true && !existsSync(file)) return null;
  return readAccepted({ file, shown: accepted });
}

/** Throws an InputError where what is said of an acceptance cannot be of any. */
export function refuseAcceptance(
  { update, reason, by, until }: AcceptOptions,
  { today }: CommandContext,
): void {
  const [given] = Object.entries({ reason, by, until }).filter(([, value]) => value !== undefined);
  if (given !== undefined && update !== true)
    throw new InputError([
      `--${given[0]}: found no --update, expected it beside what is said of an acceptance`,
    ]);
  if (until !== undefined && until < today())
    throw new InputError([`--until: found ${until}, expected ${today()} or a later day`]);
}

/** What a run found, to be accepted. */
export interface ToAccept {
  readonly judged: readonly Judged[];
  readonly accepted: LoadedAccepted | null;
  readonly faults: readonly AcceptanceFault[];
  readonly loaded: LoadedRevision;
}

/**
 * Accepts what a run found and gives the file. What is accepted anew needs a reason and a person, which are asked for
 * where somebody is there to answer. Throws an InputError where nobody is, and nothing is written then.
 */
export async function accept(
  { judged, accepted, faults, loaded }: ToAccept,
  options: AcceptOptions,
  context: CommandContext,
): Promise<string> {
  const stored = storedRevision(loaded);
  // What was accepted for its base says nothing of what was not run on this one.
  const own = accepted?.revision.name === stored.name ? accepted : null;
  const renewal = renewalOf(own, judged, own === null ? [] : faults);
  const findings = [...renewal.kept, ...(await withReasons(renewal, options, context))];
  const { file, shown } = placeFor(stored.name, options, context);
  writeAccepted(file, stored, own, judged, findings);
  return shown;
}

function placeFor(
  name: string,
  { accepted }: AcceptOptions,
  { folder, evidence }: CommandContext,
): AcceptedPlace {
  if (accepted !== undefined) return { file: resolve(folder, accepted), shown: accepted };
  const file = acceptedFile(evidence.write, name);
  return { file, shown: join(file) };
}

async function withReasons(
  { toAccept }: Renewal,
  { reason, by, until }: AcceptOptions,
  { ask, env }: CommandContext,
) {
  if (toAccept.length === 0) return [];
  const person = by ?? env.GIT_AUTHOR_NAME ?? env.USER ?? env.USERNAME ?? '';
  const missing = [
    ...(person === '' ? ['--by <name>'] : []),
    ...(reason === undefined ? ['--reason <text>'] : []),
  ];
  if (missing.length > 0 && ask === undefined) throw new InputError([refusal(toAccept, missing)]);
  const found = [];
  for (const way of toAccept) {
    const why = reason ?? (await ask?.(`Why may ${nameOfWay(way)} be broken for now? `)) ?? '';
    const who = person || ((await ask?.('Who accepts it? ')) ?? '');
    if (why.trim() === '' || who.trim() === '') throw new InputError([refusal([way], missing)]);
    found.push({ ...way, reason: why, by: who, ...(until === undefined ? {} : { until }) });
  }
  return found;
}

function refusal(ways: readonly AcceptedWay[], missing: readonly string[]): string {
  const names = ways.slice(0, MOST_NAMED).map(nameOfWay);
  const more = ways.length > MOST_NAMED ? [`${ways.length - MOST_NAMED} more`] : [];
  return `--update: found ${[...names, ...more].join('; ')} without a reason, expected ${missing.join(' and ')}; nothing was accepted`;
}

const MOST_NAMED = 6;
