import { expect, test } from 'vitest';
import { machineryPage, planted } from './machinery.ts';
import { MACHINERY_FAULTS } from './machinery-faults.ts';

test('there are at least thirty faults, each said once and with a place in the sources of today', () => {
  expect(MACHINERY_FAULTS.length).toBeGreaterThanOrEqual(30);
  expect(new Set(MACHINERY_FAULTS.map(({ fault }) => fault)).size).toBe(MACHINERY_FAULTS.length);
  for (const fault of MACHINERY_FAULTS) expect(planted(fault)).toContain(fault.change[1]);
});

test('a fault whose place is gone is refused', () => {
  const gone = {
    ...(MACHINERY_FAULTS[0] as (typeof MACHINERY_FAULTS)[0]),
    change: ['no such text', ''],
  } as const;
  expect(() => planted(gone)).toThrow(
    'found "no such text" 0 times in src/search/case/draw.ts, expected once',
  );
});

test('the page says what notices a fault, and where nothing does', () => {
  const [first, second] = MACHINERY_FAULTS as readonly [
    (typeof MACHINERY_FAULTS)[0],
    (typeof MACHINERY_FAULTS)[0],
  ];
  const page = machineryPage([
    { fault: first, by: 'dead: the canary' },
    { fault: second, by: null },
  ]);
  expect(page).toContain(`| ${first.fault} | ${first.file} | dead: the canary |`);
  expect(page).toContain(`| ${second.fault} | ${second.file} | **nothing** |`);
});
