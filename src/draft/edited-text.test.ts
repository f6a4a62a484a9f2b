import { describe, expect, test } from 'vitest';
import { addedBy, check, type Edit, replace } from './check-text.fixture.ts';
import { SHORT_DRAFT } from './short-draft.fixture.ts';

const reflow = (text: string): string =>
  text
    .split('\n\n')
    .map((paragraph) => paragraph.replaceAll(/\n +/g, ' ').replaceAll(/(.{40}\S*) /g, '$1\n   '))
    .join('\n\n');

const paged = (text: string): string =>
  text
    .split('\n')
    .flatMap((line, index) =>
      index % 12 === 11
        ? [
            line,
            '',
            'Melegassi        Expires 1 December 2026        [Page 1]',
            '\f',
            'Internet-Draft      Coupling      May 2026',
            '',
          ]
        : [line],
    )
    .join('\n');

/** Each with all that it adds to what the text is told anyhow. */
const EDITS: readonly Edit[] = [
  // What says the same in another form adds nothing.
  ['lines that end as on other systems', (text) => text.replaceAll('\n', '\r\n'), []],
  ['pages with headers and footers', paged, []],
  ['paragraphs that are filled anew', reflow, []],
  ['headings in the middle', (text) => text.replaceAll(/^(\d)/gm, '            $1'), []],
  [
    'an equation in another order',
    replace('c_json + c_bfd_parse + 2 * c_hmac,', '2 * c_hmac + c_json + c_bfd_parse,'),
    [],
  ],
  [
    'an equation with another grouping',
    replace('= (R_L * c_path + F * c_xdp) / c_path', '= R_L * c_path / c_path + F * c_xdp / c_path'),
    [],
  ],
  ['a number with more places that is right', replace('0.05 / 8.70 = 0.00575', '0.05 / 8.70 = 0.005747'), []],
  ['a sentence more', replace('It ends', 'Nothing is new. It ends'), []],
  // A number in each section.
  [
    'one theorem fewer',
    replace('the three theorems', 'the two theorems'),
    ['5:26 figure/not-reproduced: three-theorems comes to 3, and two is printed'],
  ],
  [
    'a corollary more',
    replace('two derived', 'three derived'),
    ['5:46 figure/not-reproduced: two-corollaries comes to 2, and three is printed'],
  ],
  [
    'another quorum',
    replace('default 2', 'default 3'),
    ['12:39 figure/contradicts: quorum-default cannot be true beside captured-quorum'],
  ],
  ['a price that nothing else rests on', replace('78.80', '80.00'), []],
  [
    'the share of the parser',
    replace('~ 1/14', '~ 1/15'),
    ['17:49 figure/not-reproduced: bfd-parse-share comes to 14, and 15 is printed'],
  ],
  [
    'the sum of the prices',
    replace('2 * 2.10 = 8.70', '2 * 2.10 = 8.80'),
    ['20:38 figure/not-reproduced: c-path comes to 8.70, and 8.80 is printed'],
  ],
  [
    'a price in the sum alone',
    replace('c_path = 4.20 +', 'c_path = 4.30 +'),
    [
      '20:13 equation/false: c_path is 8.7, which is not equal to 4.30 + 0.30 + 2 * 2.10',
      '20:38 equation/false: 4.30 + 0.30 + 2 * 2.10 is 8.8, which is not equal to 8.70',
    ],
  ],
  [
    'the scaling',
    replace('~ 198x', '~ 190x'),
    [
      '32:18 figure/contradicts: joint-reference cannot be true beside joint-regime-c, joint-scaling, regime-c-band',
      '32:55 figure/contradicts: joint-regime-c cannot be true beside joint-scaling, regime-c-band',
      '33:15 figure/contradicts: joint-scaling cannot be true beside regime-c-band',
    ],
  ],
  [
    'R_L where it is first said',
    replace('For R_L = 4', 'For R_L = 5'),
    [
      '43:59 figure/not-reproduced: flood-bound comes to 10.89, and 9.89 is printed',
      '45:28 figure/not-reproduced: flood-receipt comes to 11.0, and 10.0 is printed',
      '63:15 value/stated-twice: rate-limit-factor is 4 here and 5 on line 43',
      '64:14 figure/conclusion-changes: nic-ratio comes to 5.13, and 4.13 is printed',
      '65:7 figure/not-reproduced: nic-margin comes to 6, and 5 is printed',
    ],
  ],
  [
    'the bound',
    replace('0.00575 = 9.89', '0.00575 = 9.99'),
    [
      '43:59 figure/conclusion-changes: flood-bound comes to 9.89, and 9.99 is printed',
      '45:28 figure/unpublished: flood-receipt can be recomputed only with something that the text does not print',
    ],
  ],
  [
    'the slope',
    replace('8.70 = 0.00575', '8.70 = 0.00574'),
    ['38:50 figure/not-reproduced: flood-slope comes to 0.00575, and 0.00574 is printed'],
  ],
  [
    'the other side of the receipt',
    replace('without = 1024x', 'without = 512x'),
    ['45:45 figure/not-reproduced: flood-receipt-unlimited comes to 1024, and 512 is printed'],
  ],
  [
    'the modes',
    replace('x 2 modes', 'x 3 modes'),
    ['44:31 figure/not-reproduced: flood-modes comes to 2, and 3 is printed'],
  ],
  [
    'the predicates',
    replace('All three', 'All four'),
    ['51:8 figure/not-reproduced: three-predicates comes to 3, and four is printed'],
  ],
  [
    'the forgery, as it should be',
    replace('2^-128', '2^-256'),
    [
      '52:8 figure/contradicts: tag-octets cannot be true beside captured-tag-bits',
      '52:43 figure/contradicts: forgery-probability cannot be true beside captured-tag-bits',
    ],
  ],
  ['the window', replace('60-second', '30-second'), []],
  [
    'the margin',
    replace('at 5 * PPS_t', 'at 4 * PPS_t'),
    [
      '64:14 figure/contradicts: nic-ratio cannot be true beside nic-margin',
      '65:7 figure/not-reproduced: nic-margin comes to 5, and 4 is printed',
    ],
  ],
  [
    'the band',
    replace('[150%, 200%]', '[150%, 160%]'),
    ['73:17 figure/conclusion-changes: regime-c-band: 174.25216 does not lie in 150 to 160'],
  ],
  [
    'the share of HMACs',
    replace('0.21 %', '0.22 %'),
    ['74:15 figure/not-reproduced: hmac-share comes to 0.21, and 0.22 is printed'],
  ],
  [
    'the checks',
    replace('12/12 PASS', '11/12 PASS'),
    ['75:52 figure/not-reproduced: validator-checks comes to 12, and 11 is printed'],
  ],
  // Units and symbols.
  [
    'another unit',
    replace('c_xdp = 0.05 us', 'c_xdp = 0.05 ms'),
    [
      '18:52 value/other-unit: 0.05 ms is in another unit than us',
      '38:36 equation/false: c_xdp / c_path is 5.747126436781..., which is not equal to 0.05 / 8.70',
      '38:50 figure/not-reproduced: flood-slope comes to 5.74713, and 0.00575 is printed',
      '39:26 equation/mixed-units: R_L * c_path + F * c_xdp adds us and ms',
      '43:59 figure/not-reproduced: flood-bound comes to 5889.06, and 9.89 is printed',
      '45:28 figure/not-reproduced: flood-receipt comes to 5889.2, and 10.0 is printed',
    ],
  ],
  [
    'no unit',
    replace('c_xdp = 0.05 us', 'c_xdp = 0.05'),
    ['18:52 value/other-unit: 0.05 is in another unit than us'],
  ],
  [
    'a symbol of another name',
    replace('c_ed25519 = 78.80', 'c_sign = 78.80'),
    [
      '14:1 reading/not-found: c-ed25519 is not found in section 1.2, or elsewhere',
      '18:22 symbol/unused: c_sign is explained, and used nowhere in the text',
      '30:30 symbol/undefined: c_ed25519 is used in a formula, and the text says nowhere what it is',
    ],
  ],
  [
    'a limit that none can be',
    replace('For R_L = 4', 'For R_L = 0'),
    [
      '43:14 value/not-legal: rate-limit-factor cannot be 0',
      '63:15 value/stated-twice: rate-limit-factor is 4 here and 0 on line 43',
    ],
  ],
  [
    'a limit with too many decimals',
    replace('B_F = 8', 'B_F = 8.12345'),
    ['63:27 value/not-legal: burst-factor cannot be 8.12345'],
  ],
  // What nobody has read yet.
  [
    'a scale point more',
    replace('which is ~ 198x', '(20 ms / N=5k, 218 % core) between; that is ~ 198x'),
    [],
  ],
  [
    'a scale point with another cost',
    replace('which is ~ 198x', '(20 ms / N=5k, 300 % core) between; that is ~ 198x'),
    ['33:19 figure/unpublished: n-5000-at-20-ms comes to 218 % of a core, and 300 is printed'],
  ],
  ['a flood factor more', replace('F = 1024 ->', 'F = 2048 is one, F = 1024 ->'), []],
  [
    'a flood factor that nothing can send',
    replace('F = 1024 ->', 'F = 0 is one, F = 1024 ->'),
    ['43:21 value/not-legal: no case can be tried at 0'],
  ],
  // Sentences.
  [
    'a MUST that nobody checks',
    replace('It ends with', 'A tick MUST be short. It ends with'),
    ['69:4 reading/unread: nothing was read from a sentence that says MUST'],
  ],
  ['a MUST in a list of changes', (text) => `${text}\n9. Change Log\n\n   Ticks MUST be short now.\n`, []],
  [
    'a sentence that is reworded',
    replace('All three predicates hold', 'Each of the three predicates holds'),
    [
      '47:1 reading/not-found: three-predicates is not found in section 4, or elsewhere',
      '51:4 reading/unread: nothing was read from a sentence that says Each',
    ],
  ],
];

describe('a text gives worlds that nobody has read yet', () => {
  const revisionOf = (text: string) => check(text).read.revision;

  test('a scale point, with what is not printed as another has it', () => {
    const more = SHORT_DRAFT.replace(
      'which is ~ 198x',
      '(20 ms / N=5k, 218 % core) in between, which is ~ 198x',
    );
    const [before, after] = [revisionOf(SHORT_DRAFT), revisionOf(more)];
    expect(after.scalePoints.length).toBe(before.scalePoints.length + 1);
    expect(after.scalePoints.at(-1)).toMatchObject({
      N: 5000,
      T_tick: 20_000,
      cells_k: 8,
      bundle_period: 10,
    });
  });

  test('a flood factor, in its order', () => {
    const more = SHORT_DRAFT.replace('F = 1024 ->', 'F = 512 and F = 1024 ->');
    expect(revisionOf(more).floodFactors).toEqual([1, 4, 16, 64, 256, 512, 1024]);
  });
});

describe('an edit adds what it makes false, and nothing else', () => {
  test.each(EDITS)('%s', (_, edit, added) => {
    expect(addedBy(edit)).toEqual(added);
  });
});
