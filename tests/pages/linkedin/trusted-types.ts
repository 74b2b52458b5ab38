/** The one part of the Trusted Types API that a page needs to have a default policy. */
interface PolicyFactory {
  createPolicy(name: 'default', rules: { createHTML(html: string): string }): unknown;
}

declare global {
  interface Window {
    /** Absent in browsers without Trusted Types. */
    readonly trustedTypes?: PolicyFactory;
  }
}

/**
 * LinkedIn has a default policy, so a string may still reach an HTML sink, but only through it. Quill 1
 * empties its own containers that way; scripts and their addresses get no rule and stay refused.
 */
window.trustedTypes?.createPolicy('default', { createHTML: (html) => html });
