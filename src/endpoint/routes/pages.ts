import { readFileSync } from 'node:fs';
import type { EndpointApp } from '../http/zod-validation.ts';

const ENROL_PAGE_CSP = "default-src 'none'; style-src 'self'; frame-ancestors 'none'";
const ABOUT =
  'Portevoix endpoint. The extension talks to it; there is nothing to see here. Is it up? /readyz\n';

/** What a person sees who opens the endpoint in a browser: a line at `/`, and the invitation at `/enrol`. */
export function registerPages(app: EndpointApp): void {
  const enrolPage = readPage('enrol.html');
  const style = readPage('enrol.css');
  app.get('/', async (_request, reply) => reply.type('text/plain; charset=utf-8').send(ABOUT));
  app.get('/enrol', async (_request, reply) =>
    reply
      .header('content-security-policy', ENROL_PAGE_CSP)
      .type('text/html; charset=utf-8')
      .send(enrolPage),
  );
  app.get('/enrol.css', async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(style),
  );
}

function readPage(name: string): string {
  return readFileSync(new URL(`../pages/${name}`, import.meta.url), 'utf8');
}
