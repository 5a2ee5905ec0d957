/** The control that evidence is added for, from the address (`?for=BCP-03`), or null. */
export function controlAskedFor(search: URLSearchParams): string | null {
  const key = search.get("for");
  return key && /^[A-Za-z0-9][A-Za-z0-9.-]{0,59}$/.test(key) ? key : null;
}
