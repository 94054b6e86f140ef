import { parentPort, workerData } from 'node:worker_threads'
import { tsImport } from 'tsx/esm/api'

// Node 20 reads no TypeScript, and a thread begins anew.
const { findFaults } = await tsImport('../check/index.ts', import.meta.url)
const { readContent } = await tsImport('../check/content.ts', import.meta.url)

const content = await readContent()
for (const paths of workerData) parentPort.postMessage(await findFaults(paths, content))
