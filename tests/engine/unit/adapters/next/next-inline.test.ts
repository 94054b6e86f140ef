import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPayloadScripts } from '@/lib/galley/adapters/next/next-inline'
import { readNodes } from '@/lib/galley/html/html'

const dir = mkdtempSync(path.join(tmpdir(), 'galley-'))
const write = (file: string, text: string) => writeFileSync(path.join(dir, file), text)
const read = (...scripts: string[]) =>
  readPayloadScripts(dir, 'a.html', readNodes(scripts.map((script) => `<script>${script}</script>`).join('')))

const first = 'self.__next_f.push([1,"0:\\"a\\""])'
const second = `self.__next_f.push([3,"${Buffer.from('ö\n').toString('base64')}"])`

describe('the scripts of a payload', () => {
  it('are known if together they are what Next has written beside the page', () => {
    write('a.txt', '0:"a"ö\n')
    expect(read('go()', first, second)).toEqual([first, second])
  })

  it.each([
    ['one more of their form', [first, second, 'self.__next_f.push([1,"b"])']],
    ['one less', [first]],
    ['another order', [second, first]],
    ['one that does more', [first, `${second};alert(1)`]],
    ['one that does more within', [first, 'self.__next_f.push([3,alert(1)])']],
    ['one of another kind', [first, second, 'self.__next_f.push([2,"b"])']],
  ])('are not with %s', (_, scripts) => {
    write('a.txt', '0:"a"ö\n')
    expect(read(...scripts)).toEqual([])
  })

  it('are not where Next has written nothing', () => {
    expect(readPayloadScripts(dir, 'none.html', readNodes(`<script>${first}</script>`))).toEqual([])
  })
})
