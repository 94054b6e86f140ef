import type { Rule } from '../rule'

export const fileUnreadable: Rule = {
  id: 'file-unreadable',
  reason: 'A file that cannot be read, or is larger than 1 MiB, cannot be checked.',
  severity: 'error',
  checkContent: ({ unread }) => unread,
}
