/** What the guide is saying, for those who make room for it or ring what it means; its code comes when the floor stands. */
import { signal } from '@preact/signals';

/** The thing of the floor that a step speaks of; '' none. */
export const hinted = signal('');

/** '' it has nothing to say. */
export const guideKind = signal<'' | 'lead' | 'tip'>('');

export const loadGuide = () => import('./guide.tsx').then(({ Guide }) => Guide);
