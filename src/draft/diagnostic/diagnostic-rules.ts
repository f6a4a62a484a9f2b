/** What a kind of diagnostic means, for who meets it first. */
export interface DiagnosticRule {
  readonly title: string;
  /** What is looked at, when it is reported, and what to do. */
  readonly explanation: string;
}

/** Every kind of diagnostic that `check` gives, by its id. */
export const DIAGNOSTIC_RULES = {
  'figure/not-reproduced': {
    title: 'A printed number is not what its inputs give',
    explanation:
      'The number was recomputed in exact arithmetic from the values that the same text gives, and rounded to as many places as are printed, halves upwards. Either it was not brought up to date after an input changed, or an input is wrong.',
  },
  'figure/conclusion-changes': {
    title: 'A printed number is off, and what the text concludes from it changes',
    explanation:
      'As it is printed the number bears out what the text says of it: that a margin covers a burst, that a cost lies in a band, that a receipt respects its bound. Its value does not. Bringing the number up to date is not enough.',
  },
  'figure/contradicts': {
    title: 'Two printed numbers cannot both be true',
    explanation:
      'They count or measure the same, or one bounds the other, and no values that round to what is printed satisfy that. One of the two lines is wrong; which one, only the author knows.',
  },
  'figure/unpublished': {
    title: 'A number rests on something that the text does not print',
    explanation:
      'It comes out for some values of a quantity that no clause states. A reader cannot recompute it: print that quantity beside it.',
  },
  'equation/false': {
    title: 'Two sides of an equation come to different values',
    explanation:
      'All symbols of both sides have values in the text. A printed number stands for every value that rounds to it.',
  },
  'equation/refuted': {
    title: 'An equation does not hold for all values of its symbols',
    explanation:
      'Symbols that one side lacks were written out as the same section defines them; then positive values were searched under which the two sides are not as the sign between them says. The smallest that were found are shown.',
  },
  'equation/parameters': {
    title: 'A function has symbols in its formula that are not among its parameters',
    explanation:
      'With definitions written out, the formula depends on more than the parentheses behind its name say. Who calls it with these parameters alone gets no value. Prices and limits with values in the text are constants, and do not count. Where the equation leaves its parameters out, they are those that stand behind its name elsewhere.',
  },
  'equation/mixed-units': {
    title: 'Two sides of a sum or an equation count different things, or the same in different units',
    explanation:
      'Units are taken from where the text says them: behind a number (4.20 us), in parentheses behind a symbol in a list (T_tick (ms)), at the end of a name (T_tick_ms), and from the equation that defines a symbol. Plain numbers go with anything, and whatever is multiplied by a thousand or a power of ten is taken to be converted. Nothing is reported where both sides are equal with each number in its unit. Adding packets to pairs is an error; us to ms without conversion is a warning.',
  },
  'symbol/undefined': {
    title: 'A symbol stands in a formula, and the text says nowhere what it is',
    explanation:
      'Letters and names with underscores are symbols. One is explained where an equation has it on its left, where a list of symbols has it, or where words beside it say what it is: "the attack rate R", "K admitted vantages", "burst_factor (B_F)". T_tick_ms is T_tick in its unit; bfd_seq(packet) is a field of what is named. It is shown where it is first used.',
  },
  'symbol/unused': {
    title: 'A symbol is explained and never used',
    explanation:
      'A list of symbols says what it is, or gives it a value, and nothing else in the text mentions it. Either a formula lacks it, or it can go.',
  },
  'symbol/defined-twice': {
    title: 'A symbol is defined twice, and the two differ',
    explanation:
      'Two equations say what it is and come to different values for some values of their symbols, or one has a symbol that the other lacks, with definitions written out; two lists of symbols say different things of it; or it has two values and nothing else explains it. What is said of one case only (if, when, without) is not compared, and a letter only within its section.',
  },
  'symbol/other-parameters': {
    title: 'A function stands with other parameters than where it is defined',
    explanation:
      'An equation of the text defines it. Elsewhere it has more or fewer parameters, or the same in another order. With other names in as many places it is taken to be called with them. Without parentheses it is an abbreviation.',
  },
  'text/unreadable': {
    title: 'A text cannot be read',
    explanation:
      'It is empty, not well formed, or has characters that no text has; nothing else can be said of it. In an editor this stands at its place, on a command line it ends with 2.',
  },
  'text/invisible': {
    title: 'Characters stand in the text that nobody sees',
    explanation:
      'Spaces and joiners without width, soft hyphens, and what XML refers to by number, such as controls of the direction of writing: what is read is not what is stored, and a name with one in it is another name. Controls of direction that are stored as they are make a text unreadable. References by name, such as &zwsp;, are not reported.',
  },
  'formula/changed': {
    title: 'A statement is judged by another formula than before',
    explanation:
      'The text prints another formula for it than the one that was read, and its symbols and units are in order: from now on a search of this text holds cases to what it prints.',
  },
  'formula/unreadable': {
    title: 'A statement cannot be judged by the formula that is printed',
    explanation:
      'It names what cannot be observed, its units do not fit, or it says nothing that is true or false of what is counted. What can be named is listed. The formula that was read before is kept.',
  },
  'rule/changed': {
    title: 'A sign or a word settles a rule otherwise than before',
    explanation:
      'A comparison has another sign, or conditions are joined by another word, than when the rule was read. From now on the broker that is searched does what the text says.',
  },
  'rule/unreadable': {
    title: 'A sign or a word settles a rule in a way that is not known',
    explanation: 'The core has no alternative for it. What is known is listed; what was read before is kept.',
  },
  'value/stated-twice': {
    title: 'A value is stated twice, and differently',
    explanation:
      'Both places print the same quantity. The first one is taken; the statements are searched with it.',
  },
  'value/other-unit': {
    title: 'A value stands in another unit, or in none',
    explanation:
      'It is taken in the unit that stands there; where none stands there, in the one that its reading expects.',
  },
  'value/not-legal': {
    title: 'A value is none that a revision may have',
    explanation:
      'The value of the revision that the reading is of is taken instead, so that the rest can be checked.',
  },
  'reading/moved': {
    title: 'What was read from one section stands in another',
    explanation: 'It was found all the same. Mend the reading, or the numbers of the sections.',
  },
  'reading/not-found': {
    title: 'Something that was read from the text before is not found in it',
    explanation:
      'The reading names a section and the form of words around a number, and nothing of this form is there. What was said there is not recomputed; the value of the revision that the reading is of is kept.',
  },
  'reading/stale': {
    title: 'A section changed since rules and statements were read from it',
    explanation:
      'Its words, numbers aside, are not those that were read. What was read is still what is searched, and need not be what the text says now. Read the rules and statements again, and record it with --reviewed.',
  },
  'reading/unread': {
    title: 'Nothing was read from a sentence that claims something of every case',
    explanation:
      'It has a word of RFC 2119 or one like every, cannot or at most, and no statement and no rule was read from it: it is new, or it is worded otherwise than when it was read. `mvps-verify coverage` says whether a verdict turns on its contrary all the same; where no check is owed, a line of its list says why.',
  },
  'citation/changed': {
    title: 'A statement or a proof step cites something else than when it was read',
    explanation:
      'The graph of the proofs follows the text, and the statements on the document are judged on it.',
  },
  'citation/unknown': {
    title: 'A hypothesis is cited that nobody states',
    explanation: 'It is left out of the graph of the proofs. State it, or mend its name.',
  },
  'statement/broken': {
    title: 'A statement that held does not hold of what the text says now',
    explanation:
      'The text gives other values, formulas or citations than the revision that its reading is of. Kept cases and some new ones were played with them, and one breaks a statement that no case broke before. It stands at what changed; the case is shown.',
  },
  'statement/refuted': {
    title: 'A statement does not hold by the formula that the text prints now',
    explanation:
      'It did not hold by the one before either. The case that is shown breaks it with what is printed: change the formula until no case does, or what the formula is about.',
  },
  'statement/mended': {
    title: 'A statement that was refuted is broken by no case any more',
    explanation:
      'Neither a kept case nor one of some new ones breaks it with what the text says now. That is a first look: a verdict takes more cases, and `mvps-verify verify --revision` with the text gives it.',
  },
  'statement/not-judged': {
    title: 'A statement cannot be judged on what the text says now',
    explanation: 'The world that it is about cannot be set up with these values; why is said.',
  },
  'citation/undefined': {
    title: 'A hypothesis or a result is cited, and the text says nowhere what it is',
    explanation:
      'A text that states hypotheses (H-...) or results (T-...) is expected to state each that it cites, or to list it as that of another document: "T-SPLIT-1 of CWT". State it, list it, or mend its name.',
  },
  'citation/unused': {
    title: 'A hypothesis, or a result of another document, is listed and cited nowhere',
    explanation:
      'Nothing in the text rests on it by name. Either a proof uses it and does not say so, or it can go. Results that the text proves itself are not reported: they may be its end.',
  },
  'citation/no-section': {
    title: 'The text refers to a section of its own that it does not have',
    explanation:
      'Only references that can mean no other document are looked at: "Section 9.9", "see Section 9.9", "Section 9.9 of this document", not "CWT Section 9.9" or "Section 9.9 of the draft". Sections are counted with those that they are part of.',
  },
  'requirement/repeated': {
    title: 'The same requirement stands twice in one section',
    explanation:
      'A sentence with a keyword of BCP 14 (MUST, SHOULD, MAY and others) is repeated word for word. When one of the two is edited, the section says two things.',
  },
  'requirement/lower-case': {
    title: 'A word is in lower case that elsewhere in the text is a keyword',
    explanation:
      'By RFC 8174 only words in capitals are keywords. Where the text has some in capitals, a reader may ask whether "must", "shall" or "should" in lower case asks for the same. The first of each section is shown. Write it in capitals where it is a requirement; else nothing is wrong.',
  },
  'requirement/no-reference': {
    title: 'Keywords of BCP 14 are used, and nothing says what they mean',
    explanation:
      'A text that uses MUST, SHOULD or MAY as requirements cites BCP 14 (RFC 2119, RFC 8174), and says that it means them so. It is reported once, at the first keyword.',
  },
} as const satisfies Readonly<Record<string, DiagnosticRule>>;

export type DiagnosticRuleId = keyof typeof DIAGNOSTIC_RULES;
export const DIAGNOSTIC_RULE_IDS = Object.keys(DIAGNOSTIC_RULES) as readonly DiagnosticRuleId[];
