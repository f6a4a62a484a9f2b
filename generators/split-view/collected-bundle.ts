import type { Publication } from '../../src/protocol/witness/collector.ts';
import { SplitAim } from './aim.ts';
import { BOTH_VIEWS, type BundleName, TRUTH, VIEWS } from './views.ts';

/** One bundle in the hands of a collector: what it has made of it, and whom it went to with that. */
export class CollectedBundle {
  /** Whom steps are aimed at. */
  readonly aim = new SplitAim();
  /** By view, from when something was first done with it. */
  readonly publications = new Array<Publication | undefined>(VIEWS).fill(undefined);
  /** The view that the collector publishes to everybody. */
  standing = TRUTH;
  /** Bits of the views that the collector has put its name to. */
  signed = 0;
  /** The case that it was opened in. */
  openedIn = 0;

  /** `place` is where it stands among all bundles. */
  constructor(
    readonly place: number,
    readonly name: BundleName,
  ) {}

  open(inCase: number, witnesses: number, quorum: number): void {
    this.openedIn = inCase;
    this.aim.open(witnesses, quorum);
    this.publications.fill(undefined);
    this.standing = TRUTH;
    this.signed = 0;
  }

  isSigned(view: number): boolean {
    return (this.signed & (1 << view)) !== 0;
  }

  /** Whether there is a view to split another one off from. */
  get isPublished(): boolean {
    return this.isSigned(this.standing);
  }

  /** Whether the collector may still show everybody a lie, without ever having shown the truth. */
  get mayLie(): boolean {
    return this.standing !== TRUTH || (this.signed & BOTH_VIEWS) === 0;
  }
}
