import type { StatementId } from '../language/statement.ts';

/** Other wordings of the claims of T-JCOST-1 and T-VOLINV, for what no reading of a rule can save. */
export const BROKER_LOAD_WORDINGS = {
  'T-JCOST-1.B': {
    'with-lookups':
      'Paths A, B and C and a lookup of each tick pair add up to the joint cost; A and B are what the formula gives at the end of every tick, and C is at the end of every bundle period and within one bundle at the end of any other tick.',
  },
  'T-JCOST-1/exact': {
    'with-lookups':
      'What the broker spends is exactly JOINT + PPS_t c_xdp, over any whole number of bundle periods: each tick pair is looked up.',
  },
  'T-JCOST-1/exact-at-every-tick': {
    'with-lookups':
      'What the broker spends is exactly JOINT + PPS_t c_xdp, over any whole number of ticks: each tick pair is looked up.',
    'within-one-bundle':
      'What the broker spends is JOINT to less than the cost of one bundle, over any whole number of ticks.',
    'with-lookups+within-one-bundle':
      'What the broker spends is JOINT + PPS_t c_xdp to less than the cost of one bundle, over any whole number of ticks.',
  },
  'T-JCOST-1/cpu-budget': {
    'under-attack':
      'A CPU budget for R_L times the telemetry, the burst of H-RL and path C suffices over any whole number of bundle periods.',
    'with-lookups':
      'A CPU budget of JOINT and a lookup of each tick pair offered suffices over any whole number of bundle periods.',
    'under-attack+with-lookups':
      'A CPU budget for R_L times the telemetry, the burst of H-RL, a lookup of each tick pair offered and path C suffices over any whole number of bundle periods.',
  },
  'T-JCOST-1/cpu-budget-at-every-tick': {
    'under-attack+with-lookups':
      'A CPU budget for R_L times the telemetry, the burst of H-RL, a lookup of each tick pair offered and path C suffices over any whole number of ticks.',
    'and-one-bundle+under-attack':
      'A CPU budget for R_L times the telemetry, the burst of H-RL, path C and one bundle more suffices over any whole number of ticks.',
    'and-one-bundle+with-lookups':
      'A CPU budget of JOINT, a lookup of each tick pair offered and one bundle more suffices over any whole number of ticks.',
    'and-one-bundle+under-attack+with-lookups':
      'A CPU budget for R_L times the telemetry, the burst of H-RL, a lookup of each tick pair offered, path C and one bundle more suffices over any whole number of ticks.',
  },
  'T-JCOST-1/nic-budget': {
    'without-flood':
      'While no vantage sends above its natural rate, a NIC budget of PPS_t on each path suffices over any whole number of ticks.',
  },
  'T-JCOST-1/independent-of-insider-rate': {
    'at-most-admitted':
      'At whatever rate admitted vantages flood the broker, each flood costs it at most what R_L and the burst of H-RL admit beyond natural traffic, and a lookup for each tick pair.',
  },
  'T-VOLINV/universal': {
    'outside-traffic': 'What the broker spends does not depend on the rate R of traffic from outside.',
  },
} as const satisfies Readonly<Partial<Record<StatementId, Readonly<Record<string, string>>>>>;
