import { createSource, type Files } from './content'

const imports = [
  "import { Chart } from './chart'",
  "import facts from './facts'",
  "import { Video } from '@/components/mdx/Video'",
].join('\n')

/** Returns a post that contains code, with the files that it imports; `more` is added at its end. */
export function createCodePost(more = ''): Files {
  return {
    'posts/code/index.mdx': createSource(
      { title: 'Code', date: '2024-02-29' },
      [
        imports,
        'The answer is {6 * 7}, or <Chart values={facts.values} />.',
        '{/* more */}',
        "export const Note = ({ children }) => <em className={'note'}>{children}</em>",
        '<Note>Declared in {[2024, 3].join("-")}.</Note>',
        '<Video {...{ title: "A talk", href: "https://video.example/1" }} embed={"https://player.example/" + 6 * 7} />',
        'See the <a href={"/" + facts.folder + "/"}>about</a>.',
        more,
      ].join('\n\n'),
    ),
    'posts/code/chart.tsx': [
      "import type { ReactNode } from 'react'",
      "import { formatDay } from '@/lib/galley/core/dates'",
      'export function Chart({ values }: { values: number[] }): ReactNode {',
      "  return <b title={formatDay('2024-02-29', 'en')}>{values.map((value) => value * 10).join(' < ')}</b>",
      '}',
    ].join('\n'),
    'posts/code/facts.ts': "export default { values: [1, 2], folder: 'about' }",
  }
}
