import type { Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import hljs from 'highlight.js'
import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { translate } from '@/lib/galley/content/translation'
import { grammarOf } from '@/lib/galley/markdown/language-names'
import { isLanguage, loadLanguages, suggestLanguage } from '@/lib/galley/markdown/languages'
import { rehypeCode } from '@/lib/galley/markdown/rehype-code'

async function highlight(language: string, text: string): Promise<string> {
  const code = h('code', { class: `language-${language}` }, text)
  const tree: Root = { type: 'root', children: [h('pre', [code])] }
  const file = new VFile()
  await rehypeCode(translate('en'))(tree, file)
  expect(file.messages).toEqual([])
  return toHtml(code)
}

describe('languages', () => {
  it('all load, under every name they have', async () => {
    for (const name of grammarOf.keys()) expect((await loadLanguages([name]))[name], name).toBeTypeOf('function')
  })

  it('are those of highlight.js with their aliases, of which two grammars claim "ls" and "ml"', () => {
    const claims = hljs
      .listLanguages()
      .flatMap((grammar) => [grammar, ...(hljs.getLanguage(grammar)?.aliases ?? [])].map((name) => [name, grammar]))
    expect(claims.length).toBeGreaterThan(350)
    const others = claims.filter(([name = '', grammar]) => grammarOf.get(name.toLowerCase()) !== grammar)
    expect(others).toEqual([
      ['ls', 'lasso'],
      ['ml', 'sml'],
    ])
  })

  it('load those that they embed, and no others', async () => {
    expect(Object.keys(await loadLanguages(['json']))).toEqual(['json'])
    expect(Object.keys(await loadLanguages(['console']))).toEqual(['console', 'bash'])
    expect(Object.keys(await loadLanguages(['html'])).sort()).toEqual(['css', 'graphql', 'html', 'javascript', 'xml'])
  })

  it.each([
    ['JSON', '{ "a": 1 }', '<span class="hljs-attr">"a"</span>'],
    ['Dockerfile', 'RUN echo "a"', '<span class="hljs-keyword">RUN</span>'],
    ['C#', 'int a;', '<span class="hljs-built_in">int</span>'],
    ['elixir', 'defmodule A do\nend', '<span class="hljs-keyword">defmodule</span>'],
    ['nix', '{ a = true; }', '<span class="hljs-literal">true</span>'],
    ['vue', '<template><p :id="a"/></template>', '<span class="hljs-name">template</span>'],
    ['vue', '<script setup lang="ts">\nconst a: number = 1\n</script>', '<span class="hljs-keyword">const</span>'],
    ['svelte', '<style>\np { color: red }\n</style>', '<span class="hljs-attribute">color</span>'],
    ['astro', '<Layout title="A" />', '<span class="hljs-attr">title</span>'],
    ['prisma', 'enum A {}\n// B\n', '<span class="hljs-comment">// B</span>'],
    ['hcl', 'resource "a" "b" {\n  count = 1 # one\n}', '<span class="hljs-comment"># one</span>'],
    ['terraform', 'a = true', '<span class="hljs-literal">true</span>'],
    ['octave', 'a = zeros(1);', '<span class="hljs-built_in">zeros</span>'],
    ['hlsl', 'float a;', '<span class="hljs-type">float</span>'],
    ['zig', 'pub fn main() void {}', '<span class="hljs-keyword">fn</span>'],
    ['mermaid', 'graph TD; A-->B', 'graph TD; A-->B'],
  ])('are highlighted as their authors call them: %s', async (name, text, html) => {
    expect(await highlight(name, text)).toContain(html)
  })

  it('have their names in lower case on the page', async () => {
    expect(await highlight('JSON', '1')).toContain('<code class="hljs language-json">')
  })

  it('that are unknown are refused, names of object properties too', async () => {
    await expect(loadLanguages(['klingon'])).rejects.toThrow('Unknown language "klingon".')
    await expect(loadLanguages(['constructor'])).rejects.toThrow('Unknown language "constructor".')
    expect(isLanguage('constructor')).toBe(false)
  })

  it.each([
    ['pyhton', 'python'],
    ['JavaScriptt', 'javascript'],
    ['python{1,3}', 'python'],
    ['c++17', 'c++'],
    ['js:title.js', 'js'],
    ['angular-ts', 'ts'],
    ['powershell-core', 'powershell'],
    ['quenya', undefined],
    ['math', undefined],
  ])('that are unknown mean a known one, if any is near: %s', (name, meant) => {
    expect(suggestLanguage(name)).toBe(meant)
  })
})
