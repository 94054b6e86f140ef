import type { Position } from 'unist'
import { VFile } from 'vfile'
import { addMessage } from '.'

/** A checked file as plain data, which one thread can send to another. */
export type PackedFile = { path: string; text: string | undefined; messages: PackedMessage[] }

type PackedMessage = { ruleId: string; reason: string; note: string; place: Position | undefined; fatal: boolean }

/** Makes plain data of a checked file. */
export function packFile({ path, value, messages }: VFile): PackedFile {
  return {
    path,
    text: value === undefined ? undefined : String(value),
    messages: messages.map(({ ruleId = '', reason, note = '', place, fatal }) => ({
      ruleId,
      reason,
      note,
      place: place && 'start' in place ? place : undefined,
      fatal: fatal === true,
    })),
  }
}

/** Makes the checked file again of which `packFile` has made plain data. */
export function unpackFile({ path, text, messages }: PackedFile): VFile {
  const file = new VFile({ path, value: text })
  for (const { fatal, ...fault } of messages) addMessage(file, fault, fatal)
  return file
}
