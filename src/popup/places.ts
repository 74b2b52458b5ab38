import type { FunctionComponent } from 'preact';
import type { MessageKey } from '../i18n/translate.ts';
import type { IconNode } from '../ui/icon.tsx';
import { privacyIcon, profileIcon, resultsIcon, shareIcon } from '../ui/icons.ts';
import { lazyPart } from './lazy-part.tsx';
import type { PopupModel } from './popup-model.ts';
import { SharePlace } from './share-place.tsx';

interface Place {
  id: string;
  label: MessageKey;
  icon: IconNode;
  Place: FunctionComponent<PopupModel>;
}

const ProfilePlace = lazyPart(async () => (await import('./profile-place.tsx')).ProfilePlace);
const ResultsPlace = lazyPart(async () => (await import('./results-place.tsx')).ResultsPlace);
const PrivacyPlace = lazyPart(async () => (await import('./privacy-place.tsx')).PrivacyPlace);

/** The places of the popup, in the order of the bar. A new place is one line. */
export const places = [
  { id: 'share', label: 'place_share', icon: shareIcon, Place: SharePlace },
  { id: 'profile', label: 'place_profile', icon: profileIcon, Place: ProfilePlace },
  { id: 'results', label: 'place_results', icon: resultsIcon, Place: ResultsPlace },
  { id: 'privacy', label: 'place_privacy', icon: privacyIcon, Place: PrivacyPlace },
] as const satisfies readonly Place[];

/** Which place of the popup. */
export type PlaceId = (typeof places)[number]['id'];
