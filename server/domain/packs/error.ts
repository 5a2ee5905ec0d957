/** Why a pack could not be made, with one stable code. The sentence is for people and names nothing secret. */
export class PackError extends Error {
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "PackError";
  }
}
