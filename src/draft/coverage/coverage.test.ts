import { describe, expect, test } from 'vitest';
import { BINDINGS } from '../../../properties/catalogue.ts';
import { checkDraft } from '../check-draft.ts';
import { loadReading, type SentenceReading } from '../reading/reading.ts';
import { SHORT_DRAFT } from '../short-draft.fixture.ts';
import { claimingSentences } from '../text/claiming-sentences.ts';
import { claimingWords } from '../text/claiming-words.ts';
import { parseDraft } from '../text/read-draft.ts';
import { type Coverage, coverageOf } from './coverage.ts';

const READING = { ...loadReading('draft-00'), sections: {}, sentences: [] };
const read = (text: string) => parseDraft(text, 'draft.txt');

/** Coverage of a text with what was read from one of its sentences. */
async function covered(
  text: string,
  of: Omit<SentenceReading, 'section' | 'digest'> | null,
  words: string,
  { bindings = BINDINGS, own = new Map<string, string>() } = {},
): Promise<Coverage['sentences'][number]> {
  const draft = read(text);
  const sentence = claimingSentences(draft).find((each) => each.text.includes(words));
  if (sentence === undefined) throw new Error(`no sentence with ${words}`);
  const entry = of && { section: sentence.section.number, digest: sentence.digest, ...of };
  const reading = { ...READING, sentences: entry === null ? [] : [entry] };
  const coverage = await coverageOf(checkDraft(draft, reading, 1), own, {
    reading,
    reviewed: {},
    bindings,
    stored: [],
    seed: 1,
    cases: 256,
    isInterrupted: () => false,
    onProgress: () => {},
  });
  const found = coverage?.sentences.find((each) => each.sentence.digest === sentence.digest);
  if (found === undefined) throw new Error(`nothing came of ${words}`);
  return found;
}

const HONEST = 'All three predicates hold of an honest packet.';

describe('a sentence that claims something of every case', () => {
  const PAGE = (body: string) => `1. ONE\n\n${body}\n`;

  test('is found by its words, wherever its lines are broken, and not by parts of words', () => {
    const texts = claimingSentences(
      read(
        PAGE(
          '   It is so once. It MUST be\n   at\n   least 2.10 us, i.e. no less (Sec. 4.2). Cannonballs annotate.\n   Every one.',
        ),
      ),
    ).map(({ text }) => text);
    expect(texts).toEqual(['It MUST be at least 2.10 us, i.e. no less (Sec. 4.2).', 'Every one.']);
  });

  test('begins behind its label, and where a step or an entry of a list does', () => {
    const texts = claimingSentences(
      read(
        PAGE(
          '   STATEMENT. All hold: a = b\n   Step 1 (Why). Each does. QED.\n   T-ONE-1 bounded by c\n   T-TWO.A both handled',
        ),
      ),
    ).map(({ text }) => text);
    expect(texts).toEqual(['All hold: a = b', 'Each does.', 'T-ONE-1 bounded by c', 'T-TWO.A both handled']);
  });

  test('is known again when it is filled otherwise or a number in it is brought up to date', () => {
    const [one, other, third] = ['At most 4 pass.', 'At most\n   12 pass.', 'At least 4 pass.'].map(
      (body) => claimingSentences(read(PAGE(`   ${body}`)))[0]?.digest,
    );
    expect(other).toBe(one);
    expect(third).not.toBe(one);
  });

  test('is one by a word of RFC 2119 in capitals only', () => {
    expect(claimingWords('You may, and you SHOULD.')).toEqual(['SHOULD']);
  });
});

describe('a sentence is checked', () => {
  test('where its rule taken otherwise turns a verdict', async () => {
    const { outcome } = await covered(SHORT_DRAFT, { rules: ['conjunction'] }, HONEST);
    expect(outcome).toMatchObject({
      status: 'checked',
      turned: [{ negation: 'conjunction=either-counter', by: 'T-RC-1.A' }],
      idle: [],
    });
  });

  test('not where no statement would have noticed', async () => {
    const blind = BINDINGS.filter(({ reads }) => !reads.includes('conjunction'));
    const { outcome } = await covered(SHORT_DRAFT, { rules: ['conjunction'] }, HONEST, { bindings: blind });
    expect(outcome).toEqual({ status: 'not checked' });
  });

  test('where the statement that says the same falls with one of its wrong rules', async () => {
    const { outcome } = await covered(SHORT_DRAFT, { statements: ['T-RC-1.A'] }, HONEST);
    expect(outcome).toMatchObject({ status: 'checked', turned: [{ by: 'T-RC-1.A' }] });
  });

  test('where another number in it makes something false', async () => {
    const { outcome } = await covered(SHORT_DRAFT, null, 'Operators MAY');
    expect(outcome).toMatchObject({
      status: 'checked',
      turned: [{ negation: '10 in place of 5', by: 'figure/not-reproduced' }],
    });
  });

  test('by its formula, where the formula is what a statement is judged by', async () => {
    const text = SHORT_DRAFT.replace(
      '   JOINT_attacked(F, K) / JOINT_baseline(K) <= R_L + F * (c_xdp / c_path)',
      '   Always JOINT_attacked(F, K) / JOINT_baseline(K) <= 4096 * R_L + F * (c_xdp / c_path).\n   Then',
    );
    const { outcome } = await covered(text, null, 'JOINT_attacked(F, K)');
    expect(outcome).toMatchObject({ status: 'checked' });
  });
});

describe('a sentence is not counted as checked', () => {
  test('where the statement that says the same is refuted: there is no verdict to turn', async () => {
    const { outcome } = await covered(SHORT_DRAFT, { statements: ['T-RC-1/rejects-stale'] }, HONEST);
    expect(outcome).toMatchObject({ status: 'refuted', refutations: [{ by: 'T-RC-1/rejects-stale' }] });
  });

  test('where nothing was read from it; a reason accounts for it', async () => {
    const { outcome } = await covered(SHORT_DRAFT, null, HONEST);
    expect(outcome).toEqual({ status: 'not checked' });
    const explained = await covered(SHORT_DRAFT, { explained: 'it greets the reader' }, HONEST);
    expect(explained.outcome).toEqual({ status: 'explained', reason: 'it greets the reader' });
    expect(explained.staleReason).toBeNull();
  });

  test('and a reason is stale where a check was done all the same', async () => {
    const own = new Map([
      [
        claimingSentences(read(SHORT_DRAFT)).find(({ text }) => text.includes('Operators MAY'))?.digest ?? '',
        'later',
      ],
    ]);
    const { outcome, staleReason } = await covered(SHORT_DRAFT, null, 'Operators MAY', { own });
    expect([outcome.status, staleReason]).toEqual(['checked', 'later']);
  });

  test('where its section is of a kind of which no check is owed', async () => {
    const draft = read(`${SHORT_DRAFT}\n9. Change Log\n\n   All of it was reworded. Nothing MUST be read.\n`);
    const coverage = await coverageOf(checkDraft(draft, READING, 1), new Map(), {
      reading: READING,
      reviewed: {},
      bindings: [],
      stored: [],
      seed: 1,
      cases: 1,
      isInterrupted: () => false,
      onProgress: () => {},
    });
    expect(coverage?.notOwed).toEqual([
      { section: '9', title: 'Change Log', reason: 'is about earlier texts', sentences: 2 },
    ]);
    expect(coverage?.sentences.map(({ sentence }) => sentence.section.number)).not.toContain('9');
  });
});
