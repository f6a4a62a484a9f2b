/** A rule as the tables hold it. */
export interface Rule {
  readonly sentence: string;
  /** What an implementer may do who reads the draft with good will. */
  readonly alternatives: Readonly<Record<string, string>>;
  /** Mistakes that no reading permits. Checks must catch them; no draft leaves them open. */
  readonly faults?: Readonly<Record<string, string>>;
}
