'use client'

import { useEffect } from 'react'

/** Shows the content check's report in the overlay of `next dev`, on top of the last valid page. */
export function ContentFaults({ report }: { report: string }) {
  useEffect(() => {
    if (!report) return
    // Thrown outside of React, whose error boundary would replace the page.
    const timer = setTimeout(() => {
      throw new Error(report)
    })
    return () => clearTimeout(timer)
  }, [report])
  return null
}
