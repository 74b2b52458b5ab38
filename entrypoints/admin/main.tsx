import { Admin } from '../../src/admin/admin.tsx';
import { translate } from '../../src/i18n/translate.ts';
import { mountPage } from '../../src/ui/mount.tsx';

mountPage(translate('admin_title'), <Admin />);
