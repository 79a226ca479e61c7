// The door of the pages: `createWeb(app)` gives a Hono app; whoever serves it chooses host and port.
export { createWeb, type WebOptions } from "./server.ts";
