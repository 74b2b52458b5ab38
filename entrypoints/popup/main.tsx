import { translate } from '../../src/i18n/translate.ts';
import { Popup } from '../../src/popup/popup.tsx';
import { mountPage } from '../../src/ui/mount.tsx';

mountPage(translate('extName'), <Popup />);
