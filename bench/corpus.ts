import { mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import pMap from 'p-map'
import { readCount } from './count'
import { createFence, fenceLanguages } from './fences'
import { createHeadline, createName, createParagraph, createPhrase } from './prose'
import { createRandom, pick, type Random, shuffle } from './random'

/** The time of builds of the corpus, in milliseconds since 1970: just after its ten years of posts. */
export const corpusTime = Date.UTC(2025, 0, 1)

const days = 3652
/** The minimum number of words per post, which gives about 900. */
const minWords = 870
const tags = createTags(40)

/** Writes a content folder with `posts` posts, always the same ones. Throws if `dir` is not empty. */
export async function writeCorpus(dir: string, posts: number): Promise<void> {
  await mkdir(dir, { recursive: true })
  if ((await readdir(dir)).length > 0) throw new Error(`${dir} is not empty. Choose an empty folder.`)
  await mkdir(path.join(dir, 'pages'))
  await writeFile(path.join(dir, 'authors.yml'), authors)
  await writeFile(path.join(dir, 'pages', 'about.mdx'), about)
  const writePost = async (index: number) => {
    const folder = path.join(dir, 'posts', createFacts(index).slug)
    await mkdir(folder, { recursive: true })
    await writeFile(path.join(folder, 'index.mdx'), createPost(index, posts))
  }
  await pMap(Array(posts).keys(), writePost, { concurrency: 16 })
}

/** Returns the source of post `index`, counted from 0, of a corpus of `posts` posts, to which it links. */
export function createPost(index: number, posts: number): string {
  const { random, title } = createFacts(index)
  return `---
title: ${title}
date: ${new Date(corpusTime - (1 + random(days * 24 * 60)) * 60_000).toISOString()}
description: ${createHeadline(random)}, ${createHeadline(random).toLowerCase()} and what else there is to it.
tags: [${pickTags(random).join(', ')}]
authors: [${pick(random, ['mara', 'tomas', 'mara, tomas'])}]
${createSeries(index)}---

${createBody(random, posts)}
`
}

/** Returns what other posts use of a post, and the generator for the rest of the post. */
function createFacts(index: number): { random: Random; title: string; slug: string } {
  const random = createRandom(index)
  const title = `${createHeadline(random)} on ${createName(random)}-${index}`
  return { random, title, slug: title.toLowerCase().replaceAll(' ', '-') }
}

/** Returns the series fields of a post: every eighth group of five consecutive posts is a series. */
function createSeries(index: number): string {
  const group = Math.floor(index / 5)
  return group % 8 === 0 ? `series: The road to ${createName(createRandom(group))}\npart: ${(index % 5) + 1}\n` : ''
}

function createBody(random: Random, posts: number): string {
  const blocks = [createParagraph(random), '{/* more */}']
  const extras = shuffle(random, [
    ...shuffle(random, fenceLanguages)
      .slice(0, 3 + random(2))
      .map((language) => createFence(random, language)),
    createList(random, '-'),
    createList(random, '1.'),
    createTable(random),
    ...Array.from({ length: 3 }, () => createReference(random, posts)),
  ])
  const sections = 6 + random(3)
  for (let section = 0; section < sections; section += 1) {
    // Every third section is a subsection of the one before.
    blocks.push(`${section % 3 === 2 ? '###' : '##'} ${createHeadline(random)}`, createParagraph(random))
    blocks.push(...extras.filter((_, at) => at % sections === section))
    while (countWords(blocks) < (minWords * (section + 1)) / sections) blocks.push(createParagraph(random))
  }
  return blocks.join('\n\n')
}

/** Returns the number of words in a body, without its code. */
function countWords(blocks: string[]): number {
  return blocks
    .filter((block) => !block.startsWith('```'))
    .join(' ')
    .split(/\s+/).length
}

function createList(random: Random, marker: string): string {
  return Array.from({ length: 4 + random(3) }, () => `${marker} ${createPhrase(random)}`).join('\n')
}

function createTable(random: Random): string {
  const rows = Array.from({ length: 3 + random(4) }, () => [createName(random), random(1000), createPhrase(random)])
  return [['Host', 'Count', 'Remark'], ['---', '--:', '---'], ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

function createReference(random: Random, posts: number): string {
  const { title, slug } = createFacts(random(posts))
  return `More about ${createName(random)} is in [${title}](/posts/${slug}/).`
}

/** Returns two to four tags; the first in the list are picked most often. */
function pickTags(random: Random): string[] {
  const picked = new Set<string>()
  const count = 2 + random(3)
  while (picked.size < count) picked.add(pick(random, tags.slice(0, 1 + random(tags.length))))
  return [...picked]
}

function createTags(count: number): string[] {
  const random = createRandom(count)
  const names = new Set<string>()
  while (names.size < count) names.add(createName(random))
  return [...names]
}

const authors = `authors:
  - key: mara
    name: Mara Lindqvist
    bio: Writes about packets.
  - key: tomas
    name: Tomás Ferrer
    bio: Writes about clusters.
`

const about = `---
title: About
description: Whose posts these are.
---

Nobody has written these posts; they are as long and as varied as those of a technical blog.
`

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    options: { posts: { type: 'string', default: '1000' } },
    allowPositionals: true,
  })
  const [dir] = positionals
  if (!dir) throw new Error('Usage: npx tsx bench/corpus.ts --posts 1000 <folder>')
  await writeCorpus(dir, readCount('--posts', values.posts))
}
