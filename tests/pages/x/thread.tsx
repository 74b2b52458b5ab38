/** @jsxImportSource react */
import { classes } from '../shared/element.ts';
import { options } from '../shared/options.ts';
import { me, portraitUrl } from '../shared/people.ts';
import css from './composer.module.css';
import { DraftField } from './draft-field.tsx';
import { fieldName } from './field.ts';
import { LexicalField } from './lexical-field.tsx';
import { TextareaField } from './textarea-field.tsx';
import type { ComposerState } from './use-composer.ts';
import { words } from './words.ts';

/** The editor that the page's address asks for; X's own is Draft.js. */
const Field =
  options.engine === 'lexical'
    ? LexicalField
    : options.engine === 'textarea'
      ? TextareaField
      : DraftField;

/** What the posts of a composer need besides its state. */
interface ThreadProps {
  readonly composer: ComposerState;
  readonly placeholder: string;
  readonly takesFocus: boolean;
  readonly tall: boolean;
}

/** The editors of a composer, one below the other, each with the author's face. */
export function Thread(props: ThreadProps): JSX.Element {
  const { composer, takesFocus, tall } = props;
  return (
    <>
      {composer.texts.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: posts are only ever added at the end
        <div key={index} className={css['post']}>
          <img className={css['face']} src={portraitUrl(me)} width={40} height={40} alt="" />
          <label
            data-testid={`${fieldName(index)}_label`}
            className={classes(css['field'], tall && composer.texts.length === 1 && css['tall'])}
          >
            <Field
              index={index}
              text={text}
              placeholder={index === 0 ? props.placeholder : words.addAnother}
              clearings={composer.clearings}
              takesFocus={takesFocus || index > 0}
              onText={(next) => composer.change(index, next)}
              onPost={() => composer.send()}
            />
          </label>
        </div>
      ))}
    </>
  );
}
