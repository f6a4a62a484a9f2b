import { meaningsOf, RULES, type RuleChoice, type RuleName } from '../rules/catalogue.ts';

/**
 * The steps that are left open to the adversary. A clause or a hypothesis withholds a choice; a check grants the ones
 * that its world has. A case may decline any choice.
 */
export const CHOICES = {
  lose: 'the network loses a packet',
  delay: 'the network delivers a packet later than others sent after it',
  duplicate: 'the network delivers a packet twice',
  'long-silence': 'no vantage sends for some ticks',
  'years-pass':
    'years pass, in which a vantage sends billions of packets, one a tick, all of them delivered or all of them lost',
  'restart-broker': 'the broker restarts',
  'restart-vantage': 'a vantage restarts',
  'step-broker-clock': "the broker's clock is set forward or back",
  'roll-key': 'the operator replaces K_op',
  'skew-clock': "a vantage's clock is put ahead of the broker's or behind it",
  replay: 'the adversary delivers a byte-for-byte copy of a packet that was accepted',
  'replay-across-epochs': 'the adversary delivers such a copy after its vantage has entered another epoch',
  join: 'the adversary delivers the CWT half of one packet with the BFD half of another',
  'forge-cwt': 'the adversary alters a field of a snapshot, or makes one up, without its key',
  'forge-bfd': 'the adversary alters a field of a push, or makes one up, without its key',
  'change-epoch': 'a vantage enters its next epoch',
  'insider-forge': 'an admitted vantage makes a half that names another, with keys of its own',
  'steal-cwt-key': "the adversary makes a snapshot with a vantage's own K_v_epoch",
  'steal-bfd-key': "the adversary makes a push with a vantage's own K_BFD_auth",
  flood: 'an admitted vantage sends at F times its natural rate',
  'flood-as-victim': 'an admitted vantage sends a flood in which each packet names another vantage',
  'choose-path': 'an admitted vantage splits its flood over the two paths as it likes',
  burst: 'an admitted vantage saves up tokens and spends them at once',
  'outside-traffic': 'traffic of strangers is offered to the NIC',
  'choose-ids': 'vantage ids and epochs are chosen to make encodings collide',
  tamper: 'bits of a packet are flipped on its way',
  'use-held-key':
    'an admitted vantage makes tags in the name of another with its K_BFD_auth, and with what this gives by HKDF',
  'cross-paths':
    'the adversary delivers on one path what was sent on the other, or a packet built around its tag',
  'vary-delay': 'a heartbeat takes longer than the round trip of the session',
  'split-view': 'a collector publishes different aggregates to different consumers',
  'disjoint-quorums':
    'a collector has witnesses of its choice cosign other aggregates than those that it publishes',
  'consistent-lie': 'a collector publishes the same wrong aggregates to every consumer',
  'corrupt-witness':
    'one of at most f witnesses cosigns whatever the collector asks for, and answers an auditor as it likes',
  'restore-witness': 'a witness comes up again, with what it has stored',
  'over-cosign': 'a collector presents more than q cosignatures with a bundle',
  'over-publish': 'a collector presents more bundles than cells_k in a bundle period',
  'forge-cosignature':
    'a collector passes cosignatures off for what they are not, or answers an auditor in the name of a witness',
} as const;

/** A step that the adversary may take. */
export type StepChoice = keyof typeof CHOICES;
/** An alternative of a rule that the adversary may pick at the start of a case. */
export type RuleAlternative = `${RuleName}=${string}`;
/** What is left open to the adversary. */
export type Choice = StepChoice | RuleAlternative;

/** The choice of an alternative of a rule. */
export function choiceOf({ rule, take }: RuleChoice): RuleAlternative {
  return `${rule}=${take}`;
}

/** The rule and its alternative that a choice picks; null for a step. */
export function ruleChoiceOf(choice: Choice): RuleChoice | null {
  const at = choice.indexOf('=');
  if (at < 0) return null;
  return { rule: choice.slice(0, at), take: choice.slice(at + 1) } as unknown as RuleChoice;
}

/** Whether a text names a choice. */
export function isChoice(text: string): text is Choice {
  const picked = ruleChoiceOf(text as Choice);
  if (picked === null) return Object.hasOwn(CHOICES, text);
  return Object.hasOwn(RULES, picked.rule) && Object.hasOwn(meaningsOf(picked.rule), picked.take);
}

/** What a choice means, in a sentence. */
export function describeChoice(choice: Choice): string {
  const picked = ruleChoiceOf(choice);
  if (picked === null) return CHOICES[choice as StepChoice];
  return `${choice}: ${RULES[picked.rule].sentence}: ${meaningsOf(picked.rule)[picked.take]}`;
}
