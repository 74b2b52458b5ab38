/**
 * How well a text's language suits a person, from 0 (another language) to 3 (the same tag). Tags as in the
 * contract: `fr`, `en-GB`. From 1 up, the person reads it.
 */
export function matchLanguage(textLocale: string, personLocale: string): 0 | 1 | 2 | 3 {
  if (textLocale === personLocale) return 3;
  const [language, region] = textLocale.split('-');
  if (language !== personLocale.split('-')[0]) return 0;
  return region === undefined ? 2 : 1;
}
