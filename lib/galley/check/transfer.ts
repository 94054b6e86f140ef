import type { Position } from 'unist'
import { VFile } from 'vfile'
import { addMessage } from '.'

/** A checked file as plain data that threads can exchange. */
export type PackedFile = { path: string; text: string | undefined; messages: PackedMessage[] }

type PackedMessage = { ruleId: string; reason: string; note: string; place: Position | undefined; fatal: boolean }

/** Converts a checked file to plain data. */
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

/** Restores a checked file from the plain data of `packFile`. */
export function unpackFile({ path, text, messages }: PackedFile): VFile {
  const file = new VFile({ path, value: text })
  for (const { fatal, ...fault } of messages) addMessage(file, fault, fatal)
  return file
}
