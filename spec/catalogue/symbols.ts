import { DEFINED } from '../joint-cost/symbols.ts';

/** What a symbol of a formula stands for, by its name without arguments. */
type Meanings = Readonly<Record<string, string>>;

/** The symbols of section 1 that mean the same in every formula. */
const COMMON: Meanings = {
  N: 'admitted vantages (1.1)',
  T_tick: 'the length of a control tick (1.1)',
  M: 'the detection multiplier of Coherence-BFD (1.1)',
  q: 'cosignatures that a bundle carries, or that a consumer asks for (1.1)',
  cells_k: 'coherence cells (1.1)',
  bundle_period: 'bundle_period_ticks (1.1)',
  bundle_period_ticks: 'ticks in which each cell emits one bundle (1.1)',
  PPS_t: `telemetry packets a second, ${DEFINED.PPS_t} on each path (1.1)`,
  bundles_per_sec: `${DEFINED.bundles_per_sec} (1.1)`,
  c_json: 'the price of decoding a snapshot (1.2)',
  c_bfd_parse: 'the price of parsing a push (1.2)',
  c_hmac: 'the price of one HMAC (1.2)',
  c_ed25519: 'the price of verifying one cosignature (1.2)',
  c_xdp: 'the price of one lookup at the NIC (1.2)',
  c_path: 'c_json + c_bfd_parse + 2 c_hmac (1.2)',
  R_L: 'rate_limit_factor: tick pairs that a vantage may send in each tick (1.4)',
  B_F: 'burst_factor, of which the rule burst-unit says what it counts (1.4)',
  burst: 'what a vantage may have saved up under B_F, in tick pairs (1.4)',
  F: 'flood_factor: tick pairs that an insider pushes in each tick (3)',
  K: 'admitted vantages of the adversary (3)',
  R: 'the rate of an attack, in packets a second (2)',
  JOINT: `${DEFINED.JOINT} (2): paths A, B and C added up, in CPU time for each time`,
  CPU: 'what the broker spends: in n ticks, in a time t, or on a whole case with an attack at rate R',
  n: 'a whole number of ticks in a row',
  t: 'a length of time',
  d: 'a length of time of a tick or more: duration_amortization (6.1)',
  second: 'a second',
  percent: 'a hundredth',
  last_place: 'what the last printed digit counts',
  p: 'a packet',
  v: 'a vantage',
  e: 'an epoch',
  floods: 'floods in a case, each of all vantages',
  flood_ticks: 'ticks of a flood',
  NIC: 'the network interface of the broker',
  XDP: 'the fast path of the NIC, which looks packets up (1.2)',
  HMACs: 'verifications of an HMAC, or what those of path A cost in n ticks',
  packets: 'what the NIC takes in: in n ticks, in a time d, or on a whole case with an attack at rate R',
};

