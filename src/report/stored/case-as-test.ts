import type { Source } from './play-again.ts';

/** Stored cases as tests of vitest, to be pasted: each fails until its statement holds of its case again. */
export function caseAsTest(sources: readonly Source[], revision: string | null): readonly string[] {
  return [
    "import { replayCase } from 'mvps-verify';",
    "import { expect, test } from 'vitest';",
    ...sources.flatMap((source) => ['', ...testOf(source, revision)]),
  ];
}

function testOf({ counterexample, file }: Source, revision: string | null): readonly string[] {
  const { check, script } = counterexample;
  const on = revision === null ? '' : `, ${JSON.stringify(revision)}`;
  const { document, ...named } = counterexample.revision;
  // What a revision is named for need not be written out.
  const kept = revision === null ? counterexample : { ...counterexample, revision: named };
  const [first = '{', ...rest] = JSON.stringify(kept, null, 2).split('\n');
  return [
    `// ${file}: fails while this case breaks ${check}: ${oneLine(script.breach)}`,
    `test(${JSON.stringify(`${check} holds of a kept case`)}, () => {`,
    `  const found = ${first}`,
    ...rest.slice(0, -1).map((line) => `  ${line}`),
    '  };',
    `  expect(replayCase(found${on})).toBeNull();`,
    '});',
  ];
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
