import { writeFileSync } from 'node:fs'
import { formatSnippets, snippetsFile } from './snippets'

writeFileSync(snippetsFile, formatSnippets())
console.log(snippetsFile)
