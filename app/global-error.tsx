"use client";

type GlobalErrorProps = { error: Error & { digest?: string }; reset: () => void };

/** The last resort: the root layout itself failed, so this stands without styles of ours. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body style={{ fontFamily: "system-ui, sans-serif", maxWidth: "24rem", margin: "14vh auto", padding: "0 1rem" }}>
        <h1 style={{ fontSize: "1.25rem" }}>Proofroom cannot show this page</h1>
        <p>Something went wrong on our side. Nothing was changed.</p>
        {error.digest && <p>For support: <code>{error.digest}</code></p>}
        <button type="button" onClick={reset}>Try again</button>
      </body>
    </html>
  );
}
