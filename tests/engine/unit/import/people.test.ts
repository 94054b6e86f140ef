import { expect, it } from 'vitest'
import { addPeople } from '@/lib/galley/import/people'

it('an author list is begun for somebody, and not for nobody', () => {
  expect(addPeople(undefined, [{ key: 'mara', name: 'Mara' }])).toBe('authors:\n  - key: mara\n    name: Mara\n')
  expect(addPeople(undefined, [])).toBeUndefined()
})

it('an author list keeps its text, and gets those whom it lacks', () => {
  const list = '# Who writes here.\nauthors:\n  - key: mara\n    name: Mara\n'
  expect(addPeople(list, [])).toBe(list)
  expect(addPeople(list, [{ key: 'mara', name: 'Other' }])).toBe(list)
  expect(addPeople(list, [{ key: 'bo', name: 'Bo' }])).toBe(`${list}  - key: bo\n    name: Bo\n`)
})
