// The door of the pages: `createWeb(app)` gives a Hono app; whoever serves it chooses host and port.
export { createWeb } from "./server.ts";
