import type { Role } from '../../contract/enrolment.ts';

/** Who may use a route: everybody, also without a token, or the holders of one of these roles. */
export type Access = 'everybody' | readonly Role[];

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The line of {@link ROUTE_ACCESS} for a route whose path depends on the configuration. */
    accessKey?: string;
  }
}

const AMBASSADOR = ['ambassador'] as const;
const ADMIN = ['admin'] as const;
const LOG_READERS = ['admin', 'auditor'] as const;
const WRITERS = ['content-manager'] as const;
const APPROVERS = ['approver'] as const;
const EDITORS = ['content-manager', 'approver'] as const;
const HELM = ['content-manager', 'approver', 'admin'] as const;
const STAFF = ['content-manager', 'approver', 'admin', 'auditor'] as const;
const INTEGRATIONS = ['integration'] as const;
const ANY_ROLE = ['ambassador', ...STAFF, ...INTEGRATIONS] as const;

const access = {
  'GET /': 'everybody',
  'GET /enrol': 'everybody',
  'GET /enrol.css': 'everybody',
  'GET /healthz': 'everybody',
  'GET /readyz': 'everybody',
  'GET /openapi.json': 'everybody',
  'GET /:code': 'everybody',
  'GET /site.js': 'everybody',
  // From pages, which can keep no secret; site-conversion.ts says what protects it.
  'POST /v1/site/conversions': 'everybody',
  'POST /v1/enrolments': 'everybody',
  'POST /v1/staff/enrolments': 'everybody',
  // Its id is a secret of whoever made it, and the receipt names nobody.
  'GET /v1/receipts/:receiptId': 'everybody',

  'GET /v1/feed': AMBASSADOR,
  'GET /v1/key-ring': AMBASSADOR,
  'POST /v1/events': AMBASSADOR,
  'POST /v1/links': AMBASSADOR,
  'GET /v1/me/results': AMBASSADOR,
  'GET /v1/me/outcomes': AMBASSADOR,
  'POST /v1/me/leave': AMBASSADOR,
  'POST /v1/me/erase': AMBASSADOR,

  'POST /v1/conversions': INTEGRATIONS,
  'POST /v1/conversions/import': ['integration', 'admin'],

  'POST /v1/tokens/rotate': ANY_ROLE,
  'POST /v1/tokens/revoke': ANY_ROLE,

  'GET /v1/admin/me': STAFF,
  'GET /v1/admin/shares': LOG_READERS,
  'GET /v1/admin/shares/export': LOG_READERS,
  'GET /v1/admin/clicks/export': LOG_READERS,
  'GET /v1/admin/conversions/export': LOG_READERS,
  'GET /v1/admin/results': LOG_READERS,
  'GET /v1/admin/outcomes': LOG_READERS,
  'POST /v1/admin/outcomes/:reference/confirm': ADMIN,
  'POST /v1/admin/outcomes/:reference/decline': ADMIN,
  'GET /v1/admin/people': LOG_READERS,
  'POST /v1/admin/people/:personId/revoke': ADMIN,
  'POST /v1/admin/enrolment-codes': ADMIN,
  'POST /v1/admin/enrolment-codes/import': ADMIN,
  'POST /v1/admin/content/import': ADMIN,
  'GET /v1/admin/content/sources': STAFF,
  'POST /v1/admin/content/sources/:sourceId/import': ADMIN,
  'GET /v1/content/items': STAFF,
  'GET /v1/content/items/:itemId': STAFF,
  'POST /v1/content/items': WRITERS,
  'PUT /v1/content/items/:itemId': WRITERS,
  'POST /v1/content/items/:itemId/submit': WRITERS,
  'POST /v1/content/items/:itemId/return': APPROVERS,
  'POST /v1/content/items/:itemId/approve': APPROVERS,
  'POST /v1/content/items/:itemId/publish': EDITORS,
  'POST /v1/content/items/:itemId/withdraw': HELM,
  'GET /v1/programme/figures': LOG_READERS,
  'PUT /v1/programme/figures': ADMIN,
  'PUT /v1/programme/pause': HELM,
  'DELETE /v1/programme/pause': HELM,

  'GET /v1/audit': LOG_READERS,
} as const satisfies Record<string, Access>;

/** A route: its method and its path, as Fastify writes it. */
export type RouteKey = keyof typeof access;

/** Who may use which route. A route that is not in here can't be registered. */
export const ROUTE_ACCESS: Readonly<Record<RouteKey, Access>> = access;

/** Whether a route has its line. */
export function isRouteKey(key: string): key is RouteKey {
  return Object.hasOwn(access, key);
}

/** The line of {@link ROUTE_ACCESS} that a route goes by: a HEAD is a GET without its body. */
export function accessKeyOf(route: {
  method: string;
  url: string;
  accessKey?: string | undefined;
}) {
  return route.accessKey ?? `${route.method === 'HEAD' ? 'GET' : route.method} ${route.url}`;
}
