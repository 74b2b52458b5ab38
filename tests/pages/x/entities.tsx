/** @jsxImportSource react */
import { CompositeDecorator } from 'draft-js';
import type { ReactNode } from 'react';
import twitterText from 'twitter-text';
import css from './composer.module.css';

function Entity({ children }: { children?: ReactNode }): JSX.Element {
  return <span className={css['entity']}>{children}</span>;
}

/** Colours #subjects, @accounts and addresses as they are typed, with the network's own rules for what is one. */
export const entityDecorator = new CompositeDecorator([
  {
    component: Entity,
    strategy: (block, found) => {
      for (const { indices } of twitterText.extractEntitiesWithIndices(block.getText())) {
        found(indices[0], indices[1]);
      }
    },
  },
]);
