import { spawnSync } from 'node:child_process'

/** The user that git is configured with in this clone; strings are empty if unset or if git is missing. */
export type GitUser = { name: string; email: string }

/** Returns the git user of the working directory. */
export function readGitUser(): GitUser {
  const ask = (name: string) => spawnSync('git', ['config', name], { encoding: 'utf8' }).stdout?.trim() ?? ''
  return { name: ask('user.name'), email: ask('user.email') }
}

/** Returns the key of the author with the user's name, or else the key that equals the local part of the email. */
export function findAuthorKey({ name, email }: GitUser, names: Map<string, string>): string | undefined {
  const isSame = (a: string, b: string) => a.localeCompare(b, 'en', { sensitivity: 'base' }) === 0
  const [mailbox = ''] = email.split('@')
  const [key] = [...names].find(([, known]) => isSame(known, name)) ?? []
  return key ?? [...names.keys()].find((known) => isSame(known, mailbox))
}
