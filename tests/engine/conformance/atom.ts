import { fileURLToPath } from 'node:url'
import { findFiles } from './pages'
import { nameFile, runTool, type Validator } from './validator'

const grammar = fileURLToPath(new URL('atom.rnc', import.meta.url))

/** Checks Atom feeds with jing and the grammar of RFC 4287. */
export const atom: Validator = {
  name: 'atom',
  tools: ['jing'],
  async run(sites) {
    const feeds = await findFiles(sites, /\/atom\.xml$/)
    const { status, stdout, stderr } = runTool('jing', ['-c', grammar, ...feeds])
    return {
      checked: `${feeds.length} feeds`,
      faults: status === 0 ? [] : (stdout + stderr).trim().split('\n').map(nameFile),
    }
  },
}
