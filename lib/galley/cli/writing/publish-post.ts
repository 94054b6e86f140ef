import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Point } from 'unist'
import { readContent } from '../../check/content'
import type { Entry } from '../../check/rule'
import type { Frontmatter } from '../../content/frontmatter'
import { suggestName } from '../../core/diagnostics'
import { env } from '../../core/env'
import { writeAtomically } from '../../core/write-atomically'

/** Sets a draft's date and marks it as published; changes no other byte. Returns the file. */
export async function publishPost(slug: string, date: string): Promise<string> {
  const { file, ...draft } = findDraft(readContent().entries, slug)
  const { fields } = draft.frontmatter
  // Reading such a file as text would lose bytes.
  if (draft.encodingFault) throw new Error(`${file.path}: ${draft.encodingFault.reason} ${draft.encodingFault.note}`)
  if (!fields.has('date')) throw new Error(`${file.path} has no date. Write date: ${date}`)
  const source = path.join(env.contentDir, draft.path)
  await writeAtomically(source, publishSource(await readFile(source, 'utf8'), fields, date))
  return file.path
}

function findDraft(entries: Entry[], slug: string): Entry {
  const posts = entries.filter(({ kind }) => kind === 'post')
  const isDraft = ({ frontmatter }: Entry) => frontmatter.fields.get('draft')?.value === true
  const post = posts.find((post) => post.slug === slug)
  if (post && isDraft(post)) return post
  if (post) {
    const { blockFault, yamlFaults } = post.frontmatter
    const fault = blockFault ?? yamlFaults[0]
    throw new Error(`${post.file.path}: ${fault ? `${fault.reason} ${fault.note}` : 'Not a draft.'}`)
  }
  const drafts = posts.filter(isDraft).map(({ slug }) => slug)
  throw new Error(`Unknown draft "${slug}". ${suggestName(slug, drafts, 'drafts')}`)
}

/**
 * Returns the source of a post with a new date and without `draft: true`. Places in `fields` count lines, so they also
 * hold for CRLF. Edits the text, since serialising the YAML would change its formatting.
 */
function publishSource(source: string, fields: Frontmatter['fields'], date: string): string {
  const lines = source.split(/(?<=\r\n|\r(?!\n)|\n)/)
  const toOffset = ({ line, column }: Point) => lines.slice(0, line - 1).join('').length + column - 1
  const edits: { start: number; end: number; text: string }[] = []
  for (const [name, { keyPlace, place }] of fields) {
    const start = toOffset(keyPlace.start)
    const end = start + source.slice(start, toOffset(place.end)).trimEnd().length
    if (name === 'date') edits.push({ start, end, text: `date: ${date}` })
    if (name !== 'draft') continue
    const line = lines[keyPlace.start.line - 1] ?? ''
    const isAlone = line.trim() === source.slice(start, end)
    edits.push(isAlone ? { start, end: start + line.length, text: '' } : { start, end, text: 'draft: false' })
  }
  return edits.reduceRight((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), source)
}
