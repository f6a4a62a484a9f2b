import type { DefinedByRule } from '../formula/vocabulary.ts';
import type { RuleChoices } from '../rules/catalogue.ts';

const RULE = 'old-epoch-counters';

const OF_EVERY_EPOCH = 'cwt_counter <= last_cwt[v, epoch]';

/** When (b) refuses: of an epoch whose last_cwt is dropped it does not. */
export const COUNTER_FAILS: DefinedByRule<typeof RULE, RuleChoices[typeof RULE]> = {
  rule: RULE,
  alternatives: {
    kept: OF_EVERY_EPOCH,
    forgotten: `epoch >= last_epoch[v] and ${OF_EVERY_EPOCH}`,
    'with-every-packet': OF_EVERY_EPOCH,
  },
};
