import type { Export } from './steps'
export async function writeCards(_: Export): Promise<string> {
  return 'pending'
}
