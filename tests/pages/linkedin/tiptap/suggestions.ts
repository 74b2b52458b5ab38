import { type EditorState, Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { people } from '../../shared/people.ts';
import { SuggestionList } from './suggestion-list.ts';

/** The `@x` or `#x` that ends at the caret. */
interface Query {
  readonly sign: string;
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

const atCaret = /(?:^|\s)([@#])([\p{L}\p{N}_]+)$/u;

function findQuery({ selection }: EditorState): Query | undefined {
  const { $from, empty } = selection;
  if (!empty) return undefined;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, ' ');
  const match = atCaret.exec(before);
  if (!match) return undefined;
  const [, sign = '', word = ''] = match;
  return { sign, word, from: $from.pos - word.length - 1, to: $from.pos };
}

/** Names that fit; hashtags get a decoration but no list. */
function suggest({ sign, word }: Query): readonly string[] {
  if (sign !== '@') return [];
  const start = word.toLocaleLowerCase();
  return Object.values(people)
    .map(({ name }) => name)
    .filter((name) => name.split(' ').some((part) => part.toLocaleLowerCase().startsWith(start)));
}

function insertMention({ dispatch, state }: EditorView, { from, to }: Query, name: string): void {
  const id = `urn:li:fsd_profile:${Object.values(people).findIndex((one) => one.name === name)}`;
  const { mention } = state.schema.nodes;
  if (!mention) return;
  const person = mention.create({ entityID: id, label: name });
  dispatch(state.tr.replaceWith(from, to, [person, state.schema.text(' ')]));
}

/** The pending suggestion, as TipTap marks it: a decoration around the word, and a list under it. */
export function suggestions(): Plugin {
  const list = new SuggestionList();
  let dismissed = '';
  const query = (state: EditorState) => {
    const found = findQuery(state);
    return found && found.word !== dismissed ? found : undefined;
  };
  const take = (view: EditorView, name: string) => {
    const found = query(view.state);
    if (found) insertMention(view, found, name);
  };
  return new Plugin({
    props: {
      decorations(state) {
        const found = findQuery(state);
        if (!found) return DecorationSet.empty;
        const mark = { class: 'suggestion', 'data-decoration-id': `id_${found.from}` };
        return DecorationSet.create(state.doc, [Decoration.inline(found.from, found.to, mark)]);
      },
      handleKeyDown(view, event) {
        if (!list.isOpen) return false;
        if (event.key === 'Enter' || event.key === 'Tab') take(view, list.selected);
        else if (event.key === 'ArrowDown') list.move();
        else if (event.key === 'Escape') {
          dismissed = query(view.state)?.word ?? '';
          list.close();
        } else return false;
        event.preventDefault();
        event.stopPropagation();
        return true;
      },
    },
    view: () => ({
      update(view) {
        const found = query(view.state);
        const names = found ? suggest(found) : [];
        if (!found || names.length === 0) return list.close();
        const { left, bottom } = view.coordsAtPos(found.from);
        list.open(view.dom, { names, left, top: bottom, take: (name) => take(view, name) });
      },
      destroy: () => list.close(),
    }),
  });
}
