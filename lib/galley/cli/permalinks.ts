import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { assertSound } from '../check'
import { getHref } from '../check/addresses'
import { readContent } from '../check/content'
import { addToLedger, getUnlisted, ledgerFile, readLedger } from '../check/ledger'
import { checkInThread } from '../check/supervise'
import { env } from '../core/env'
import { printError } from '../core/printable'

try {
  assertSound(await checkInThread())
  const ledger = (await readLedger()) ?? ''
  const addresses = getUnlisted(readContent(), ledger).map(getHref)
  for (const address of addresses) console.log(address)
  const file = path.join(env.contentDir, ledgerFile)
  if (addresses.length > 0) await writeFile(file, addToLedger(ledger, addresses))
  console.log(`${addresses.length} permalinks added to ${path.relative(process.cwd(), file)}`)
} catch (error) {
  printError(error)
}
