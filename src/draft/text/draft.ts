import type { Passage, Place } from './passage.ts';

/** A section of a draft, with all that stands in it up to the next heading. */
export interface Section {
  /** "1.2"; empty for what stands before the first heading. */
  readonly number: string;
  readonly title: string;
  readonly heading: Place;
  /** The heading's own words first, since text may go on behind them on the same line. */
  readonly body: Passage;
  /** In XML, how many characters stand before its end or before the first section inside it. */
  readonly textEnd?: number;
}

/** What a draft is written in. */
export type Form = 'plain' | 'markdown' | 'xml';

/** The text of a draft, read. */
export interface Draft {
  /** As messages name the file. */
  readonly shown: string;
  readonly form: Form;
  readonly lines: readonly string[];
  readonly sections: readonly Section[];
}
