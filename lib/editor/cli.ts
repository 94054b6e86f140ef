import { writeFileSync } from 'node:fs'
import { editorFiles } from './files'

for (const [file, text] of Object.entries(editorFiles)) {
  writeFileSync(file, text)
  console.log(file)
}
