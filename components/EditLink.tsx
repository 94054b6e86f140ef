import { editUrl } from '@/lib/galley/addresses/urls'

/** Links to the repository's editor for a page's source, if the site has one. `file` is relative to the content folder. */
export function EditLink({ file }: { file: string }) {
  const url = editUrl(file)
  if (!url) return null
  return (
    <p className="edit-link">
      <a href={url}>Edit this page</a>
    </p>
  )
}
