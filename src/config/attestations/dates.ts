/** Whether there is such a day in the calendar. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && dayOf(date) === text
}

/** The same day of the next year; 1 March for a 29 February. */
export function yearAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCFullYear(date.getUTCFullYear() + 1)
  return dayOf(date)
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}
