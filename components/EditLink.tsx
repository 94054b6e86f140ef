import { editUrl } from '@/lib/galley/addresses/urls'
import { translate } from '@/lib/galley/content/translation'

/** Links to the repository's editor for a page's source, if the site has one. `file` is relative to the content folder. */
export function EditLink({ file, lang }: { file: string; lang: string }) {
  const url = editUrl(file)
  if (!url) return null
  return (
    <p className="edit-link">
      <a href={url}>{translate(lang).messages.edit}</a>
    </p>
  )
}
