import { describe, expect, it } from 'vitest';
import { buildRevision } from './build.ts';
import { changesBetween, takeBack } from './changes.ts';
import type { RevisionDocument } from './document.ts';
import { load } from './load.ts';

const { document: draft } = load('draft-00');

/** The draft with another limit, a rule taken otherwise, a rule that is fixed by a clause, and another reading. */
const changed: RevisionDocument = {
  ...draft,
  limits: { ...draft.limits, R_L: { ...draft.limits.R_L, value: 5 } },
  rules: {
    ...draft.rules,
    conjunction: { take: 'either-counter', clause: '4' },
    'state-update': { take: 'atomic', clause: '4' },
    'half-pairing': { ...draft.rules['half-pairing'], reading: 'read in other words' },
  },
};

describe('the changes between two revisions', () => {
  it('are the entries that say or leave open something else, whatever words are read into them', () => {
    expect(changesBetween(draft, changed).map(({ section, name }) => `${section} ${name}`)).toEqual([
      'limits R_L',
      'rules conjunction',
      'rules state-update',
    ]);
    expect(changesBetween(draft, draft)).toEqual([]);
  });

  it('are told with their clauses', () => {
    const [limit, , fixed] = changesBetween(draft, changed);
    expect(limit?.summary).toBe('limit R_L: 4 (clause 3), now 5 (clause 3)');
    expect(fixed?.summary).toBe('rule state-update: atomic (silent), now atomic (clause 4)');
    expect(fixed?.clauses).toEqual({ before: 'silent', after: '4' });
  });

  it('can be taken back one by one, and all together', () => {
    const changes = changesBetween(draft, changed);
    for (const change of changes) {
      const without = changesBetween(draft, takeBack(changed, draft, change));
      expect(without).toEqual(changes.filter((each) => each !== change));
    }
    const none = changes.reduce((document, change) => takeBack(document, draft, change), changed);
    expect(changesBetween(draft, none)).toEqual([]);
    expect(buildRevision(none).rules).toEqual(buildRevision(draft).rules);
  });
});
