/** Shared look of every field one types or picks in: one height, one border, red border with its error. */
export const controlClass =
  "h-8 w-full min-w-0 rounded border border-line-strong bg-surface px-2.5 text-base text-ink transition-colors " +
  "hover:border-ink-3 focus-visible:border-accent focus-visible:outline-offset-0 " +
  "aria-invalid:border-danger disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-3 " +
  "pointer-coarse:h-10 pointer-coarse:text-lg";
