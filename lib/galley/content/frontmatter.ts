import type { Position } from 'unist'
import type { VFile } from 'vfile'
import { isMap } from 'yaml'
import type { Fault } from '../core/diagnostics'
import { findFrontmatter } from './frontmatter-block'
import { createToPlace, type Field, parseYaml, readFields, type ToPlace } from './yaml'
import { explainLines } from './yaml-mistakes'

/** The frontmatter of a file, with the place of everything in it. */
export type Frontmatter = {
  /** The fields by name; empty if the block cannot be read. */
  fields: Map<string, Field>
  /** Where the block stands; the first line if there is none. */
  place: Position
  /** What keeps it from being found, then from being read, then names that are there twice. */
  blockFault: Fault | undefined
  yamlFaults: Fault[]
  duplicates: Fault[]
}

/** The longest frontmatter that is read: YAML of a megabyte can take minutes. */
const maxLength = 20_000

/** Reads the frontmatter of a file; faults are listed, never thrown. */
export function parseFrontmatter(file: VFile): Frontmatter {
  const text = String(file)
  const toPlace = createToPlace(file)
  const none = { fields: new Map<string, Field>(), blockFault: undefined, yamlFaults: [], duplicates: [] }
  const block = findFrontmatter(text)
  if (!block) {
    const place = toPlace(0, text.split('\n', 1)[0]?.length ?? 0)
    return { ...none, place, blockFault: explainBlock(text, toPlace) }
  }
  const { yaml, start, length } = block
  const toYamlPlace = createToPlace(file, start)
  const place = toPlace(0, text.slice(0, length).trimEnd().length)
  if (yaml.length > maxLength) {
    const reason = `The frontmatter has ${yaml.length} characters, and may have ${maxLength}.`
    return {
      ...none,
      place,
      blockFault: { reason, note: 'Write --- in a line of its own below the last field.', place: toPlace(0, 3) },
    }
  }
  const { document, faults } = parseYaml(yaml, toYamlPlace)
  if (faults.length > 0) return { ...none, place, yamlFaults: faults }
  const { contents } = document
  if (contents === null) return { ...none, place }
  if (isMap(contents))
    return { ...none, place, ...readFields(contents, { document, text: yaml, toPlace: toYamlPlace }) }
  const [from = 0, to = 0] = contents.range ?? []
  const reason = 'The frontmatter is no list of fields with their values.'
  const note = explainLines(yaml)[0]?.note ?? 'Write one field a line, such as title: A title.'
  return { ...none, place, yamlFaults: [{ reason, note, place: toYamlPlace(from, to) }] }
}

/** Says why a text has no frontmatter, and where it should begin or end. */
function explainBlock(text: string, toPlace: ToPlace): Fault {
  const lines = text.split('\n')
  const placeOf = (line: number) => {
    const start = lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0)
    return toPlace(start, start + (lines[line]?.length ?? 0))
  }
  const [opener = ''] = lines
  if (!/^---[ \t]*$/.test(opener)) return { ...explainOpener(lines), place: placeOf(0) }
  const almost = lines.findIndex((line, index) => index > 0 && /^\s*(?:-{2,}|[–—]+|\.{3}|\+{3})\w*\s*$/.test(line))
  if (almost !== -1) {
    const reason = `The frontmatter is not closed: "${lines[almost]}" is not three dashes at the start of a line.`
    return { reason, note: 'Write --- in this line, and nothing else.', place: placeOf(almost) }
  }
  const field = /^(?:\s*(?:$|#|- )|\s+\S|[A-Za-z_][\w-]*:)/
  const body = lines.findIndex((line, index) => index > 0 && (line.trim() === '' || !field.test(line)))
  return {
    reason: 'The frontmatter is not closed.',
    note:
      body === -1
        ? 'Write --- in a line below the last field.'
        : `Write --- in a line of its own before line ${body + 1}.`,
    place: placeOf(0),
  }
}

const example =
  'Begin the file with a line of three dashes, the fields, and three dashes again:\n---\ntitle: A title\n---'

function explainOpener(lines: string[]): { reason: string; note: string } {
  const [opener = ''] = lines
  const given = opener.trim()
  const later = lines.findIndex((line) => line.trim() !== '')
  if (given === '' && /^---\s*$/.test(lines[later]?.trim() ?? '')) {
    return { reason: 'An empty line stands before the frontmatter.', note: 'Take the empty lines above --- out.' }
  }
  const block = lines.findIndex((line, index) => /^---\s*$/.test(line) && /^\w+:/.test(lines[index + 1] ?? ''))
  if (block > 0 && /\w/.test(given) && !given.startsWith('---')) {
    return {
      reason: `The frontmatter begins in line ${block + 1}, and has to begin in the first.`,
      note: 'Take out what stands above it, or move it below the frontmatter.',
    }
  }
  if (/^-{3}\s*[a-z]+$/i.test(given)) {
    const language = given.replace(/^-+\s*/, '')
    return {
      reason: `Frontmatter is written in YAML, not in ${language}.`,
      note: `Write --- instead of ${given}, and the fields as title: A title.`,
    }
  }
  if (/^(?:\+{3}|;{3}|\{)/.test(given)) {
    return {
      reason: `Frontmatter is written in YAML between lines of three dashes, and ${given} begins something else.`,
      note: example,
    }
  }
  if (/^(?:[-–—]+)$/.test(given) || given === '---') {
    return {
      reason: `The frontmatter begins with ${opener.replaceAll(' ', '·')}, which is not three dashes.`,
      note: `Write --- instead, and nothing else in that line.`,
    }
  }
  return { reason: 'The file does not begin with frontmatter.', note: example }
}
