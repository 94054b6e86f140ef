import type { Rule } from '../rule'

export const fileLink: Rule = {
  id: 'file-link',
  reason: 'A symbolic link can lead out of the content folder, and publish what lies there.',
  severity: 'error',
  checkContent: ({ links }) =>
    Array.from(links, (path) => ({
      path,
      reason: 'This is a symbolic link, not a file.',
      note: 'Put a copy of what it leads to in its place.',
      place: undefined,
    })),
}
