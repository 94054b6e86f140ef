import { describe, expect, it } from 'vitest'
import { type ClientModules, findRuntime, frameworkModules, isFramework } from '@/lib/galley/adapters/next/runtime'
import { applyEdits, readNodes } from '@/lib/galley/html/html'

const modules: ClientModules = new Map([
  ['11', `node_modules/${frameworkModules[0]}`],
  ['22', 'components/islands/Clock.tsx'],
])

/** A page as Next exports it, whose payload is `rows`. */
function createPage(body: string, rows = '3:I[11,["$2"],"default"]\n'): string {
  return [
    '<!DOCTYPE html><html><head>',
    '<style data-precedence="next" data-href="/blog/_next/static/chunks/a.css">a{}</style>',
    '<link rel="preload" as="script" fetchPriority="low" href="/blog/_next/static/chunks/a.js"/>',
    '<script src="/blog/_next/static/chunks/b.js" async=""></script></head>',
    `<body><div hidden=""><!--$--><!--/$--></div>${body}`,
    '<script id="_R_">(globalThis["TURBOPACK"] = []).push({})</script>',
    '<script>(self.__next_f=self.__next_f||[]).push([0])</script>',
    `<script>self.__next_f.push([1,${JSON.stringify(rows)}])</script></body></html>`,
  ].join('')
}

const strip = (page: string) => {
  const { edits, islands } = findRuntime(page, readNodes(page), modules)
  return { html: applyEdits(page, edits), islands }
}

describe('a page without an island', () => {
  it('keeps its text and loses all that Next runs in the browser', () => {
    expect(strip(createPage('<main>Text</main>'))).toEqual({
      html: '<!DOCTYPE html><html><head><style>a{}</style></head><body><main>Text</main></body></html>',
      islands: [],
    })
  })

  it("loses React's marks in the text, and nothing of the text", () => {
    const { html } = strip(
      createPage('<p>Page: <!-- -->1<!-- --> of <!-- -->2</p><!--$--><pre>&lt;!-- a --&gt;</pre><!--/$-->'),
    )
    expect(html).toContain('<body><p>Page: 1 of 2</p><pre>&lt;!-- a --&gt;</pre></body>')
  })

  it('keeps scripts that are not of Next, and images that load early', () => {
    const own = [
      '<script type="application/ld+json">{"@graph":[{"name":"self.__next_f.push"}]}</script>',
      '<script type="speculationrules">{"prefetch":[]}</script>',
      '<script src="/blog/site.js" defer=""></script>',
      '<link rel="preload" href="/blog/media/a.svg" as="image"/>',
      '<link rel="stylesheet" href="/blog/own.css"/>',
      '<div hidden="">Kept</div>',
    ].join('')
    expect(strip(createPage(own)).html).toContain(`<body>${own}</body>`)
  })

  it('may speak of payloads in its text', () => {
    const body = '<pre>self.__next_f.push([1,"3:I[22,"])</pre>'
    const { html, islands } = strip(createPage(body, '3:["$","pre",null,{"children":"push([1,4:I[22,"}]\n'))
    expect(islands).toEqual([])
    expect(html).toContain(body)
  })
})

describe('a page with an island', () => {
  it('stays as it is, and names the island', () => {
    const page = createPage('<main>Text</main>', '3:I[11,["$2"],"default"]\n4:I[22,["$2"],"Clock"]\n')
    expect(strip(page)).toEqual({ html: page, islands: ['components/islands/Clock.tsx'] })
  })

  it('is found when a text of known length stands before it without a line end', () => {
    expect(strip(createPage('', '3:T4,text4:I[22,["$2"],"Clock"]\n')).islands).toEqual(['components/islands/Clock.tsx'])
  })

  it('is one whose modules are not known, by number or by name', () => {
    expect(strip(createPage('', '4:I[99,[],"x"]\n')).islands).toEqual(['module 99, which no manifest names'])
    expect(strip(createPage('', '4:I["new-name",[],"x"]\n')).islands).toEqual([
      'module new-name, which no manifest names',
    ])
  })
})

describe("React's outlined content", () => {
  it.each(['<template id="B:0"></template>', '<template id="P:1"></template>', '<div hidden id="S:0">Text</div>'])(
    'ends the build: %s',
    (markup) => {
      expect(() => strip(createPage(markup))).toThrow('a Suspense boundary holds too much')
    },
  )
})

describe("Next's own modules", () => {
  it('are known by their exact place', () => {
    expect(isFramework(`node_modules/${frameworkModules[1]}`)).toBe(true)
    expect(isFramework('node_modules/next/dist/client/script.js')).toBe(false)
    expect(isFramework(`components/${frameworkModules[1]}`)).toBe(false)
  })
})
