import { parentPort, workerData } from 'node:worker_threads'
import { tsImport } from 'tsx/esm/api'

// Node 20 reads no TypeScript, and a thread begins anew.
const { findFaults } = await tsImport('../check/index.ts', import.meta.url)

for (const paths of workerData) parentPort.postMessage(await findFaults(paths))
