/** One cookie of a Cookie header. */
export function cookieValue(header: string | null, name: string): string | undefined {
  const found = header?.split(";").map((part) => part.trim()).find((part) => part.startsWith(`${name}=`));
  if (!found) return undefined;
  try {
    return decodeURIComponent(found.slice(name.length + 1));
  } catch {
    // A malformed escape is not a cookie we set.
    return undefined;
  }
}
