import english from '../../assets/public/_locales/en/messages.json';
import french from '../../assets/public/_locales/fr/messages.json';

const catalogues = { en: english, fr: french };

/** The browser's catalogue reader for tests: the real words, put together as browsers do. */
export function fakeI18n(locale: keyof typeof catalogues = 'en') {
  const messages: Readonly<Record<string, { message: string }>> = catalogues[locale];
  return {
    getUILanguage: () => locale,
    getMessage: (key: string, substitutions: string[] = []) =>
      (messages[key]?.message ?? '').replace(/\$(\$|[1-9])/g, (_, mark: string) =>
        mark === '$' ? '$' : (substitutions[Number(mark) - 1] ?? ''),
      ),
  };
}
