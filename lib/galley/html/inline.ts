import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const inlineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('script'), text: z.string() }),
  /** React joins style sheets of the same precedence, and identifies them by `href`. */
  z.object({ kind: z.literal('style'), href: z.string(), text: z.string() }),
  z.object({ kind: z.literal('style attribute'), text: z.string() }),
  /** The content of a frame (`srcdoc`) or its address. */
  z.object({ kind: z.literal('frame'), text: z.string() }),
])

/** An inline script, style or frame that pages may contain. */
export type Inline = z.infer<typeof inlineSchema>

/** Names the folder where the build's workers write their declarations. Unset in `next dev`. */
const variable = 'INLINE_DIR'
const declared = new Set<string>()

/**
 * Declares inline content that a component is about to render. The page's Content-Security-Policy allows exactly the
 * declared text; any other inline script, style or frame fails the build. Posts cannot declare anything.
 */
export function declareInline(inline: Inline): void {
  const dir = process.env[variable]
  const text = JSON.stringify(inline)
  if (!dir || declared.has(text)) return
  declared.add(text)
  writeFileSync(path.join(dir, createHash('sha256').update(text).digest('hex')), text)
}

/** Empties the folder of declarations, and makes this process and its workers use it. */
export function startDeclarations(dir: string): void {
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  declared.clear()
  process.env[variable] = path.resolve(dir)
}

/** Returns what the pages of this build have declared. */
export function readDeclarations(): Inline[] {
  const dir = process.env[variable]
  if (!dir) return []
  return readdirSync(dir).map((file) => inlineSchema.parse(JSON.parse(readFileSync(path.join(dir, file), 'utf8'))))
}
