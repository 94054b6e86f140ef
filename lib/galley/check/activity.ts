/** The current step of a check, and its file by path in the content folder; '' for all content. */
export type Activity = { file: string; step: string }

let current: Activity = { file: '', step: 'start' }
let listen: (activity: Activity) => void = () => {}

/** Sets the function that is called with every new activity, so that a supervisor knows where a check is stuck. */
export function watchActivity(listener: (activity: Activity) => void): void {
  listen = listener
}

/** Sets the current activity. */
export function setActivity(activity: Activity): void {
  current = activity
  listen(activity)
}

/** Sets the current step; the file stays the same. */
export function setStep(step: string): void {
  setActivity({ ...current, step })
}

/** Sets the activity while `work` runs, then restores the previous one. Returns the result of `work`. */
export function during<Result>(activity: Activity, work: () => Result): Result {
  const before = current
  setActivity(activity)
  try {
    return work()
  } finally {
    setActivity(before)
  }
}
