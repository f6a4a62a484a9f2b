/** Cases of the first look, which most mutants do not survive; and of one that is refuted, which ends early. */
export const FIRST_LOOK = 256;
export const REFUTED_LOOK = 1024;

/** So many searches, those that go through a mutant most often, then look at it closely. */
export const CLOSE_LOOKS = 12;
/**
 * So many searches that hold take a first look: those that go through least of the core, and those that go through the mutant
 * most often. Of those that are refuted, which end early, each does.
 */
export const FIRST_LOOKS = 48;
