import type { LanguageFn } from 'highlight.js'
import hljs from 'highlight.js/lib/core'
import { findNearest } from '../core/diagnostics'
import { grammarOf } from './language-names'

/** Returns whether a code fence may name a language, in any case. */
export function isLanguage(name: string): boolean {
  return grammarOf.has(name.toLowerCase())
}

/**
 * Returns the known name that an unknown one probably means: a part of it, such as `python` of `python{1,3}`, or else the one
 * spelled most like it; undefined if none is near.
 */
export function suggestLanguage(name: string): string | undefined {
  const parts = name.toLowerCase().match(/[a-z]+(?:[+#]+)?/g) ?? []
  return (
    parts.find((part) => part.length > 1 && isLanguage(part)) ??
    findNearest(name, grammarOf.keys(), Math.ceil(name.length / 4))
  )
}

/**
 * Returns the grammars of languages by the given names in lower case, with those that they embed and no others, so that what
 * one post loads does not change how another looks. Throws on an unknown name.
 */
export async function loadLanguages(names: Iterable<string>): Promise<Record<string, LanguageFn>> {
  const languages = new Map<string, LanguageFn>()
  const add = async (name: string, grammar: string): Promise<void> => {
    if (languages.has(name)) return
    const language = await loadGrammar(grammar)
    languages.set(name, language)
    for (const embedded of findEmbedded(language)) await add(embedded, embedded)
  }
  for (const name of names) {
    const grammar = grammarOf.get(name.toLowerCase())
    if (!grammar) throw new Error(`Unknown language "${name}".`)
    await add(name.toLowerCase(), grammar)
  }
  return Object.fromEntries(languages)
}

/** Loads a grammar with Node when a post first uses it: a bundler would have to compile all two hundred. */
async function loadGrammar(grammar: string): Promise<LanguageFn> {
  const module: { default: LanguageFn } = await import(
    /* turbopackIgnore: true */ `highlight.js/lib/languages/${grammar}`
  )
  return module.default
}

/** Returns the languages that a grammar embeds, such as the commands of a terminal session. */
function findEmbedded(language: LanguageFn): string[] {
  const found = new Set<string>()
  // Modes can contain each other.
  const visited = new Set<unknown>()
  const visit = (mode: unknown): void => {
    if (typeof mode !== 'object' || mode === null || visited.has(mode)) return
    visited.add(mode)
    for (const [key, value] of Object.entries(mode)) {
      if (key === 'subLanguage') for (const name of [value].flat()) found.add(name)
      else visit(value)
    }
  }
  visit(language(hljs))
  return [...found]
}
