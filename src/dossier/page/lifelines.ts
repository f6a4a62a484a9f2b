/** Who stands over a chart, by subject; the last ones receive. */
const LIFELINES: Readonly<Record<string, readonly string[]>> = {
  'split-view': ['collector', 'witnesses', 'auditor'],
  document: ['draft'],
  'key-separation': ['operator', 'adversary'],
  'detection-latency': ['vantage', 'network', 'detector'],
};
const PACKETS = ['vantage', 'network', 'limiter', 'broker'];

/** From whom to whom a step goes; the same twice where it happens at one place. */
const ROUTES: Readonly<Record<string, readonly [from: string, to: string]>> = {
  transmit: ['vantage', 'broker'],
  'transmit-for-years': ['vantage', 'broker'],
  lose: ['vantage', 'network'],
  'lose-for-years': ['vantage', 'network'],
  hold: ['vantage', 'network'],
  'deliver-held': ['network', 'broker'],
  'enter-epoch': ['vantage', 'vantage'],
  'fall-silent': ['vantage', 'vantage'],
  'restart-broker': ['broker', 'broker'],
  'set-clock': ['broker', 'broker'],
  'set-broker-clock': ['broker', 'broker'],
  'restart-vantage': ['vantage', 'vantage'],
  'roll-key': ['vantage', 'broker'],
  'forge-tags': ['vantage', 'vantage'],
  'make-as-insider': ['vantage', 'broker'],
  flood: ['vantage', 'limiter'],
  'flood-as-victim': ['network', 'limiter'],
  'all-flood': ['vantage', 'limiter'],
  'flood-one-path': ['vantage', 'limiter'],
  'send-naturally': ['vantage', 'broker'],
  'all-send-naturally': ['vantage', 'broker'],
  'send-more-in-the-tick': ['vantage', 'limiter'],
  'hold-back': ['vantage', 'vantage'],
  'all-are-silent': ['vantage', 'vantage'],
  run: ['vantage', 'broker'],
  'over-cosign': ['vantage', 'broker'],
  'over-publish': ['vantage', 'broker'],
  show: ['collector', 'witnesses'],
  'show-split-view': ['collector', 'witnesses'],
  'request-cosignature': ['collector', 'witnesses'],
  'request-cosignature-of-split-view': ['collector', 'witnesses'],
  publish: ['collector', 'auditor'],
  'publish-next-bundle': ['collector', 'auditor'],
  'publish-both-at-once': ['collector', 'auditor'],
  'publish-split-view': ['collector', 'auditor'],
  'publish-split-view-by-other-witnesses': ['collector', 'auditor'],
  'lie-to-all': ['collector', 'auditor'],
  'pad-cosignatures': ['collector', 'auditor'],
  'answer-for-witness': ['collector', 'auditor'],
  audit: ['auditor', 'witnesses'],
  'turn-to-bundle': ['auditor', 'auditor'],
  'corrupt-witness': ['witnesses', 'witnesses'],
  'corrupt-witnesses': ['witnesses', 'witnesses'],
  'restore-witness': ['witnesses', 'witnesses'],
  'restore-all-witnesses': ['witnesses', 'witnesses'],
  'answer-falsely': ['witnesses', 'auditor'],
  beat: ['vantage', 'detector'],
  'lose-heartbeat': ['vantage', 'network'],
  'delay-heartbeat': ['network', 'detector'],
  fail: ['vantage', 'vantage'],
  'fail-everywhere': ['vantage', 'vantage'],
};

export function lifelinesOf(subject: string): readonly string[] {
  return LIFELINES[subject] ?? PACKETS;
}

/** Where a step goes on the chart of a subject: what is not known comes from the network, as the adversary's does. */
export function routeOfStep(step: string, subject: string): readonly [from: number, to: number] {
  const lines = lifelinesOf(subject);
  const [from, to] = ROUTES[step] ?? [
    lines.includes('network') ? 'network' : (lines[0] as string),
    lines.at(-1) as string,
  ];
  const place = (name: string): number => Math.max(0, lines.indexOf(name));
  return [place(from), place(to)];
}
