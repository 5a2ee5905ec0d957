import type { ReactNode } from "react";

type PageHeaderProps = {
  /** The question this page answers: "Where do we stand?" */
  title: string;
  /** The answer, or what it covers. */
  children?: ReactNode;
  actions?: ReactNode;
};

export function PageHeader({ title, children, actions }: PageHeaderProps) {
  return (
    <header className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-xl font-semibold tracking-[-0.01em] text-balance wrap-anywhere" dir="auto">{title}</h1>
        {children && <div className="mt-0.5 text-ink-2">{children}</div>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2" data-print="hide">{actions}</div>}
    </header>
  );
}
