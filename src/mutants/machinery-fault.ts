/** A fault of the searching itself: a text that a source has once, and what stands there in its place. */
export interface MachineryFault {
  /** What goes wrong, in a few words. */
  readonly fault: string;
  readonly file: string;
  readonly change: readonly [from: string, to: string];
}
