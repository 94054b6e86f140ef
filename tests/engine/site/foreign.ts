import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { messages } from '../../../lib/messages'
import { createSource, type Files } from '../support/content'
import { makeCheckout } from './checkout'

/** Returns a text with full-width letters, which nobody types, in place of those of ASCII; placeholders and tags stay. */
function widen(text: string): string {
  return text.replace(/\{\w+\}|<\/?\w+>|([A-Za-z])/g, (whole, letter?: string) =>
    letter ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : whole,
  )
}

/** Creates a checkout in Japanese, for its dates without letters, with made-up messages and without a Latin letter in its facts. */
export async function makeForeignCheckout(dir: string): Promise<void> {
  await makeCheckout(dir, (facts) =>
    facts
      .replace("lang: 'en'", "lang: 'ja'")
      .replace(/\b(title|description|label|name): '[^']*'/g, (_, field) => `${field}: '字'`),
  )
  const made = JSON.stringify(messages.en, (_, value) => (typeof value === 'string' ? widen(value) : value))
  const source = `import type { Messages } from './messages'\n\nexport const ja: Messages = ${made}\n`
  await writeFile(path.join(dir, 'lib/messages/ja.ts'), source)
}

const body = [
  '一つの文です。',
  '{/* more */}',
  '## 一',
  '> [!NOTE]\n> 文です。',
  '> [!TIP]\n> 文です。',
  '> [!IMPORTANT]\n> 文です。',
  '> [!WARNING]\n> 文です。',
  '> [!CAUTION]\n> 文です。',
  '- [x] 文\n- [ ] 文',
  '| 一 | 二 |\n| --- | --- |\n| 三 | 四 |',
  '```\n一\n```',
  '## 二',
  '文。[^1] また。[^1]',
  '<Video title="動画" href="https://動画.example/一" embed="https://動画.example/二" />',
  '## 三',
  '[^1]: 注です。',
].join('\n\n')

const authors = { mara: '山田', b: '田中' }
const shared = { tags: ['網'], authors: Object.keys(authors), series: '連載' }

/** Posts and a page with everything that the engine or the theme adds words to, without a Latin letter in their texts. */
export const foreignFiles: Files = {
  'authors.yml': `authors:\n${Object.entries(authors)
    .map(([key, name]) => `  - key: ${key}\n    name: ${name}\n`)
    .join('')}`,
  'pages/about.mdx': createSource({ title: '私' }, body),
  'posts/russian.mdx': createSource(
    { title: 'Запись', date: '2024-02-01', lang: 'ru', translationOf: 'n1' },
    '## Раз\n\nТекст.\n\n```\nкод\n```\n\n## Два\n\nТекст.\n\n## Три\n\nТекст.',
  ),
  ...Object.fromEntries(
    Array.from({ length: 16 }, (_, index) => [
      `posts/n${index + 1}.mdx`,
      createSource(
        {
          title: `記事${index + 1}`,
          date: `2024-01-${index + 10}`,
          ...(index === 0 && { updated: '2024-03-01', updates: [{ date: '2024-03-01', note: '直した。' }] }),
          ...(index < 3 && { ...shared, part: index + 1 }),
          ...(index === 4 && { aliases: ['/old/'] }),
        },
        body,
      ),
    ]),
  ),
}
