import { expect, test } from 'vitest';
import { type ListedSentence, listText, parseList } from './coverage-list.ts';

const checked: ListedSentence = { section: '4', digest: 'aaaaaaaaaaaa', status: 'checked', by: 'T-RC-1.A' };
const explained: ListedSentence = { ...checked, digest: 'bbbbbbbbbbbb', status: 'explained', by: 'by hand' };

test('what somebody wrote into a list stays when it is written anew, and again', () => {
  const mine = `${listText([checked, explained])}# mine\n`;
  const once = listText([checked], mine);
  expect(once.split('\n').slice(-4, -1)).toEqual([
    '4    aaaaaaaaaaaa checked     T-RC-1.A',
    '# mine',
    '# no sentence has these words any more: 4    bbbbbbbbbbbb explained   by hand',
  ]);
  expect(listText([checked], once)).toBe(once);
  expect(parseList(once, 'own.txt')).toEqual([checked]);
});
