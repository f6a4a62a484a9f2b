import { describe, expect, test } from 'vitest';
import { CAUSE_IDS, changesOf } from '../../../spec/causes/catalogue.ts';
import { isFigureId } from '../../../spec/figures/catalogue.ts';
import { changesBetween } from '../../revision/changes.ts';
import { load } from '../../revision/load.ts';
import { SHORT_DRAFT } from '../short-draft.fixture.ts';
import { textOf } from '../text-of.fixture.ts';
import { loadReading } from './reading.ts';

const { mentions: sentences, citations } = loadReading('draft-00');

describe('the sentences of the reading', () => {
  const changes = changesBetween(load('draft-00').document, load('draft-01-proposed').document);
  const changed = changes
    .filter(({ section }) => section === 'rules' || section === 'wordings')
    .map(({ name }) => name);

  test('are of every rule and claim that the proposed draft changes, and so of every root cause', () => {
    expect(changed.filter((name) => sentences[name] === undefined)).toEqual([]);
    const mended = CAUSE_IDS.flatMap(changesOf).filter(
      (name) => !name.startsWith('document/') && !isFigureId(name),
    );
    expect(mended.filter((name) => sentences[name] === undefined)).toEqual([]);
  });

  test('are of nothing else but hypotheses and parts of proofs', () => {
    const { hypotheses } = load('draft-00').document;
    const isPart = (name: string): boolean => name in citations || /^[07] Statement$/.test(name);
    const others = Object.keys(sentences).filter((name) => !changed.includes(name) && !isPart(name));
    expect(others.filter((name) => !(name in hypotheses))).toEqual([]);
  });
});

describe('a place by its name', () => {
  const placeIn = (text: string, name: string) => textOf(text, 'draft.txt').read.named.get(name);

  test('is that of its words, of its figure, or of its formula', () => {
    expect(placeIn(SHORT_DRAFT, 'T-JCOST-1.B')).toMatchObject({ line: 73 });
    expect(placeIn(SHORT_DRAFT, 'flood-bound')).toEqual({ line: 43, column: 59, length: 4 });
    expect(placeIn(SHORT_DRAFT, 'T-VDOS-1/bound')).toMatchObject({ line: 37 });
  });

  test('is in its own section before any other, and elsewhere where that does not have it', () => {
    const words = 'NIC PPS budget';
    const name = 'nic-budget-scope';
    const early = SHORT_DRAFT.replace('The catalogue', `${words}. The catalogue`);
    expect(placeIn(early, name)?.line).toBe(24);
    expect(placeIn(early.replace('With R_L = 4', `${words}. With R_L = 4`), name)?.line).toBe(63);
    expect(placeIn(SHORT_DRAFT, name)).toBeUndefined();
  });
});
