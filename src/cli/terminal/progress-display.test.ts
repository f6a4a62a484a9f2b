import { expect, it } from 'vitest';
import { createProgressDisplay } from './progress-display.ts';

/** What is written on a terminal in the course of a run. */
function writtenOn(isTTY: boolean): string {
  let text = '';
  let now = 0;
  const stderr = {
    isTTY,
    columns: 100,
    write: (part: string) => (text += part),
    on: () => {},
    removeListener: () => {},
  };
  const display = createProgressDisplay({ stderr, clock: () => (now += 1000) }, 2, false);
  for (const done of [0, 40, 80, 100]) display.show({ check: 'T-RC-1.A', done, kept: 0, expected: 100 });
  display.shrinking(2);
  display.close();
  return text;
}

it('is one line on a terminal, which is written over and taken away in the end', () => {
  expect(writtenOn(true)).not.toContain('\n');
  expect(writtenOn(true)).toContain('shrinking the cases of 2 statements');
});

it('is plain lines elsewhere', () => {
  expect(writtenOn(false).split('\n').length).toBeGreaterThan(3);
});
