import { createServer, type RequestListener } from 'node:http'

/** Runs `use` with the origin of a local server, and closes the server even if `use` throws. */
export async function withServer<T>(answer: RequestListener, use: (origin: string) => Promise<T>): Promise<T> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  try {
    return await use(`http://127.0.0.1:${address && typeof address === 'object' ? address.port : ''}`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}
