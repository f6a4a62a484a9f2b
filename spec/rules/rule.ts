/** A rule as the tables hold it. */
export interface Rule {
  readonly sentence: string;
  /**
   * What an implementer may do who reads the draft with good will. The first is what the core did before the rule was
   * there: files that are older than it are read so.
   */
  readonly alternatives: Readonly<Record<string, string>>;
  /** By alternative, the sentence that a draft needs to settle it, in the words of RFC 2119: to be pasted into the clause. */
  readonly requires?: Readonly<Record<string, string>>;
  /** Mistakes that no reading permits. Checks must catch them; no draft leaves them open. */
  readonly faults?: Readonly<Record<string, string>>;
}
