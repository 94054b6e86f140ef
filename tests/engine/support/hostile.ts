import { createSource, type Files, svg } from './content'

/** Texts that must stay text wherever an author can write one. */
export const hostileTexts = [
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'-alert(1)-' `$` {alert(1)} <!-- --> <![CDATA[ ]]> ]]>",
  '&amp;amp; &lt;b&gt; &#60;script&#62;',
  'constructor',
  '__proto__',
  'toString',
  '</xmp></noembed></title></style><script>alert(1)</script><plaintext>',
]

/** Escapes a text for MDX. */
function escapeMdx(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#&"'$!|~-]/g, '\\$&')
}

/** Returns a text as a file name, without slashes and hashes, which links could not contain. */
const toName = (text: string): string => text.replaceAll('/', '∕').replaceAll('#', '＃')

/** Returns a post with a hostile text as its title and in all other places. */
function createPost(text: string, number: number): Files {
  const image = `${toName(text)}.svg`
  const source = createSource(
    {
      title: text,
      date: `2024-01-${10 + number}`,
      updates: [{ date: `2024-02-${10 + number}`, note: text }],
      description: `${text} described`,
      tags: hostileTexts,
      authors: ['constructor'],
      cover: `./${encodeURI(image)}`,
      coverAlt: `${text} covered`,
      series: text,
      part: 1,
      aliases: [`/old/${text.replace(/[\s#]/g, '')}/${number}.html`],
      guid: `urn:x:${number}:${encodeURIComponent(text)}`,
    },
    [
      `${escapeMdx(text)} in the excerpt. ![${escapeMdx(text)} shown](./${encodeURI(image).replaceAll('&', '\\&')} "${escapeMdx(text)}")`,
      `<details><summary>More</summary>[A link](https://a.example/ "${escapeMdx(text)}")</details>`,
      '{/* more */}',
      ...['One', 'Two', 'Three'].map((name) => `## ${name} ${escapeMdx(text)}`),
      `A \`${text.replaceAll('`', '')}\` and a [${escapeMdx(text)}](https://a.example/?${encodeURIComponent(text)}).[^1]`,
      `\`\`\`\`sh title="${text.replace(/["`]/g, '')}"\n${text}\n\`\`\`\``,
      `| ${escapeMdx(text)} |\n| --- |\n| ${escapeMdx(text)} |`,
      `$$\n\\text{${text.replace(/[^A-Za-z<>/()]/g, '')}}\n$$`,
      `[^1]: ${escapeMdx(text)}`,
    ].join('\n\n'),
  )
  return { [`posts/hostile-${number}/index.mdx`]: source, [`posts/hostile-${number}/${image}`]: svg }
}

/** An unlisted post with an island, whose ids and names are those of globals of React and Next. */
const clobbering = createSource(
  { title: 'Clobbering', date: '2024-01-02', description: 'Names of the page itself.', unlisted: true },
  [
    '## \\_\\_next\\_f',
    '## TURBOPACK',
    '<p id="querySelector">A</p>',
    '<div hidden></div>',
    '<Option121Encoder />',
    '$$\n\\rule{99999em}{99999em} \\raisebox{-9999em}{a} \\fcolorbox{red}{blue}{b}\n$$',
    '<svg width="4" height="4"><defs><linearGradient id="a"><stop offset="0" stopColor="red" /></linearGradient></defs><rect width="4" height="4" fill="url(#a)" /></svg>',
    `Inline $$${'\\raisebox{50em}{'.repeat(9)}a${'}'.repeat(9)}$$ and $$${'\\kern50em '.repeat(90)}a$$.`,
    `$$\n${'\\kern50em '.repeat(90)}a\n$$`,
    '<svg width="9999999" height="4"><rect width="4" height="4" /></svg>',
    'A drawing <svg width="9999999" height="4"><rect width="4" height="4" /></svg> in a line.',
    '```txt showLineNumbers=7\na\n```',
  ].join('\n\n'),
)

/** A blog of hostile texts. */
export const hostileFiles: Files = {
  'authors.yml': `authors:\n  - key: mara\n    name: Mara\n  - key: constructor\n    name: ${JSON.stringify(hostileTexts.join(' '))}\n    bio: ${JSON.stringify(hostileTexts.join(' '))}\n`,
  'pages/about.mdx': createSource({ title: hostileTexts[0], description: hostileTexts[1] }, 'Somebody.'),
  'posts/clobbering.mdx': clobbering,
  'posts/constructor.mdx': createSource({ title: 'Constructor', date: '2024-01-01' }, 'Text.'),
  ...Object.assign({}, ...hostileTexts.map(createPost)),
}
