import { useSignal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { translate } from '../i18n/translate.ts';
import { Loading } from '../ui/empty-state.tsx';
import type { PopupModel } from './popup-model.ts';

type Place = FunctionComponent<PopupModel>;

/** A place whose code is fetched when it is first shown: what the popup opens with stays small. */
export function lazyPlace(load: () => Promise<Place>): Place {
  let loaded: Place | null = null;
  return function LazyPlace(model) {
    const place = useSignal(loaded);
    useEffect(() => {
      if (loaded) return;
      void load().then((found) => {
        loaded = found;
        place.value = found;
      });
    }, [place]);
    const Shown = place.value;
    return Shown ? <Shown {...model} /> : <Loading label={translate('loading')} lines={4} />;
  };
}
