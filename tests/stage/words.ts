import en from '../../assets/public/_locales/en/messages.json' with { type: 'json' };
import fr from '../../assets/public/_locales/fr/messages.json' with { type: 'json' };

const catalogues: Record<'en' | 'fr', Record<string, { message: string }>> = { en, fr };

/** What the extension says for a key, as a person reads it on the screen. */
export function words(key: keyof typeof en, locale: 'en' | 'fr' = 'en'): string {
  return catalogues[locale][key]?.message ?? key;
}
