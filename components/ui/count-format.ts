/** 12430 → "12,430", the same on every machine. */
export function formatCount(value: number): string {
  return String(Math.trunc(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** A count that was stopped at a limit: 1000 → "1,000", 1001 → "1,000+". */
export function formatUpTo(value: number, limit = Number.POSITIVE_INFINITY): string {
  return value > limit ? `${formatCount(limit)}+` : formatCount(value);
}

/** "1 record", "2,004 records". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

const UNITS = ["bytes", "kB", "MB", "GB", "TB"] as const;

/** 1536 → "1.5 kB"; powers of 1000, as disks and browsers count. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}

/** "backup_run" → "Backup run"; "soc2_readiness" → "Soc2 readiness" only where no better word is known. */
export function wordsOf(name: string): string {
  const words = name.replace(/[_.]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
