import type { NextConfig } from "next";

// "demo" builds have the development clock; "production" builds do not have it at all.
const build = process.env["PROOFROOM_BUILD"] === "demo" ? "demo" : "production";

const config: NextConfig = {
  distDir: build === "demo" ? ".next-demo" : ".next",
  env: { PROOFROOM_BUILD: build },
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // Types are checked by `npm run types` with the TypeScript the project pins.
  typescript: { ignoreBuildErrors: true },
  experimental: { turbopackFileSystemCacheForBuild: false },
  serverExternalPackages: ["@node-rs/argon2", "postgres", "pg-boss", "pino", "@react-pdf/renderer", "tsx", "date-holidays"],
  // Browsers ask for this address where a page has not named its icon yet.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "x-content-type-options", value: "nosniff" },
        { key: "referrer-policy", value: "strict-origin-when-cross-origin" },
        { key: "cross-origin-opener-policy", value: "same-origin" },
        { key: "permissions-policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
        { key: "strict-transport-security", value: "max-age=31536000; includeSubDomains" },
      ],
    },
    // The address of a case is its key: no other site may learn it. Later entries win.
    { source: "/privacy/:path*", headers: [{ key: "referrer-policy", value: "no-referrer" }] },
    { source: "/status/:path*", headers: [{ key: "referrer-policy", value: "no-referrer" }] },
  ],
};

export default config;
