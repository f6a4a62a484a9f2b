import { join } from 'node:path';
import { BINDINGS } from '../../properties/catalogue.ts';
import type { Diagnostic } from '../draft/diagnostic/diagnostic.ts';
import { judgeStatements } from '../draft/statements/affected-statements.ts';
import { InputError } from '../input/input-error.ts';
import { loadAccepted } from '../report/accepted/accepted.ts';
import { loadStoredCases } from '../report/stored/stored-cases.ts';
import type { StoredCase } from '../search/run/stored-cases.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';
import { checkedText, type HeldText } from './check-text.ts';

/** In milliseconds: who writes on is not kept waiting by what the text was. */
const BUDGET = 5000;
/** What came with the program: an editor has no folder of its own. */
const EVIDENCE = [join(PACKAGE_ROOT, 'evidence')];
let stored: readonly StoredCase[] | undefined;

/** What a text does to statements; nothing where it cannot be read, which its check says. */
export async function judgeHeldText(held: HeldText): Promise<readonly Diagnostic[]> {
  try {
    const { draft, read } = checkedText(held);
    stored ??= loadStoredCases(EVIDENCE);
    const accepted = loadAccepted(EVIDENCE, [read.base.name]);
    const { diagnostics } = await judgeStatements(draft, read, {
      bindings: BINDINGS,
      stored,
      accepted: accepted?.revision.digest === read.base.digest ? accepted.verdicts : null,
      seed: held.seed,
      budget: BUDGET,
      clock: () => performance.now(),
      isInterrupted: () => false,
    });
    return diagnostics;
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
}
