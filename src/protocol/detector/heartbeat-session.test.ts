import { describe, expect, test } from 'vitest';
import { type RuleChoice, wrong } from '../../../spec/rules/catalogue.ts';
import { withRules } from '../../revision/build.ts';
import { loadRevision } from '../../revision/load.ts';
import { type Heartbeat, HeartbeatSession, PLAIN, type SessionTimers } from './heartbeat-session.ts';

const revision = loadRevision('draft-00');
const TIMERS: SessionTimers = { multiplier: 3, interval: 10, roundTrip: 4 };

const sessionWith = (...rules: RuleChoice[]) => new HeartbeatSession(withRules(revision, rules).rules);

/** When a session raises its alarm: by letting every microsecond pass, one after the other. */
function alarmByWaiting({ multiplier, interval }: SessionTimers, arrivals: readonly number[]): number {
  const first = Math.min(...arrivals);
  let silence = 0;
  for (let now = first; ; now++) {
    silence = arrivals.includes(now) ? 0 : silence + 1;
    if (silence === multiplier * interval) return now;
  }
}

test('an alarm is raised M intervals after the last arrival, whatever was lost and delayed', () => {
  const session = sessionWith();
  const fates: readonly Heartbeat[] = [
    PLAIN,
    { ...PLAIN, isLost: true },
    { ...PLAIN, delay: 7 },
    { ...PLAIN, delay: 41 },
  ];
  for (const first of fates) {
    for (const second of fates) {
      for (const third of fates) {
        for (const phase of [0, 1, 9]) {
          const beats = [first, second, third];
          const sent = [0, 10, 20, 30];
          const arrivals = sent.flatMap((at, index) => {
            const { isLost, delay } = index === 0 ? PLAIN : (beats[index - 1] as Heartbeat);
            return isLost ? [] : [at + 4 + delay];
          });
          const found = session.run(TIMERS, beats, phase, 0);
          expect(found?.alarm).toBe(alarmByWaiting(TIMERS, arrivals));
          expect(found?.onset).toBe(30 + phase);
        }
      }
    }
  }
});

describe('rules', () => {
  const alarmOf = (phase: number, ...rules: RuleChoice[]) =>
    sessionWith(...rules).run(TIMERS, [PLAIN], phase, 0)?.alarm;

  test.each<[RuleChoice, number]>([
    [wrong('heartbeat-path', 'one-way'), 42],
    [wrong('heartbeat-path', 'echo-twice'), 48],
    [wrong('in-flight-at-onset', 'lost'), 34],
    [wrong('detection-multiplier', 'M-minus-one'), 34],
    [wrong('detection-multiplier', 'M-plus-one'), 54],
    [wrong('detection-restart', 'departure'), 40],
    [wrong('detection-expiry', 'after-end'), 45],
    [wrong('detection-expiry', 'polled'), 50],
  ])('%o', (rule, alarm) => {
    expect(alarmOf(1)).toBe(44);
    expect(alarmOf(1, rule)).toBe(alarm);
  });

  test('at the instant of the next heartbeat phi is 0 again, or T_tick', () => {
    const lastSentOf = (...rules: RuleChoice[]) => sessionWith(...rules).run(TIMERS, [], 10, 0)?.lastSent;
    expect(lastSentOf()).toBe(10);
    expect(lastSentOf(wrong('heartbeat-at-onset', 'lost'))).toBe(0);
  });

  test('with M = 1 each heartbeat arrives in the instant in which the time is over', () => {
    const one = { ...TIMERS, multiplier: 1 };
    expect(sessionWith().run(one, [PLAIN, PLAIN], 0, 0)?.alarm).toBe(34);
    expect(sessionWith(wrong('deadline-tie', 'alarm-first')).run(one, [PLAIN, PLAIN], 0, 0)?.alarm).toBe(14);
  });

  test.each([
    [3, 0, 1000],
    [3, 250, 750],
    [1, 0, 900],
    [1, 250, 750],
  ])('RFC 5880 section 6.8.7: M = %i, %i per mille, %i of 1000 us', (multiplier, jitter, interval) => {
    const session = sessionWith(wrong('bfd-send-jitter', 'rfc5880'));
    expect(session.intervalOf({ multiplier, interval: 1000, roundTrip: 0 }, jitter)).toBe(interval);
    expect(sessionWith().intervalOf({ multiplier, interval: 1000, roundTrip: 0 }, jitter)).toBe(1000);
  });

  test('nothing was ever heard', () => {
    expect(sessionWith(wrong('in-flight-at-onset', 'lost')).run(TIMERS, [], 1, 0)).toBeNull();
  });
});
