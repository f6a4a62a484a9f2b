import type { ClaimId } from '../language/statement.ts';

/**
 * The claims of T-RC-1 that no choice of rules makes true, with the side conditions that do. Of each wording with
 * several, those with one of them dropped stand here too: they show that it is needed.
 */
export const ACCEPTANCE_WORDINGS = {
  'T-RC-1/accepts-honest': {
    'in-order':
      'Every packet that an honest vantage emitted is accepted when it first arrives, intact, fresh as its issuer set it, and before any that its vantage sent later.',
    'fresh-at-broker':
      "Every packet that an honest vantage emitted is accepted when it first arrives, intact and fresh by the broker's clock.",
    'in-order+fresh-at-broker':
      "Every packet that an honest vantage emitted is accepted when it first arrives, intact, fresh by the broker's clock, and before any that its vantage sent later.",
  },
  'T-RC-1/rejects-stale': {
    'by-the-broker': "Every packet whose lifetime is over by the broker's clock is refused.",
  },
  'T-RC-1/conditions-independent': {
    'heard-of-lately':
      'Every replay is refused by (b) on its own while no newer epoch was accepted, and by (a) on its own while a packet of its vantage was accepted less than 2 M ticks ago.',
    'within-half-a-turn':
      'Every replay is refused by (b) on its own while no newer epoch was accepted, and by (a) on its own while the last accepted packet of its vantage is at most 2^31 further on.',
    'heard-of-lately+within-half-a-turn':
      'Every replay is refused by (b) on its own while no newer epoch was accepted, and by (a) on its own while a packet of its vantage was accepted less than 2 M ticks ago and the last accepted one is at most 2^31 further on.',
  },
  'T-RC-1/honest-step': {
    'in-order+modulo':
      'Every honest packet that arrives in order carries bfd_seq = last_bfd_seq + 1 modulo 2^32, and cwt_counter = last_cwt + 1, or 0.',
    'in-order+with-gaps':
      'Every honest packet that arrives in order carries bfd_seq = last_bfd_seq + 1 + g and cwt_counter = last_cwt + 1 + h, or h, where g of its vantage, h of them in its epoch, were sent and not accepted since.',
    'with-gaps+modulo':
      'Every honest packet carries bfd_seq = last_bfd_seq + 1 + g modulo 2^32 and cwt_counter = last_cwt + 1 + h, or h, where g of its vantage, h of them in its epoch, were sent and not accepted since.',
    'in-order+with-gaps+modulo':
      'Every honest packet that arrives in order carries bfd_seq = last_bfd_seq + 1 + g modulo 2^32 and cwt_counter = last_cwt + 1 + h, or h, where g of its vantage, h of them in its epoch, were sent and not accepted since.',
  },
} as const satisfies Readonly<Record<ClaimId, Readonly<Record<string, string>>>>;
