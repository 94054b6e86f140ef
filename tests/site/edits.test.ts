import { expect, test } from '@playwright/test'
import { readBuild } from './builds'
import { edits, randomEdits } from './edits'

for (const name of [...edits.map(([name]) => name), ...randomEdits]) {
  test(`a build after an edit (${name}) is like a clean one, to the last byte`, async () => {
    const { files } = await readBuild(`${name}-0`)
    expect(Object.keys(files).length).toBeGreaterThan(50)
    expect(files).toEqual((await readBuild(`${name}-1`)).files)
  })
}

test('after an edit of one body, one post is rendered', async () => {
  expect((await readBuild('a body-0')).output).toContain('find what has changed: 1 post and 1 other page to render')
})

test('a clean build renders all', async () => {
  expect((await readBuild('a body-1')).output).toMatch(
    /find what has changed: 19 posts and \d+ other pages to render, 0 as/,
  )
})
