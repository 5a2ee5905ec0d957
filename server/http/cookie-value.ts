/** One cookie of a Cookie header. */
export function cookieValue(header: string | null, name: string): string | undefined {
  const found = header?.split(";").map((part) => part.trim()).find((part) => part.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : undefined;
}
