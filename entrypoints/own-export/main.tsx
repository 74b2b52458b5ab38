import { translate } from '../../src/i18n/translate.ts';
import { OwnExportPage } from '../../src/own-export/own-export-page.tsx';
import { mountPage } from '../../src/ui/mount.tsx';

mountPage(translate('import_title'), <OwnExportPage />);