/** The symbols of each subject. */
const BY_SUBJECT: Readonly<Record<string, Meanings>> = {
  'joint-cost': {
    A: 'what path A costs in n ticks: decoding snapshots and their HMACs (2, Step 3)',
    B: 'what path B costs in n ticks: parsing pushes and their HMACs (2, Step 4)',
    C: 'what path C costs in n ticks: verifying cosignatures (2, Step 5)',
    share: 'HMACs of path A in per cent of a core',
    pairs_offered: 'tick pairs that vantages offered in n ticks',
    pairs_beyond_natural: 'tick pairs that vantages offered beyond their natural rate',
  },
  'replay-coherence': {
    Accept: 'the broker accepts p (4)',
    c: 'condition (c) of Accept: expires_at > now (4); (a) and (b) likewise',
    bfd_seq: 'the BFD sequence number that p carries (4)',
    cwt_counter: 'the counter that p carries within its epoch (4)',
    epoch: 'the epoch that p carries (4)',
    expires_at: 'the tick at which p expires (4)',
    now: 'the clock of the broker, or of the issuer',
    last_bfd_seq: 'the bfd_seq of v that the broker accepted last (4)',
    last_cwt: 'the counter of v that the broker accepted last in this epoch (4)',
    numbers_kept: 'how many numbers of joint packets the broker keeps',
    vantages_heard: 'vantages of which the broker accepted a packet',
    live_epochs: 'epochs of these of which a packet may still be fresh, one for each at least',
    last_epoch: 'the newest epoch of which the broker accepted a packet of v',
    silence: 'ticks since the broker accepted a packet of v',
    behind: 'how much further on the last accepted packet of v is than p',
    honest: 'a vantage sent p as it is',
    first: 'p was not presented before',
    in_order: 'no later packet of v arrived before p',
    accepted_before: 'the same packet was accepted before',
    of_an_earlier_epoch: 'p is of an earlier epoch than the last accepted packet of v',
    last_of_its_epoch: 'p is the last packet of v in its epoch',
    authentic: 'both HMACs of p are right',
    paired: 'both halves of p are of one vantage',
    limited: 'the rate limit refused p',
    looked_at: 'nothing refused p before (a), (b) and (c) were asked',
    refused: '(a), (b), (c) or an old epoch is a reason why the broker refused p',
    state_unchanged: 'the broker keeps what it kept before p',
    jsonDecodes: 'JSON decodes that p took',
    cwtMacs: 'HMACs of path A that p took',
    bfdParses: 'parses of a push that p took',
    bfdMacs: 'HMACs of path B that p took',
  },
  'verification-dos': {
    JOINT_attacked: 'what the broker spends while K insiders push at F (3)',
    JOINT_baseline: 'what K vantages cost at their natural rate in as much time (3)',
    both_paths_drop: 'the limiter drops packets of both paths on every tick of a flood',
    saturated: 'the broker has more work for a tick than its cores can do in it',
    capacity: 'what all cores can do in a tick',
    bucket_holds_a_tick: 'a bucket can hold what one tick brings',
    s: 'an instant',
    t: 'a later one',
  },
  'nic-sizing': {
    passed: 'what the limiter lets pass of it',
    telemetry: '2 PPS_t times the time',
    beyond_natural: 'packets that admitted vantages send beyond their natural rate',
  },
  'detection-latency': {
    tau: 'from the onset of a failure to the alarm (7); E[tau] is its mean over all onsets',
    E: 'the mean over all onsets',
    I: 'the time from one heartbeat to the next',
    phi: 'how long after a heartbeat left the failure begins (7)',
    tau_RTT: 'the round trip of a heartbeat that nothing delays (7)',
    phi_heard: 'how long before the onset the heartbeat left that arrives last',
    tau_RTT_heard: 'the round trip of the heartbeat that arrives last',
    tau_unattacked: 'tau without the traffic of strangers',
    longest_gap: 'the longest time between two heartbeats that arrive',
    longest_trip: 'the longest round trip of a heartbeat that arrives',
    undisturbed: 'every heartbeat that leaves arrives, and none is delayed',
    f: 'cells that are attacked at once',
    k: 'cells in all',
    mistaken_cells: 'cells that are attacked and do not stand out, or the other way round',
  },
  'split-view': {
    A: 'what a consumer was shown',
    B: 'what another consumer was shown',
    D_minimax: 'the first aggregate of a bundle (H-DUAL-MODE)',
    D_max: 'the second aggregate of a bundle (H-DUAL-MODE)',
    bundle_id: 'names a bundle',
    bundle_seq: 'counts the bundles of one bundle_id',
    extra: 'the octets that bind both aggregates into a checkpoint (7)',
    NaN: 'not a number',
    r: 'a request for a cosignature',
    p: 'a consumer',
    w: 'witnesses in all',
    detecting_pairs: 'pairs of quorums with which two consumers detect the split view',
    pairs_of_quorums: 'pairs of quorums that two consumers can ask',
  },
  'key-separation': {
    p: 'a path',
    K: 'a key: of a path, a vantage and an epoch',
    K_BFD_auth: 'the BFD key of a vantage (6)',
    K_v_epoch: 'the CWT key of a vantage in an epoch (6)',
    K_legacy: 'the legacy AuthHMAC key of a vantage (1.4)',
    HKDF: 'RFC 5869, with SHA-256',
  },
  'mac-inheritance': {
    K: 'the key of one path',
    m: 'a message',
    tag: 'the HMAC of a message under the key of a path',
    verify: 'the verifier of a path accepts the octets',
  },
  'volume-independence': { s: 'a second' },
  document: {
    H: 'a hypothesis',
    T: 'a result of the document',
    c: 'a claim',
    k: 'a kind of result',
    s: 'a step of a proof',
    t: 'a step of a proof',
    x: 'a source',
    y: 'what a source states',
  },
};

/** A symbol of a formula, and what it stands for; null where nobody has said. */
export interface ExplainedSymbol {
  readonly name: string;
  readonly meaning: string | null;
}

/**
 * The symbols of a formula, each once, in the order in which they come up. Where it is judged as it stands, all its names
 * are symbols; where it is words as well, those with a capital, an underscore or a single letter are.
 */
export function symbolsIn(formula: string, isJudged: boolean, subject: string): readonly ExplainedSymbol[] {
  const meanings = { ...COMMON, ...BY_SUBJECT[subject] };
  const named = formula.replace(NUMERAL, ' ').match(NAME) ?? [];
  const symbols = named.filter((name) => !WORDS.has(name) && (isJudged || SYMBOL.test(name)));
  return [...new Set(symbols.map((name) => withoutIndex(name, meanings)))].map((name) => ({
    name,
    meaning: meanings[name] ?? null,
  }));
}

/** A number that the draft prints: it is shown by its digits. */
const NUMERAL = /\{[A-Za-z][\w-]*\}(?!\w)/g;
/** A name, and what it is a function of where it has an argument. */
const NAME = /[A-Za-z]\w*/g;
const SYMBOL = /[A-Z_]|^.$/;

/** What joins symbols, and arguments that are words: `JOINT(Regime C)`, `CPU(no attack)`, `now(issuer)`. */
const WORDS: ReadonlySet<string> = new Set([
  'and',
  'or',
  'not',
  'mod',
  'abs',
  'max',
  'min',
  'floor',
  'Regime',
  'no',
  'attack',
  'strangers',
  'issuer',
  'old_epoch',
  'a',
  'b',
]);

/** tag_A is the tag of A: it has the meaning of `tag`. */
function withoutIndex(name: string, meanings: Meanings): string {
  const [, base = name] = /^(.+)_[AB]$/.exec(name) ?? [];
  return meanings[name] === undefined && meanings[base] !== undefined ? base : name;
}

/** Every symbol that has a meaning, by subject; `common` for those that mean the same everywhere. */
export const EXPLAINED: Readonly<Record<string, readonly string[]>> = {
  common: Object.keys(COMMON),
  ...Object.fromEntries(Object.entries(BY_SUBJECT).map(([subject, own]) => [subject, Object.keys(own)])),
};
