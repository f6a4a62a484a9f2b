/** No word beside another is looked for further away. */
const REACH = 48;

/** Words that say nothing of what stands beside them. */
const FUNCTION_WORDS = new Set(
  (
    'a an the this that these those its their his her our your any each every either neither both no not only also ' +
    'all some such one and or nor but so yet if then else when where while until unless because since as than ' +
    'of in on at by to for from with without within under over above below per via between across against into ' +
    'onto about regardless is are was were be been being has have had do does did may might can could shall should ' +
    'must will would it they we you which who whom whose what how there here let using given see with respectively ' +
    'requires require needs uses use equals exceeds becomes exactly'
  ).split(' '),
);

/** Whether a word in lower case says what something is: a noun, or what is said of one. */
export function isContentWord(word: string): boolean {
  return /^[a-z][a-z'-]{2,}$/.test(word) && !FUNCTION_WORDS.has(word);
}

/** The same of any word: a name, a number of a version, a word in capitals. */
export function saysSomething(word: string): boolean {
  return /^[A-Za-z][\w'.-]{1,}$/.test(word) && !FUNCTION_WORDS.has(word.toLowerCase());
}

/** The word that ends before a place, with the signs between them. */
export function wordBefore(text: string, at: number): { readonly word: string; readonly between: string } {
  const before = text.slice(Math.max(0, at - REACH), at);
  const [, word = '', between = ''] = /([\w'’-]*)([^\w]*)$/.exec(before) ?? [];
  return { word, between };
}

/** The word that begins behind a place, with the signs between them. */
export function wordBehind(text: string, at: number): { readonly word: string; readonly between: string } {
  const behind = text.slice(at, at + REACH);
  const [, between = '', word = ''] = /^([^\w]*)([\w'’-]*)/.exec(behind) ?? [];
  return { word, between };
}
