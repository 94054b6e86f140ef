import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { createPost } from '@/bench/corpus'
import { editBody, editTitle, measureFolder } from '@/bench/site'

it('an edit of a body adds to it and leaves the rest alone', () => {
  const source = createPost(1, 10)
  expect(editBody(source)).toBe(`${source}\nThis sentence was missing.\n`)
})

it('an edit of a title changes its line alone', () => {
  const source = createPost(1, 10)
  const lines = source.split('\n')
  const changed = editTitle(source).split('\n')
  expect(changed.filter((line, at) => line !== lines[at])).toEqual([`${lines[1]}, a second time`])
})

it('a folder is measured with all that is below it', async () => {
  const dir = await mkdtemp(path.join(tmpdir(), 'galley-'))
  await mkdir(path.join(dir, 'a', 'b'), { recursive: true })
  await writeFile(path.join(dir, 'one.txt'), '12345')
  await writeFile(path.join(dir, 'a', 'b', 'two.txt'), '123')
  expect(await measureFolder(dir)).toEqual({ files: 2, bytes: 8 })
})
