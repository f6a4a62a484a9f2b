import type { Revision } from '../../../spec/language/revision.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import type { RuleChoice } from '../../../spec/rules/catalogue.ts';
import { firstFailing } from '../../search/run/first-failing.ts';
import { type FirstLook, lookAt } from '../../search/run/first-look.ts';
import type { StoredCase } from '../../search/run/stored-cases.ts';
import { type Executor, inThisThread } from '../../search/run/task.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';
import type { CheckedDraft } from '../check-draft.ts';
import type { Reading } from '../reading/reading.ts';
import type { Reviewed } from '../reading/stale-sections.ts';

/** What coverage is measured with. */
export interface CoverageRequest {
  readonly reading: Reading;
  readonly reviewed: Reviewed;
  readonly bindings: readonly AnyBinding[];
  readonly stored: readonly StoredCase[];
  readonly seed: number;
  /** Relevant cases of each search. */
  readonly cases: number;
  isInterrupted(): boolean;
  onProgress(done: number, of: number): void;
}

/** A text, and which statements hold of it: a negation turns a verdict only where there was one to turn. */
export class CoverageBase {
  readonly checked: CheckedDraft;
  readonly request: CoverageRequest;
  readonly #executor: Executor;
  readonly #looks = new Map<StatementId, FirstLook>();

  constructor(checked: CheckedDraft, request: CoverageRequest) {
    this.checked = checked;
    this.request = request;
    this.#executor = inThisThread(request.bindings, this.revision);
  }

  get revision(): Revision {
    return this.checked.read.revision;
  }

  bindingOf(id: StatementId): AnyBinding | undefined {
    return this.request.bindings.find(({ statement }) => statement.id === id);
  }

  /** What a first look at a statement comes to on the text as it is; looked at once. */
  async lookAt(binding: AnyBinding): Promise<FirstLook> {
    const { id } = binding.statement;
    const known = this.#looks.get(id);
    if (known !== undefined) return known;
    const look = await lookAt(binding, this.revision, this.request);
    this.#looks.set(id, look);
    return look;
  }

  /** Whether a statement that holds of the text falls with one rule taken otherwise. */
  async fallsWith(binding: AnyBinding, choice: RuleChoice): Promise<boolean> {
    if ((await this.lookAt(binding)).came !== 'no case breaks it') return false;
    return this.#breaks(binding, [choice], this.#executor);
  }

  /** Whether a statement that holds of the text falls on another revision. */
  async fallsOn(binding: AnyBinding, revision: Revision): Promise<boolean> {
    if ((await this.lookAt(binding)).came !== 'no case breaks it') return false;
    return this.#breaks(binding, [], inThisThread([binding], revision));
  }

  /** A world that cannot be set up shows nothing. */
  async #breaks(
    { statement }: AnyBinding,
    rules: readonly RuleChoice[],
    executor: Executor,
  ): Promise<boolean> {
    const { seed, cases } = this.request;
    const of = { check: statement.id, rules, side: 'own' } as const;
    try {
      return (await firstFailing(of, { executor, seed, cases })).failing !== null;
    } catch {
      return false;
    }
  }
}
