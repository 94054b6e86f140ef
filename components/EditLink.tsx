import { editUrl } from '@/lib/urls'

/** Leads to the source of a page, ready to be edited. `file` is relative to the content folder. */
export function EditLink({ file }: { file: string }) {
  return (
    <p className="edit-link">
      <a href={editUrl(file)}>Edit this page</a>
    </p>
  )
}
