import { describe, expect, it } from 'vitest'
import { assertSameText } from '@/lib/galley/adapters/next/same-text'

const page = (body: string) => `<!DOCTYPE html><html><head><title>A</title></head><body>${body}</body></html>`

describe('the text of a page', () => {
  it.each([
    ['<p>Page: <!-- -->1<!-- --> of 2</p>', '<p>Page: 1 of 2</p>'],
    ['<div hidden=""><!--$--><!--/$--></div><main>A</main>', '<main>A</main>'],
    ['<main>A</main><script>self.__next_f.push([1,"<b>"])</script>', '<main>A</main>'],
    ['<style data-href="a.css">a > b {}</style><p>A</p>', '<style>a > b {}</style><p>A</p>'],
  ])('is the same in %j and %j', (before, after) => {
    expect(() => assertSameText(page(before), page(after))).not.toThrow()
  })

  it.each([
    ['loses a word', '<p>One two</p>', '<p>One </p>'],
    ['keeps text that was in a comment', '<p>One<!-- two --></p>', '<p>One two</p>'],
    ['loses a section', '<section hidden="" id="X:0">All</section>', ''],
    ['moves a word', '<p>One</p><p>two</p>', '<p>two</p><p>One</p>'],
  ])('is another if a page %s', (_, before, after) => {
    expect(() => assertSameText(page(before), page(after))).toThrow('has changed the text of the page: "A')
  })

  it('is shown where it differs', () => {
    const before = page(`<p>${'x'.repeat(100)} here</p>`)
    expect(() => assertSameText(before, before.replace('here', 'there'))).toThrow(
      `"${'x'.repeat(19)} here" became "${'x'.repeat(19)} there"`,
    )
  })
})
