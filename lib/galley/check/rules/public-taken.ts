import { listPublicFiles } from '../../content/public-files'
import type { FileFault } from '../../core/diagnostics'
import { getFolders } from '../addresses'
import { appFiles, listOutputs, toPublicAddress } from '../routes'
import { type Rule, toPublicPath } from '../rule'

export const publicTaken: Rule = {
  id: 'public-taken',
  reason: 'A build would overwrite a file in public/ that has the address of a page, feed or image of the site.',
  severity: 'error',
  checkContent(content): FileFault[] {
    const outputs = new Set(listOutputs(content).map(([address]) => address))
    // Instead of these, which are routes in app/, an owner can have files in public/.
    for (const file of appFiles) outputs.delete(`/${file}`)
    const folders = new Set([...outputs].flatMap(getFolders))
    return listPublicFiles().files.flatMap((file) => {
      const address = toPublicAddress(file)
      // A file and a folder cannot have the same name.
      const isTaken =
        outputs.has(address) || folders.has(address) || getFolders(address).some((folder) => outputs.has(folder))
      if (!isTaken) return []
      const reason = `The site itself uses the address ${address}.`
      return [{ path: toPublicPath(file), reason, note: 'Rename the file, or remove it.', place: undefined }]
    })
  },
}
