import { translate } from '../../src/i18n/translate.ts';
import { mountPage } from '../../src/ui/mount.tsx';
import { Welcome } from '../../src/welcome/welcome.tsx';

mountPage(translate('welcome_title'), <Welcome />);
