import fastify, { LogController } from 'fastify';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { EXPORT_LIMITS, type ExportLimits } from './exports/send-pages.ts';
import type { ServedLinks } from './feed/feed-links.ts';
import { guardRoutes, senderOf } from './http/authentication.ts';
import {
  handleClientError,
  handleError,
  handleFrameworkError,
  handleNotFound,
} from './http/errors.ts';
import { registerHeaders } from './http/headers.ts';
import { describeError, keepFields } from './http/log-fields.ts';
import { openRateLimits } from './http/rate-limits.ts';
import { compileZodSchema, type EndpointApp, type ZodTypeProvider } from './http/zod-validation.ts';
import type { Clock } from './instants.ts';
import { type Meters, noMeters } from './metrics/meters.ts';
import { openReadiness } from './readiness.ts';
import { registerAdminSession } from './routes/admin-session.ts';
import { registerAudit } from './routes/audit.ts';
import { registerContentImport } from './routes/content-import.ts';
import { registerContentItems } from './routes/content-items.ts';
import { registerContentSources } from './routes/content-sources.ts';
import { registerConversionImport } from './routes/conversion-import.ts';
import { registerConversions } from './routes/conversions.ts';
import { registerEnrolmentCodes } from './routes/enrolment-codes.ts';
import { registerEnrolments } from './routes/enrolments.ts';
import { registerEvents } from './routes/events.ts';
import { registerExports } from './routes/exports.ts';
import { registerFarewells } from './routes/farewells.ts';
import { registerFeed } from './routes/feed.ts';
import { registerHealth } from './routes/health.ts';
import { registerKeyRing } from './routes/key-ring.ts';
import { registerLinkMaking, registerRedirects } from './routes/links.ts';
import { registerOpenApi } from './routes/open-api.ts';
import { registerOutcomes } from './routes/outcomes.ts';
import { registerPages } from './routes/pages.ts';
import { registerPause } from './routes/pause.ts';
import { registerPeople } from './routes/people.ts';
import { registerProgrammeFigures } from './routes/programme-figures.ts';
import { registerResults } from './routes/results.ts';
import { registerShares } from './routes/shares.ts';
import { registerSite } from './routes/site.ts';
import { registerStaffEnrolments } from './routes/staff-enrolments.ts';
import { registerTokens } from './routes/tokens.ts';

/** What the app is built from. The tenant must exist in the store. */
export interface AppParts extends Pick<Context, 'store' | 'location' | 'readSigner' | 'groupMin'> {
  config: Pick<Config, 'tenant' | 'logLevel'> &
    Partial<Pick<Config, 'proxies' | 'publicUrl' | 'rates'>>;
  /** What counts answers, where somebody reads it. */
  meters?: Meters;
  /** True from the moment at which the endpoint was asked to stop. */
  isStopping?: () => boolean;
  /** How slowly an export may be read, if not as usual. */
  exportLimits?: ExportLimits;
  /** Short links, where there are any. */
  links?: ServedLinks | null;
  /** The time, when it is not the machine's. */
  now?: Clock;
  /** Where log lines go, when it is not standard output. */
  logStream?: { write(line: string): void };
}

/** Largest body of any route that does not say otherwise, in bytes; a full batch of events is about 60 kB. */
const BODY_MAX_BYTES = 1024 * 1024;
/** Longer than Node lets a request's head be: a long text instead of a code is unknown like any other. */
const PATH_MAX_CHARACTERS = 20_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** How long a connection may take for a request's head, or say nothing at all: its socket is somebody else's then. */
const HEAD_TIMEOUT_MS = 10_000;
/** How often Node looks for those that are over these limits; its own 30 s would double them. */
const LOOK_FOR_LATE_MS = 1_000;

/** Builds the endpoint's HTTP application. It does not listen, and it does not close the store. */
export async function buildApp(parts: AppParts): Promise<EndpointApp> {
  const { store, location, config, readSigner, groupMin } = parts;
  const { now = () => new Date(), meters = noMeters } = parts;
  const context: Context = {
    store,
    location,
    tenant: config.tenant,
    now,
    groupMin,
    readSigner,
    meters,
  };
  const app: EndpointApp = fastify({
    logger: {
      level: config.logLevel,
      // Fastify's own lines would carry addresses and full URLs; errors carry the data that caused them.
      serializers: { err: describeError },
      formatters: { log: keepFields },
      ...(parts.logStream && { stream: parts.logStream }),
    },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.proxies ?? false,
    routerOptions: { maxParamLength: PATH_MAX_CHARACTERS },
    bodyLimit: BODY_MAX_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { headersTimeout: HEAD_TIMEOUT_MS, connectionsCheckingInterval: LOOK_FOR_LATE_MS },
    clientErrorHandler: handleClientError,
    frameworkErrors: handleFrameworkError,
  }).withTypeProvider<ZodTypeProvider>();

  app.setValidatorCompiler(compileZodSchema);
  app.setErrorHandler(handleError);
  app.setNotFoundHandler(handleNotFound(app));
  app.removeContentTypeParser('text/plain');
  app.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request;
    const { elapsedTime, statusCode: status } = reply;
    const route = routeOptions.url;
    const ms = Math.round(elapsedTime);
    request.log.info({ method, route, status, ms }, 'answered');
    meters.countAnswer({ method, route: route ?? 'none', status, seconds: elapsedTime / 1_000 });
    done();
  });
  await registerHeaders(app, { isHttpsOnly: config.publicUrl?.startsWith('https:') ?? false });
  const rates = config.rates
    ? await openRateLimits(app, config.rates, (request) => senderOf(request).familyId)
    : null;

  guardRoutes(app, context, rates);
  registerPages(app);
  const isStopping = parts.isStopping ?? (() => false);
  const links = parts.links?.links ?? null;
  registerHealth(app, openReadiness({ store, readSigner, links, isStopping }));
  registerOpenApi(app);
  registerEnrolments(app, context);
  if (parts.links) {
    registerRedirects(app, parts.links);
    registerLinkMaking(app, parts.links);
  }
  registerStaffEnrolments(app, context);
  registerTokens(app, context);
  registerFarewells(app, context);
  registerFeed(app, context, parts.links ?? null);
  registerKeyRing(app, context);
  registerEvents(app, context);
  registerConversions(app, context);
  registerOutcomes(app, context);
  registerAdminSession(app, context);
  registerPeople(app, context);
  registerContentItems(app, context);
  registerPause(app, context);
  registerProgrammeFigures(app, context);
  registerShares(app, context);
  registerResults(app, context);
  registerExports(app, context, parts.exportLimits ?? EXPORT_LIMITS);
  registerAudit(app, context);
  // Each has content types of its own.
  await app.register(async (scope: EndpointApp) => registerEnrolmentCodes(scope, context));
  await app.register(async (scope: EndpointApp) => registerSite(scope, context));
  await app.register(async (scope: EndpointApp) => registerConversionImport(scope, context));
  await app.register(async (scope: EndpointApp) => registerContentImport(scope, context));
  registerContentSources(app, context);
  return app;
}
