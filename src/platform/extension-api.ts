/**
 * The calls that code outside the worker makes of the browser itself. Chrome and Firefox both answer with
 * promises in Manifest V3, and the polyfill would weigh ten kilobytes in a network's page.
 */
export interface ExtensionApi {
  /** An area that is closed to this context rejects every call, or is not there at all. */
  storage?: {
    session?: { get(key: string): Promise<Record<string, unknown>> };
    local?: { get(key: string): Promise<Record<string, unknown>> };
  };
  runtime?: {
    /** Gone in a script that outlived its extension. */
    id?: string;
    sendMessage(message: unknown): Promise<unknown>;
    /** Firefox only. */
    getBrowserInfo?: () => Promise<unknown>;
  };
  i18n?: {
    getMessage(key: string, substitutions?: string[]): string;
  };
  permissions?: {
    /** Firefox 140: `data_collection` asks its built-in data consent. */
    request(asked: { data_collection: string[] }): Promise<boolean>;
  };
}

/** The extension API of this context, under whichever name the browser gives it. */
export function extensionApi(): ExtensionApi {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the browser's own globals, typed here once
  const scope = globalThis as { browser?: ExtensionApi; chrome?: ExtensionApi };
  return scope.browser ?? scope.chrome ?? {};
}
