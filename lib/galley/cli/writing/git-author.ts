import { spawnSync } from 'node:child_process'

/** Whom git knows in this clone; empty where it knows nobody, or is not there. */
export type GitUser = { name: string; email: string }

/** Asks git who commits here. */
export function readGitUser(): GitUser {
  const ask = (name: string) => spawnSync('git', ['config', name], { encoding: 'utf8' }).stdout?.trim() ?? ''
  return { name: ask('user.name'), email: ask('user.email') }
}

/** The key of the author who has the user's name, or whose key is the name of the mailbox. `names` are by key. */
export function findAuthorKey({ name, email }: GitUser, names: Map<string, string>): string | undefined {
  const isSame = (a: string, b: string) => a.localeCompare(b, 'en', { sensitivity: 'base' }) === 0
  const [mailbox = ''] = email.split('@')
  const [key] = [...names].find(([, known]) => isSame(known, name)) ?? []
  return key ?? [...names.keys()].find((known) => isSame(known, mailbox))
}
