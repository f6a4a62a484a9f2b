import { type Choice, ruleChoiceOf, type StepChoice } from './choices.ts';

/** What it takes to make a step happen, the least privilege first. */
export const ACTORS = ['outsider', 'insider', 'operator'] as const;
/**
 * outsider: anyone on the network, without a key; what the network does by itself counts here, since anyone on the path
 * can do it. insider: an admitted vantage, a collector or a witness, with the keys that it was given. operator: an
 * implementer or operator who acts in good faith, by a reading of the text, a restart, a clock or a new epoch.
 */
export type Actor = (typeof ACTORS)[number];

/** Who can take each step. */
export const ACTOR_OF: Readonly<Record<StepChoice, Actor>> = {
  lose: 'outsider',
  delay: 'outsider',
  duplicate: 'outsider',
  'long-silence': 'operator',
  'years-pass': 'operator',
  'restart-broker': 'operator',
  'restart-vantage': 'operator',
  'step-broker-clock': 'operator',
  'roll-key': 'operator',
  'skew-clock': 'operator',
  replay: 'outsider',
  'replay-across-epochs': 'outsider',
  join: 'outsider',
  'forge-cwt': 'outsider',
  'forge-bfd': 'outsider',
  'change-epoch': 'operator',
  'insider-forge': 'insider',
  'steal-cwt-key': 'insider',
  'steal-bfd-key': 'insider',
  flood: 'insider',
  'flood-as-victim': 'insider',
  'choose-path': 'insider',
  burst: 'insider',
  'outside-traffic': 'outsider',
  'choose-ids': 'insider',
  tamper: 'outsider',
  'use-held-key': 'insider',
  'cross-paths': 'outsider',
  'vary-delay': 'outsider',
  'split-view': 'insider',
  'disjoint-quorums': 'insider',
  'consistent-lie': 'insider',
  'corrupt-witness': 'insider',
  'restore-witness': 'operator',
  'over-cosign': 'insider',
  'over-publish': 'insider',
  'forge-cosignature': 'insider',
};

/** Who a set of choices needs; null where it is empty. A step of an insider needs one, whoever takes the others. */
export function actorOf(choices: readonly Choice[]): Actor | null {
  const actors = choices.map((choice) =>
    ruleChoiceOf(choice) === null ? ACTOR_OF[choice as StepChoice] : 'operator',
  );
  if (actors.length === 0) return null;
  return (['insider', 'outsider'] as const).find((actor) => actors.includes(actor)) ?? 'operator';
}
