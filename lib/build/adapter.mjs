import { tsImport } from 'tsx/esm/api'

// Next loads this file itself, and Node 20 reads no TypeScript.
const { adapter } = await tsImport('./index.ts', import.meta.url)

export default adapter
