import { assertContent } from '../check'

/** Ends the build with every fault of the content, each with its file, line and remedy. */
export async function checkContent(): Promise<string> {
  return `${await assertContent()} files`
}
