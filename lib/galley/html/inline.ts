import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const inlineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('script'), text: z.string() }),
  /** React joins the sheets of one precedence, and names them by their `href`. */
  z.object({ kind: z.literal('style'), href: z.string(), text: z.string() }),
  z.object({ kind: z.literal('style attribute'), text: z.string() }),
  /** The page within a frame, or its address. */
  z.object({ kind: z.literal('frame'), text: z.string() }),
])

/** What a page may run, style or frame itself, beside files of the site. */
export type Inline = z.infer<typeof inlineSchema>

/** Set by a build for its workers: the folder in which they say what they put into pages. A development server has none. */
const variable = 'INLINE_DIR'
const declared = new Set<string>()

/**
 * Declares what a component is about to put into a page: the page's Content-Security-Policy lets through what was
 * declared, letter by letter, and any other script, style or frame ends the build. A post cannot declare anything.
 */
export function declareInline(inline: Inline): void {
  const dir = process.env[variable]
  const text = JSON.stringify(inline)
  if (!dir || declared.has(text)) return
  declared.add(text)
  writeFileSync(path.join(dir, createHash('sha256').update(text).digest('hex')), text)
}

/** Empties the folder of declarations and has this process and its workers use it. */
export function startDeclarations(dir: string): void {
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  declared.clear()
  process.env[variable] = path.resolve(dir)
}

/** Reads what the pages of this build have declared. */
export function readDeclarations(): Inline[] {
  const dir = process.env[variable]
  if (!dir) return []
  return readdirSync(dir).map((file) => inlineSchema.parse(JSON.parse(readFileSync(path.join(dir, file), 'utf8'))))
}
