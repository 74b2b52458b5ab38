import { useSignal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { translate } from '../i18n/translate.ts';
import { Loading } from '../ui/empty-state.tsx';

/**
 * A part whose code is fetched when it is first shown: what the popup opens with stays small. `Waiting` stands in its
 * place until then.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
  Waiting: FunctionComponent<Props> = Lines,
): FunctionComponent<Props> {
  let loaded: FunctionComponent<Props> | null = null;
  return function LazyPart(props) {
    const part = useSignal(loaded);
    useEffect(() => {
      if (loaded) return;
      void load().then((found) => {
        loaded = found;
        part.value = found;
      });
    }, [part]);
    const Shown = part.value ?? Waiting;
    return <Shown {...props} />;
  };
}

function Lines() {
  return <Loading label={translate('loading')} lines={4} />;
}
