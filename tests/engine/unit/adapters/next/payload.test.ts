import { describe, expect, it } from 'vitest'
import { readModuleIds } from '@/lib/galley/adapters/next/payload'

const pushText = (text: string) => `self.__next_f.push(${JSON.stringify([1, text])})`
const pushBytes = (bytes: Buffer) => `self.__next_f.push(${JSON.stringify([3, bytes.toString('base64')])})`
const readIds = (...scripts: string[]) => [...readModuleIds(scripts)]

describe('the modules of a payload', () => {
  it('are those of its imports, each once', () => {
    const rows = '0:{"a":"$1"}\n1:I[22,["$2"],"Clock"]\n2:"text"\n3:I["a name",[],"x"]\n4:I[22,["$2"],"Clock"]\n'
    expect(readIds(pushText(rows))).toEqual(['22', 'a name'])
  })

  it('are none where nothing is handed over', () => {
    expect(readIds()).toEqual([])
    expect(readIds('(self.__next_f=self.__next_f||[]).push([0])', 'self.__next_f.push([2,null])')).toEqual([])
  })

  it('are found behind a text, which has a length in bytes and no end of line', () => {
    expect(readIds(pushText('1:T6,✓…2:I[22,[],"Clock"]\n'))).toEqual(['22'])
    expect(readIds(pushText('1:T0,2:I[22,[],"Clock"]\n'))).toEqual(['22'])
  })

  it('are not those that a text speaks of', () => {
    const text = 'A row:\n2:I[33,[],"x"]\n'
    expect(
      readIds(pushText(`1:T${text.length.toString(16)},${text}3:["$","p",null,{"children":"4:I[44,"}]\n`)),
    ).toEqual([])
  })

  it('are found however the payload is cut, even within a character', () => {
    const payload = Buffer.from('1:T6,✓…2:I[22,[],"Clock"]\n3:["é"]\n4:I[33,[],"Map"]\n')
    for (let cut = 0; cut <= payload.length; cut += 1) {
      expect(readIds(pushBytes(payload.subarray(0, cut)), pushBytes(payload.subarray(cut)))).toEqual(['22', '33'])
    }
  })

  it.each(['no row', '1:[]', '1:T6', '1:T,text', '1:T6,text'])(
    'have it end with an error if it is cut short: %s',
    (rows) => {
      expect(() => readModuleIds([pushText(rows)])).toThrow("Cannot read a page's payload.")
    },
  )
})
