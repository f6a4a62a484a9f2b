/** What the page of all statements says of revisions and analyses, for who edits a draft or doubts a verdict. */
export const GUIDE: readonly string[] = `
## Revisions

A revision is a draft as data: a JSON file that stands alone, like [draft-00](revisions/draft-00.json), or says what it changes of
another one, like [draft-01-proposed](revisions/draft-01-proposed.json), the draft with the rules and wordings under which every
statement holds. A claim is worded differently there only where no rule can save it, and each part of a wording is needed.

- Durations are written as the draft writes them, with their unit; a bare number is refused.
- \`rules\` takes one alternative of each rule and names the clause that says so, or \`silent\` with the reading. What is silent stays
  open to the adversary. \`mvps-verify list rules\` shows every rule, its alternatives and what is taken.
- Entries of \`scalePoints\` and \`floodFactors\` overlay those of the base by name and value; \`"omit": true\` leaves one out. A statement
  that needs a point which is left out says so, and is neither held nor refuted.
- \`figures\` prints a published figure differently, by the name that \`mvps-verify figures\` gives it.
- \`formulas\` judges a statement of one formula by another one, in the notation of the draft: what it names has to be observed, and
  units have to fit. A text that prints another formula does so too.
- A revision may have comments, and a comma behind a last entry. \`mvps-verify init draft.txt\` writes one that extends that text, and
  has every rule that the text does not settle as a comment: its alternatives, what to write for each, and what each violates.
- Every fault of a file is one line: the file, the place in it, what was found and what was expected.

Verdicts are compared with those accepted in \`evidence/verdicts/\` for the revision, or for the nearest one that it extends; where there
are none, every statement is expected to hold. What is refuted is accepted by an entry for its root cause, or for the statement and the
choices that break it, with a reason, a person and, where wanted, a last day. A statement that is broken in another way fails, and so
does an entry that is past its day, unused, there twice or wider than what was found: the line of the entry is named. \`--update\`
accepts what was found and asks for the reason (\`--reason\`, \`--by\`, \`--until\`); it is refused where \`CI\` is set. A line *reading*
in the details stands where the draft contradicts itself: the statement holds under this reading, and is refuted as the named clause
has it.

Counterexamples are kept in \`mvps-corpus/\` beside the revision, or in the folder that \`--corpus\` names: a file each, under the digest
of what it holds, to be committed. They are played first on every run. One that no longer breaks its statement is called fixed and
stays. The last line of a run that fails is the command that plays the smallest case again; \`replay --as-test\` prints it as a test.

The text of a draft, plain, in kramdown-rfc's Markdown or in xml2rfc's XML, is a revision too: \`mvps-verify check draft.txt\`, and
\`--revision draft.txt\` or \`diff old.txt new.txt\`. What it prints is found by a reading, [readings/draft-00.json](readings/draft-00.json):
sections, symbols and labels, with \`{}\` where a number stands. What it is silent on, and what no reading finds in it, is as in the
revision that the reading is of. \`findings --text draft.txt\` names the lines of the text that each root cause is about;
\`findings --text draft.txt --patch draft.patch\` writes what mends them as a patch of the text, as far as that is a sentence to be added,
a number or a formula. \`diff\` names the lines of both texts.

The schemas of all files ship: [revisions](schemas/revision.schema.json), [results](schemas/result.schema.json),
[findings](schemas/findings.schema.json), [counterexamples](schemas/counterexample.schema.json),
[accepted verdicts](schemas/accepted.schema.json), [figures](schemas/figures.schema.json), [campaigns](schemas/campaign.schema.json) and
their [blocks](schemas/block.schema.json), [readings](schemas/reading.schema.json) and
[diagnostics](schemas/diagnostics.schema.json) of a text, and the [evidence](schemas/evidence.schema.json) in a bundle.

## Analyses

| command | what it answers |
|---|---|
| \`findings\` | the root causes: what happens, why, and what to write instead |
| \`matrix breaking\` | every smallest set of choices that violates a statement, each with its shortest case |
| \`matrix hypotheses\` | what each hypothesis is for: *needed* against which sets, *idle*, or *opaque* where its text is not public |
| \`matrix kill\` | each statement against each mutant: after how many cases it is killed, and whether the draft's own fixed cases kill it |
| \`flips\` | the value of a limit at which a verdict turns, with a case on either side |
| \`figures\` | every figure that the draft prints, recomputed exactly |
| \`diff\` | what an edit changed: verdicts, figures, and the smallest part of the edit that changes each |

\`\`\`sh
mvps-verify matrix breaking --check T-COMP-SPLIT/detects
mvps-verify matrix hypotheses --check T-RC-1/rejects-forgeries
mvps-verify matrix kill --revision draft-01-proposed
mvps-verify flips
mvps-verify verify --check T-VDOS-1/bound --revision draft-01-proposed --maximise
\`\`\`

Of an inequality that is not refuted, the details say how close the tightest case came to the bound; \`--maximise\` then climbs from the
tightest cases, and what it finds beyond the bound is a counterexample.

Root causes are in [causes](causes). A finding is one statement and one smallest set of choices that violates it; its root cause follows
from the change of draft-01-proposed that mends it. A cause is as severe as the least privileged of its ways: *no key* (anyone on the
network), *insider* (an admitted vantage, a collector or a witness), *operator* (a reading, a restart or a clock, with no adversary),
*wording* (nothing at all).
`
  .trim()
  .split('\n');
