import {
  DIAGNOSTIC_RULE_IDS,
  DIAGNOSTIC_RULES,
  type DiagnosticRuleId,
} from '../../draft/diagnostic/diagnostic-rules.ts';
import { type Style, wrap } from '../text/style.ts';

/** What a kind of diagnostic means. */
export function rulePage(id: DiagnosticRuleId, style: Style): readonly string[] {
  const { title, explanation } = DIAGNOSTIC_RULES[id];
  return [`${style.strong(id)}  ${title}`, '', ...wrap(explanation, style.width, '  ')];
}

export function isDiagnosticRule(id: string): id is DiagnosticRuleId {
  return (DIAGNOSTIC_RULE_IDS as readonly string[]).includes(id);
}
