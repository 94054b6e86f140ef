import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')

it.each(['README.md', 'CONTRIBUTING.md'])('%s names no command that is not there', (file) => {
  const named = [...read(file).matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name)
  expect(Object.keys(JSON.parse(read('package.json')).scripts)).toEqual(expect.arrayContaining(named))
  expect(named.length).toBeGreaterThan(0)
})
