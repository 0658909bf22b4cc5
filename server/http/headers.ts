/** Headers of every answer: what the page may load and call, and that it is ours alone. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

const HOST_HEADER = /^[\w.:[\]-]+$/;

/** The page's own sockets by name: before Safari 15.4, 'self' does not cover them. */
function sockets(request: IncomingMessage, _response: ServerResponse): string {
  const host = request.headers.host ?? '';
  return HOST_HEADER.test(host) ? `ws://${host} wss://${host}` : "'self'";
}

export function securityHeaders() {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false, // they upgrade insecure requests, and a school's plain-http address has nothing to upgrade to
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"], // the hash of a world is computed by WebAssembly, from our own files
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'], // the engine's built-in textures are data: URLs, what it loads is a blob:
        connectSrc: ["'self'", sockets],
        workerSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    strictTransportSecurity: false, // for whoever ends TLS to say: here the game is plain http
    crossOriginOpenerPolicy: false, // browsers ignore both on plain http, with a complaint on the console
    originAgentCluster: false,
  });
}
