import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { declareInline, readDeclarations, startDeclarations } from '@/lib/galley/html/inline'

describe('what pages hold besides text', () => {
  it('is told to nobody where there is no build', () => {
    vi.stubEnv('INLINE_DIR', '')
    declareInline({ kind: 'script', text: 'a()' })
    expect(readDeclarations()).toEqual([])
  })

  it('is told to the build, once, and to no later one', () => {
    const dir = path.join(mkdtempSync(path.join(tmpdir(), 'galley-')), 'inline')
    vi.stubEnv('INLINE_DIR', '')
    startDeclarations(dir)
    const script = { kind: 'script', text: 'a("\n")' } as const
    const style = { kind: 'style', href: 'a.css', text: 'a{}' } as const
    for (const inline of [script, style, script]) declareInline(inline)
    expect(readDeclarations()).toHaveLength(2)
    expect(readDeclarations()).toEqual(expect.arrayContaining([script, style]))
    startDeclarations(dir)
    expect(readDeclarations()).toEqual([])
  })
})
