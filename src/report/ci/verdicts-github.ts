import { asManyAsShown, githubCommand } from '../text/github-command.ts';
import { counterexampleLines, type Reported, type RunReport, toldInShort } from './run-report.ts';

/** What is not as accepted as commands of a GitHub workflow, and how many more there are. */
export function verdictsGithub({ statements, faults }: RunReport): readonly string[] {
  const commands = (standing: Reported['standing'], level: 'error' | 'warning') =>
    statements
      .filter((each) => each.standing === standing)
      .map((each) =>
        githubCommand(level, { ...each.place, title: each.id }, [
          toldInShort(each),
          each.sentence,
          ...counterexampleLines(each),
        ]),
      );
  return [
    ...asManyAsShown(
      [
        ...commands('different', 'error'),
        ...faults.map(({ file, line, kind, text }) =>
          githubCommand('error', { file, line, title: `${kind} acceptance` }, [text]),
        ),
      ],
      'that differ',
    ),
    ...asManyAsShown(commands('inconclusive', 'warning'), 'that are inconclusive'),
  ];
}
