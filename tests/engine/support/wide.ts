import { createSource, type Files, svg } from './content'

/** A word of 49 letters that no font fits into a window of 320 px. */
export const longWord = 'Donaudampfschifffahrtsgesellschaftskapitänsmützen'

const code = `${'const it = '.repeat(20)}1`
const address = `https://example.org/${'a-long-path/'.repeat(12)}`
const cells = (word: string) => Array.from({ length: 12 }, (_, index) => `${word}${index}`)
const row = (word: string) => `| ${cells(word).join(' | ')} |`
const drawing = '<svg width="900" height="20" viewBox="0 0 900 20"><rect width="900" height="20" /></svg>'
const terms = Array.from({ length: 40 }, (_, index) => `x_{${index}}`).join(' + ')

/** Everything that a post can hold, wider than a phone. */
const content = [
  `A ${longWord}, *${longWord}*, a [${longWord}](${address}), ${address} and ${'10\u00a0000\u00a0'.repeat(20)}.`,
  `A \`${longWord}\`, a \`${'a_b'.repeat(40)}\`, <kbd>${longWord}</kbd>, <samp>${longWord}</samp>, H<sub>${longWord}</sub>.`,
  `\`\`\`js\n${code}\n\`\`\``,
  `\`\`\`console title="${longWord}" {1} showLineNumbers\n$ ${code}\n\`\`\``,
  `<pre>${code.replaceAll(' ', '_')}</pre>`,
  `${row('a_wide_heading_')}\n|${' --- |'.repeat(12)}\n${row(`cell `)}\n${row('a_wide_cell_')}`,
  `<table><thead><tr>${cells('Heading')
    .map((text) => `<th>${text}</th>`)
    .join('')}</tr></thead><tbody><tr>${cells(longWord)
    .map((text) => `<td>${text}</td>`)
    .join('')}</tr></tbody></table>`,
  `<table width="900"><tbody><tr><td width="900">${longWord}</td><td>A cell</td></tr></tbody></table>`,
  `A <nobr>${'long phrase '.repeat(20)}</nobr> in a line.`,
  `<div><table><tbody><tr>${cells('Cell')
    .map((text) => `<td>${text}</td>`)
    .join('')}</tr></tbody></table></div>`,
  `$$\n${terms}\n$$`,
  `Inline $$${terms}$$ and $$\\text{${longWord.replaceAll('ä', 'a').replaceAll('ü', 'u').repeat(2)}}$$ in a line.`,
  drawing,
  `A drawing ${drawing} in a line, and <span>${drawing}</span> in a phrase.`,
  `![${longWord}](./wide.svg "${longWord}")`,
  `> ${longWord}\n>\n> \`\`\`js\n> ${code}\n> \`\`\`\n>\n> ${drawing}`,
  `> [!NOTE]\n> ${longWord} and \`${'a'.repeat(90)}\`\n>\n> ${row('a')}\n> |${' --- |'.repeat(12)}\n> ${row('b_b_b_b')}\n>\n> $$\n> ${terms}\n> $$`,
  `- ${longWord}\n  - ${longWord}\n    - ${longWord}\n      - ${longWord}\n        - ${longWord}\n\n          \`\`\`js\n          ${code}\n          \`\`\`\n\n          ${row('a').trim()}\n          |${' --- |'.repeat(12)}\n          ${row('a_wide_cell').trim()}`,
  `1. - [ ] ${longWord}\n   - [x] ${drawing}`,
  `<details>\n<summary>${longWord}</summary>\n\n\`\`\`js\n${code}\n\`\`\`\n\n${longWord}\n\n</details>`,
  `<details open>\n<summary>Open</summary>\n\n${row('a')}\n|${' --- |'.repeat(12)}\n${row('a_wide_cell')}\n\n</details>`,
  `<dl><dt>${longWord}</dt><dd>${longWord} ${drawing}</dd></dl>`,
  `<figure><table><tbody><tr>${cells('Cell')
    .map((text) => `<td>${text}</td>`)
    .join('')}</tr></tbody></table><figcaption>${longWord}</figcaption></figure>`,
  `A note.[^1]\n\n[^1]: ${longWord} ${address}`,
  `<Video title="${longWord}" href="${address}" embed="https://player.example/1" />`,
].join('\n\n')

function createPost(number: number): Files {
  const source = createSource(
    {
      title: number === 1 ? longWord : `${longWord} ${'part_'.repeat(12)}${number}`,
      date: `2024-01-${10 + number}`,
      updates: [{ date: `2024-02-${10 + number}`, note: `${longWord} ${address}` }],
      tags: [longWord, 'a'.repeat(60)],
      authors: ['long', 'other'],
      series: longWord,
      part: number,
      lang: number === 3 ? 'ar' : 'de',
      cover: './wide.svg',
      coverAlt: longWord,
    },
    `${content}\n\n{/* more */}\n\n${['One', 'Two', 'Three'].map((name) => `## ${name} ${longWord} \`${'b'.repeat(60)}\`\n\n### $$${terms}$$`).join('\n\n')}\n\n<Option121Encoder />`,
  )
  const wide = svg.replaceAll('width="40"', 'width="1200"')
  return { [`posts/wide-${number}/index.mdx`]: source, [`posts/wide-${number}/wide.svg`]: wide }
}

/** A blog of words, code, tables, formulas and drawings that are wider than a phone. */
export const wideFiles: Files = {
  'authors.yml': `authors:\n  - key: long\n    name: ${longWord}\n    bio: ${longWord} ${address}\n    links:\n      - ${address}\n  - key: other\n    name: Mara ${longWord}\n  - key: mara\n    name: Mara\n`,
  'pages/about.mdx': createSource(
    { title: longWord, description: longWord },
    content.replaceAll('./wide.svg', '../posts/wide-1/wide.svg'),
  ),
  ...Object.assign({}, ...[1, 2, 3].map(createPost)),
}

/** Returns the source of `lib/site.ts` with facts that are wider than a phone. */
export function widenFacts(facts: string): string {
  return facts
    .replace("title: 'Galley'", `title: '${longWord}'`)
    .replace("description: '", `description: '${longWord} `)
    .replace("'Tags'", `'${longWord}'`)
    .replace("'About'", `'About ${longWord}'`)
    .replace("'Mastodon'", `'${longWord}'`)
    .replace('postsPerPage: 14', 'postsPerPage: 2')
    .replace("'CC BY-SA 4.0'", `'${longWord}'`)
}
