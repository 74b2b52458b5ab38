// Portevoix, for the company's own pages. Keeps which visit came through a shared link (a random id, in a cookie of this
// site, for 90 days) and tells the company's endpoint what it led to. Nothing else, and nobody else. Nothing is kept or
// sent before portevoix.consent(true), unless the tag says data-consent="given"; never under Global Privacy Control.
(() => {
  const NAME = 'pv_click';
  const ID = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;
  const LIFE_S = 90 * 24 * 60 * 60;
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;
  const landed = new URLSearchParams(location.search).get(NAME) ?? '';
  let allowed = false;

  /** @param {string} click @param {number} seconds */
  const keep = (click, seconds) => {
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = `${NAME}=${click}; Max-Age=${seconds}; Path=/; SameSite=Lax${secure}`;
  };

  /** Tells what the visit led to, such as "lead"; true if there is a visit to tell of. @param {string} type */
  const portevoix = (type) => {
    const click = /(?:^|; )pv_click=([^;]*)/.exec(document.cookie)?.[1] ?? '';
    if (!allowed || !ID.test(click)) return false;
    const told = JSON.stringify({ click, type });
    return navigator.sendBeacon(new URL('/v1/site/conversions', script.src), told);
  };

  /** What the visitor told the site's own consent dialog; false forgets. @param {boolean} given */
  portevoix.consent = (given) => {
    const gpc = 'globalPrivacyControl' in navigator && navigator.globalPrivacyControl === true;
    allowed = given && !gpc;
    if (!allowed) keep('', 0);
    else if (ID.test(landed)) keep(landed, LIFE_S);
  };

  if (script.dataset.consent === 'given') portevoix.consent(true);
  Object.assign(window, { portevoix });
})();
