import { describe, expect, it } from 'vitest'
import { findAuthorKey } from '@/lib/galley/cli/writing/git-author'

const names = new Map([
  ['mara', 'Mara Lindqvist'],
  ['tomas', 'Tomás Ferrer'],
])

describe('the author whom git knows', () => {
  it.each([
    ['Tomás Ferrer', 'someone@else.example', 'tomas'],
    ['tomas ferrer', '', 'tomas'],
    ['tf', 'tomas@clouds.example', 'tomas'],
    ['Mara Lindqvist', 'tomas@clouds.example', 'mara'],
  ])('with the name %j and the address %j is %j', (name, email, key) => {
    expect(findAuthorKey({ name, email }, names)).toBe(key)
  })

  it.each([
    ['', ''],
    ['Nobody', 'nobody@example.org'],
  ])('with the name %j and the address %j is none', (name, email) => {
    expect(findAuthorKey({ name, email }, names)).toBeUndefined()
  })
})
