import type { Rule } from '../rule'

export const fileUnreadable: Rule = {
  id: 'file-unreadable',
  reason: 'A file that the disk refuses, or of more than 1 MiB, cannot be checked.',
  severity: 'error',
  checkContent: ({ unread }) => unread,
}
