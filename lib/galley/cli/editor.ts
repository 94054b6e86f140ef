import { writeFileSync } from 'node:fs'
import { formatSnippets, snippetsFile } from './editor/snippets'

writeFileSync(snippetsFile, formatSnippets())
console.log(snippetsFile)
