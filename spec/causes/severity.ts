import { type Actor, actorOf } from '../language/actors.ts';
import type { Choice } from '../language/choices.ts';

/** How bad a cause is, the worst first. */
export const SEVERITIES = ['no key', 'insider', 'operator', 'wording'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The criterion of each severity: the least privileged of all ways decides. */
export const SEVERITY_MEANS: Readonly<Record<Severity, string>> = {
  'no key': 'whoever is on the network can do it, without any key',
  insider: 'it takes an admitted vantage, a collector or a witness, with its own keys',
  operator: 'no adversary: a reading that the text allows, a restart, a clock or time is enough',
  wording: 'it takes nothing: the text is wrong as it stands',
};

const OF_ACTOR: Readonly<Record<Actor, Severity>> = {
  outsider: 'no key',
  insider: 'insider',
  operator: 'operator',
};

/** The severity of a cause by all ways in which it violates something. */
export function severityOf(ways: readonly (readonly Choice[])[]): Severity {
  const found = ways.map((breaks) => {
    const actor = actorOf(breaks);
    return actor === null ? 'wording' : OF_ACTOR[actor];
  });
  return SEVERITIES.find((severity) => found.includes(severity)) ?? 'wording';
}
