import { cva, type VariantProps } from "class-variance-authority";
import type Link from "next/link";
import type { ComponentProps } from "react";

import { KeptLink } from "@/components/layout/kept-link";

import { cn } from "./cn";

export const buttonVariants = cva(
  [
    "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded font-medium",
    "transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50",
    "[&_svg]:size-4 [&_svg]:shrink-0 pointer-coarse:min-h-10",
  ],
  {
    variants: {
      variant: {
        primary: "bg-accent text-accent-ink hover:bg-accent-hover",
        secondary: "border border-line-strong/60 bg-surface text-ink hover:border-line-strong hover:bg-hover",
        ghost: "text-ink-2 hover:bg-hover hover:text-ink aria-expanded:bg-hover data-[state=open]:bg-hover",
        danger: "bg-danger text-danger-ink hover:opacity-90",
        link: "link h-auto! min-h-6! px-0!",
      },
      size: {
        sm: "h-7 px-2 text-sm",
        md: "h-8 px-3 text-base",
        lg: "h-10 px-4 text-base",
        icon: "size-8 pointer-coarse:min-w-10",
        "icon-sm": "size-7 pointer-coarse:min-w-10",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

type ButtonProps = ComponentProps<"button"> & VariantProps<typeof buttonVariants> & { pending?: boolean };

/** A button. While `pending` it keeps its width and its focus, says so to readers, and ignores clicks. */
export function Button({ className, variant, size, pending, type = "button", onClick, ...props }: ButtonProps) {
  return (
    <button
      type={pending ? "button" : type}
      className={cn(buttonVariants({ variant, size }), pending && "cursor-progress", className)}
      aria-busy={pending || undefined}
      aria-disabled={pending || props["aria-disabled"]}
      onClick={pending ? undefined : onClick}
      {...props}
    />
  );
}

type ButtonLinkProps = ComponentProps<typeof Link> & VariantProps<typeof buttonVariants>;

/** A link that looks like a button: use it whenever the action is "go there". */
export function ButtonLink({ className, variant, size, ...props }: ButtonLinkProps) {
  return <KeptLink className={cn(buttonVariants({ variant, size }), className)} {...props} />;
}
