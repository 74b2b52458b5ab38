import type { Advice } from '../domain/restraint.ts';
import { translate, translateCount } from './translate.ts';

/** A reason to wait, in words: the same beside a composer and in the popup. */
export function explainAdvice(advice: Advice): string {
  switch (advice.code) {
    case 'quiet-hours':
      return advice.until === null
        ? translate('advice_quiet_day')
        : translate('advice_quiet_hours', advice.until);
    case 'weekly-cap':
      return translateCount('advice_weekly_cap', advice.shared);
  }
}
