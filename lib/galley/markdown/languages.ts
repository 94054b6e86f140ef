import type { LanguageFn } from 'highlight.js'

type LoadGrammar = () => Promise<{ default: LanguageFn }>

/**
 * The languages that a code fence may name: highlight.js grammars, each loaded when a post first uses it.
 * To add one, add its line: https://github.com/highlightjs/highlight.js/tree/main/src/languages
 */
const grammars = {
  apache: () => import('highlight.js/lib/languages/apache'),
  bash: () => import('highlight.js/lib/languages/bash'),
  c: () => import('highlight.js/lib/languages/c'),
  cpp: () => import('highlight.js/lib/languages/cpp'),
  csharp: () => import('highlight.js/lib/languages/csharp'),
  css: () => import('highlight.js/lib/languages/css'),
  diff: () => import('highlight.js/lib/languages/diff'),
  dockerfile: () => import('highlight.js/lib/languages/dockerfile'),
  go: () => import('highlight.js/lib/languages/go'),
  graphql: () => import('highlight.js/lib/languages/graphql'),
  haskell: () => import('highlight.js/lib/languages/haskell'),
  http: () => import('highlight.js/lib/languages/http'),
  ini: () => import('highlight.js/lib/languages/ini'),
  java: () => import('highlight.js/lib/languages/java'),
  javascript: () => import('highlight.js/lib/languages/javascript'),
  json: () => import('highlight.js/lib/languages/json'),
  kotlin: () => import('highlight.js/lib/languages/kotlin'),
  latex: () => import('highlight.js/lib/languages/latex'),
  lua: () => import('highlight.js/lib/languages/lua'),
  makefile: () => import('highlight.js/lib/languages/makefile'),
  markdown: () => import('highlight.js/lib/languages/markdown'),
  nginx: () => import('highlight.js/lib/languages/nginx'),
  perl: () => import('highlight.js/lib/languages/perl'),
  php: () => import('highlight.js/lib/languages/php'),
  plaintext: () => import('highlight.js/lib/languages/plaintext'),
  powershell: () => import('highlight.js/lib/languages/powershell'),
  python: () => import('highlight.js/lib/languages/python'),
  r: () => import('highlight.js/lib/languages/r'),
  ruby: () => import('highlight.js/lib/languages/ruby'),
  rust: () => import('highlight.js/lib/languages/rust'),
  scss: () => import('highlight.js/lib/languages/scss'),
  shell: () => import('highlight.js/lib/languages/shell'),
  sql: () => import('highlight.js/lib/languages/sql'),
  swift: () => import('highlight.js/lib/languages/swift'),
  typescript: () => import('highlight.js/lib/languages/typescript'),
  xml: () => import('highlight.js/lib/languages/xml'),
  yaml: () => import('highlight.js/lib/languages/yaml'),
} satisfies Record<string, LoadGrammar>

type LanguageName = keyof typeof grammars

/** Aliases of the languages above. */
const aliases: Record<string, LanguageName> = {
  'c++': 'cpp',
  cs: 'csharp',
  console: 'shell',
  docker: 'dockerfile',
  golang: 'go',
  html: 'xml',
  js: 'javascript',
  jsx: 'javascript',
  make: 'makefile',
  md: 'markdown',
  mdx: 'markdown',
  patch: 'diff',
  py: 'python',
  rb: 'ruby',
  rs: 'rust',
  sh: 'bash',
  svg: 'xml',
  tex: 'latex',
  text: 'plaintext',
  toml: 'ini',
  ts: 'typescript',
  tsx: 'typescript',
  txt: 'plaintext',
  yml: 'yaml',
  zsh: 'bash',
}

/** All names that a code fence may use, aliases included, sorted. */
export const languageNames: string[] = [...Object.keys(grammars), ...Object.keys(aliases)].sort()

/** Languages embedded in others, such as the commands of a terminal session. */
const embedded: Partial<Record<LanguageName, LanguageName[]>> = {
  dockerfile: ['bash'],
  markdown: ['xml', 'css', 'javascript'],
  php: ['xml', 'css', 'javascript'],
  shell: ['bash'],
  xml: ['css', 'javascript'],
}

/**
 * Returns the grammars of languages by the given names, with those that they embed and no others, so that what one post
 * loads does not change how another looks. Throws on a name that is not in `languageNames`.
 */
export async function loadLanguages(names: Iterable<string>): Promise<Record<string, LanguageFn>> {
  const languages = new Map<string, LanguageFn>()
  for (const name of names) {
    const language = isLanguageName(name) ? name : aliasOf(name)
    if (!language) throw new Error(`Unknown language "${name}".`)
    languages.set(name, (await grammars[language]()).default)
    for (const inner of embedded[language] ?? []) languages.set(inner, (await grammars[inner]()).default)
  }
  return Object.fromEntries(languages)
}

function isLanguageName(name: string): name is LanguageName {
  return Object.hasOwn(grammars, name)
}

function aliasOf(name: string): LanguageName | undefined {
  return Object.hasOwn(aliases, name) ? aliases[name] : undefined
}
