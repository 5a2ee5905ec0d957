import { buildWeb } from "./launch/build";

// `npm run build`: the production build, without the development clock.
process.stdout.write(`${await buildWeb("production", "shown")}\n`);
