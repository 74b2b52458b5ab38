import { useSignal } from '@preact/signals';
import type { Slug } from '../contract/primitives.ts';
import { type Expertise, type Stance, stanceOn, takeStance } from '../domain/expertise.ts';
import { slugify } from '../domain/slugify.ts';
import { type MessageKey, translate } from '../i18n/translate.ts';
import type { ExpertiseState } from '../messaging/care-messages.ts';
import { Button } from '../ui/button.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { TextField } from '../ui/text-field.tsx';

const NOTHING_SAID: Expertise = { role: '', speaks: [], avoids: [] };
/** As the contract's slugs have it. */
const TOPIC_LENGTH = 64;

const stances: readonly { id: Stance; label: MessageKey }[] = [
  { id: 'speaks', label: 'expertise_speaks' },
  { id: 'neither', label: 'expertise_neither' },
  { id: 'avoids', label: 'expertise_avoids' },
];

interface ExpertiseCardProps {
  state: ExpertiseState;
  /** False if it was not kept: what was typed is given back. */
  onSave: (expertise: Expertise) => Promise<boolean>;
}

/** Role and field, in the person's own words: what they speak about and what they don't. It stays on the device. */
export function ExpertiseCard({ state, onSave }: ExpertiseCardProps) {
  const said = state.expertise ?? NOTHING_SAID;
  /** What is typed and not kept yet; null: nothing. */
  const typed = useSignal<string | null>(null);
  const another = useSignal('');
  const topic = slugify(another.value).slice(0, TOPIC_LENGTH);
  const role = typed.value ?? said.role;

  async function save(change: Expertise): Promise<boolean> {
    const kept = await onSave(change);
    if (kept && typed.value === change.role) typed.value = null;
    return kept;
  }

  function take(known: Slug, stance: Stance): Promise<boolean> {
    return save(takeStance({ ...said, role }, known, stance));
  }

  async function add() {
    if (topic === '') return;
    const words = another.value;
    another.value = '';
    if (!(await take(topic, 'speaks')) && another.value === '') another.value = words;
  }

  return (
    <section class="card expertise">
      <h2>{translate('expertise_title')}</h2>
      <p>{translate('expertise_text')}</p>
      <TextField
        label={translate('expertise_role')}
        value={role}
        hint={translate('expertise_role_hint')}
        maxLength={80}
        onInput={(value) => {
          typed.value = value;
        }}
        onDone={() => void save({ ...said, role })}
      />
      {state.topics.length > 0 && (
        <ul class="stances">
          {state.topics.map((known) => (
            <TopicRow
              key={known}
              topic={known}
              stance={stanceOn(said, known)}
              onTake={(stance) => void take(known, stance)}
            />
          ))}
        </ul>
      )}
      <form
        class="another-topic"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField
          label={translate('expertise_another')}
          value={another.value}
          maxLength={TOPIC_LENGTH}
          onInput={(value) => {
            another.value = value;
          }}
        />
        <Button type="submit">{translate('expertise_add')}</Button>
      </form>
    </section>
  );
}

function TopicRow(props: { topic: Slug; stance: Stance; onTake: (stance: Stance) => void }) {
  const words = props.topic.replaceAll('-', ' ');
  return (
    <li>
      <span>{words}</span>
      <Segmented
        label={words}
        options={stances.map(({ id, label }) => ({ id, label: translate(label) }))}
        selected={props.stance}
        onSelect={props.onTake}
      />
    </li>
  );
}
