import type { Rule } from '../rule'

export const fileLink: Rule = {
  id: 'file-link',
  reason: 'A symbolic link can point outside the content folder and publish files from there.',
  severity: 'error',
  checkContent: ({ links }) =>
    Array.from(links, (path) => ({
      path,
      reason: 'This is a symbolic link, not a regular file.',
      note: 'Replace it with a copy of its target.',
      place: undefined,
    })),
}
