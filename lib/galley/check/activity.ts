/** What a check is doing: with which file, by its path in the content folder ('' if with all), and which step. */
export type Activity = { file: string; step: string }

let current: Activity = { file: '', step: 'start' }
let listen: (activity: Activity) => void = () => {}

/** Calls a function whenever the check begins with something else, so that somebody can tell where it has stopped. */
export function watchActivity(listener: (activity: Activity) => void): void {
  listen = listener
}

/** Says what the check does from now on. */
export function setActivity(activity: Activity): void {
  current = activity
  listen(activity)
}

/** Says at which step of the same file the check is from now on. */
export function setStep(step: string): void {
  setActivity({ ...current, step })
}

/** Says what the check does while `work` runs, then that it does what it did before. */
export function during<Result>(activity: Activity, work: () => Result): Result {
  const before = current
  setActivity(activity)
  try {
    return work()
  } finally {
    setActivity(before)
  }
}
