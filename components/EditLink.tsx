import { editUrl } from '@/lib/galley/addresses/urls'

/** Leads to the source of a page, ready to be edited, if the site has a repository. `file` is relative to the content folder. */
export function EditLink({ file }: { file: string }) {
  const url = editUrl(file)
  if (!url) return null
  return (
    <p className="edit-link">
      <a href={url}>Edit this page</a>
    </p>
  )
}
