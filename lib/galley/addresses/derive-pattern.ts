import { PatternError, parsePattern } from '../config/address-patterns'
import { postParameters } from '../config/address-table'
import type { PostAddress } from './urls'

/** Returns the pattern of a post's address, such as `/:year/:slug/`; undefined if the address does not end in its slug. */
export function derivePattern(address: string, { slug, date }: PostAddress): string | undefined {
  const [, folders = '', name, ending] = /^\/(.*\/)?([^/]+?)(\/|\.html)$/.exec(address) ?? []
  if (name !== slug) return undefined
  const [year, month, day] = date.day.split('-')
  // Each is used once, in this order, in case month and day are equal.
  const left = new Map([
    [':year', year],
    [':month', month],
    [':day', day],
  ])
  const parts = folders.split('/').map((part) => {
    const [name] = [...left].find(([, value]) => value === part) ?? []
    if (name) left.delete(name)
    return name ?? part
  })
  try {
    return parsePattern(`/${parts.join('/')}:slug${ending}`, postParameters).text
  } catch (error) {
    if (error instanceof PatternError) return undefined
    throw error
  }
}

/** Returns the pattern that matches the addresses of more than half of these posts, if there is one. */
export function findCommonPattern(posts: [address: string, post: PostAddress][]): string | undefined {
  const counts = new Map<string, number>()
  for (const [address, post] of posts) {
    const pattern = derivePattern(address, post)
    if (pattern) counts.set(pattern, (counts.get(pattern) ?? 0) + 1)
  }
  return [...counts].find(([, count]) => count * 2 > posts.length)?.[0]
}
