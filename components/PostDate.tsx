import { type ContentDate, formatDay, formatDayOfYear } from '@/lib/galley/core/dates'

/** A date as text: the only place where one is. */
export function PostDate({ date, lang, yearless = false }: { date: ContentDate; lang: string; yearless?: boolean }) {
  const text = yearless ? formatDayOfYear(date.day, lang) : formatDay(date.day, lang)
  return <time dateTime={date.instant}>{text}</time>
}
