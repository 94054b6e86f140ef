import { parentPort, workerData } from 'node:worker_threads'
import { tsImport } from 'tsx/esm/api'

// Node 20 reads no TypeScript, and a thread begins anew.
const { [workerData.name]: run } = await tsImport('./tasks.ts', import.meta.url)

parentPort.postMessage(await run(workerData.items))
