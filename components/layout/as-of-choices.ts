/** Days people ask for: today, yesterday, and the ends of the last month, quarter and year. Plain calendar dates. */
export function asOfChoices(today: string, earliest?: string): { label: string; day: string }[] {
  const [year = 1970, month = 1] = today.split("-").map(Number);
  const dayBefore = (y: number, m: number, d: number) => new Date(Date.UTC(y, m - 1, d - 1)).toISOString().slice(0, 10);
  const quarterStart = Math.floor((month - 1) / 3) * 3 + 1;
  const choices = [
    { label: "Today", day: today },
    { label: "Yesterday", day: dayBefore(year, month, Number(today.slice(8))) },
    { label: "End of last month", day: dayBefore(year, month, 1) },
    { label: "End of last quarter", day: dayBefore(year, quarterStart, 1) },
    { label: "End of last year", day: dayBefore(year, 1, 1) },
  ];
  const seen = new Set<string>();
  return choices.filter(({ day }) => (!earliest || day >= earliest) && !seen.has(day) && seen.add(day));
}
