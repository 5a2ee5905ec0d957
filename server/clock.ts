/**
 * The moment of a request. In development and demo builds a request may say what time it is, so that the seeder can live
 * through a year; the bundler replaces `process.env.PROOFROOM_BUILD` at build time, and a production build has no such
 * branch (held by a test on the build's output).
 */
export function requestTime(headers: Headers): Date {
  if (process.env.PROOFROOM_BUILD === "demo") {
    const stated = headers.get("x-proofroom-clock");
    if (stated && !Number.isNaN(Date.parse(stated))) return new Date(stated);
  }
  return new Date();
}
