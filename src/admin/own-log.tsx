import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { translate } from '../i18n/translate.ts';
import { type DeviceShare, exportDeviceLog } from '../messaging/extension-messages.ts';
import { send } from '../messaging/send.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { DeviceLog } from './device-log.tsx';

/** This device's own log as it is now: read each time it is opened, and when the person comes back to the page. */
export function OwnLog() {
  const shares = useSignal<DeviceShare[] | null>(null);
  const silent = useSignal(false);

  async function load() {
    const result = await send(exportDeviceLog, null);
    silent.value = !result.ok;
    if (result.ok) shares.value = result.answer;
  }

  useEffect(() => {
    const renew = () => {
      if (document.visibilityState === 'visible') void load();
    };
    renew();
    document.addEventListener('visibilitychange', renew);
    return () => document.removeEventListener('visibilitychange', renew);
  }, []);

  if (!silent.value) return <DeviceLog shares={shares.value} />;
  return (
    <Notice
      tone="bad"
      title={translate('worker_title')}
      actions={<Button onClick={() => void load()}>{translate('try_again')}</Button>}
    >
      {translate('worker_silent')}
    </Notice>
  );
}
